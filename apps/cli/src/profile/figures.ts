import { whole } from '../output/figures.ts';

/** A rate or a number at once with three digits: `0.0123`, `4.5`, `1,234`. */
export function rate(value: number): string {
  return value >= 100 ? whole(Math.round(value)) : Number(value.toPrecision(3)).toString();
}

/** Milliseconds without their unit: `0.25`, `7.3`, `412`, `12,345`. */
export function milliseconds(value: number): string {
  if (value < 1) return Number(value.toPrecision(2)).toString();
  return value < 100 ? value.toFixed(1) : whole(Math.round(value));
}
