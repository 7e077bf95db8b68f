import { quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/** Gigabytes in `80GB`, `0.2TB`, or a plain number of gigabytes. */
export function gigabytes(text: string, flag: string): number {
  return amount(text, flag, { '': 1, gb: 1, g: 1, tb: 1000 }, 'a size such as 80GB');
}

/** Parameters in `70B`, `1.5T`, `500M`, or a plain number of billions. */
export function parameters(text: string, flag: string): number {
  return amount(text, flag, { '': 1e9, m: 1e6, b: 1e9, t: 1e12 }, 'a number of parameters such as 70B');
}

function amount(text: string, flag: string, units: Readonly<Record<string, number>>, wanted: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*([a-z]*)$/i.exec(text.trim());
  const value = Number(match?.[1]) * (units[(match?.[2] ?? '').toLowerCase()] ?? Number.NaN);
  if (value > 0) return value;
  throw new UsageError(`${flag} is ${quoted(text)}; it must be ${wanted}.`);
}
