import { InputError, type InputProblem, quoted, suggestion } from '@fleetmix/core';
import type { AxisDraft } from './axis-draft.ts';
import { axisNameProblems, twice, valueProblems } from './check-names.ts';
import type { GridDocument } from './grid-schema.ts';

/** Refuses what is no grid at all, with a word on what it seems to be. */
export function refuseOtherDocument(document: unknown, source: string): void {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    fail('is not a grid: it must be an object that starts with "fleetmix: 1" and "grid: NAME".', source);
  }
  if (Object.hasOwn(document, 'grid')) return;
  if (Object.hasOwn(document, 'offers') || Object.hasOwn(document, 'gpu_info')) {
    fail(
      'is a scenario, not a grid. A grid starts with "fleetmix: 1" and "grid: NAME", and lists it under "scenarios".',
      source,
    );
  }
}

function fail(message: string, source: string): never {
  throw new InputError([{ path: '', message }], source);
}

/** What is wrong with names, and with parts of a document that exclude each other. */
export function documentProblems(document: GridDocument, axes: readonly AxisDraft[]): readonly InputProblem[] {
  return [
    ...exclusive(document, 'scenario', 'scenarios'),
    ...exclusive(document, 'scale', 'scales'),
    ...scaleProblems(document),
    ...axisNameProblems(document, axes),
    ...axes.flatMap(valueProblems),
    ...twice('planners', document.planners ?? []),
    ...chartProblems(document, axes),
  ];
}

function exclusive(
  document: GridDocument,
  one: keyof GridDocument,
  other: keyof GridDocument,
): readonly InputProblem[] {
  if (document[one] === undefined || document[other] === undefined) return [];
  return [{ path: other, message: `stands beside "${one}", and a grid has one of the two: remove one.` }];
}

function scaleProblems({ scale, scales }: GridDocument): readonly InputProblem[] {
  const { totals, factors, rounding = 'none' } = scale ?? {};
  const values = totals ?? factors ?? scales ?? [];
  const path = scales === undefined ? `scale.${totals === undefined ? 'factors' : 'totals'}` : 'scales';
  const problems = [...twice(path, values.map(String))];
  if (scale !== undefined && (totals === undefined) === (factors === undefined)) {
    problems.push({ path: 'scale', message: 'must have either "totals" or "factors": give one of the two.' });
  }
  if (rounding !== 'none' && totals === undefined) {
    problems.push({ path: 'scale.rounding', message: 'goes with "totals" only: give totals, or remove it.' });
  }
  if (rounding !== 'none') problems.push(...notWhole(totals ?? []));
  return problems;
}

function notWhole(totals: readonly number[]): readonly InputProblem[] {
  return totals.flatMap((total, position) =>
    Number.isSafeInteger(total)
      ? []
      : [{ path: `scale.totals[${position}]`, message: `is ${total}; with rounding it must be a whole number.` }],
  );
}

function chartProblems({ charts = {} }: GridDocument, axes: readonly AxisDraft[]): readonly InputProblem[] {
  const names = axes.map(({ name }) => name);
  const unknown = Object.entries(charts).flatMap(([part, axis]) =>
    axis === undefined || names.includes(axis)
      ? []
      : [
          {
            path: `charts.${part}`,
            message: `is ${quoted(axis)}, which is no axis.${suggestion(axis, names)} There are: ${names.join(', ') || 'none'}.`,
          },
        ],
  );
  if (charts.image === undefined || charts.image !== charts.panel) return unknown;
  return [
    ...unknown,
    { path: 'charts.panel', message: 'is the same axis as charts.image: name another, or remove it.' },
  ];
}
