import type { InputProblem } from '@fleetmix/core';
import { axisPath } from './axis-draft.ts';

const records = ['stock', 'gpuUsdPerHour', 'offerUsdPerHour'];

/** The one key that JavaScript objects cannot carry safely; it would be lost in silence. */
export function unsafeKeyProblems(document: object): readonly InputProblem[] {
  const { axes = {} } = document as { readonly axes?: unknown };
  if (typeof axes !== 'object' || axes === null) return [];
  return [
    ...unsafe(axes, 'axes'),
    ...Object.entries(axes).flatMap(([axis, values]) =>
      Array.isArray(values) ? inValues(values, axisPath(axis)) : [],
    ),
  ];
}

function inValues(values: readonly unknown[], path: string): readonly InputProblem[] {
  return values.flatMap((value, position) =>
    records.flatMap((record) =>
      unsafe((value as Record<string, unknown> | null)?.[record], `${path}[${position}].${record}`),
    ),
  );
}

function unsafe(value: unknown, path: string): readonly InputProblem[] {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__')
    ? [{ path: `${path}["__proto__"]`, message: 'is not a usable name: rename it.' }]
    : [];
}
