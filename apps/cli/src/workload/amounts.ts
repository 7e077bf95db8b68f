import { quoted } from '@fleetmix/core';
import type { Grid, Rate, Represent } from '@fleetmix/traces';
import { durationMs } from '../input/amounts.ts';
import { UsageError } from '../usage-error.ts';

/** `melange`, or a whole number of ranges per decade. */
export function gridOf(text: string): Grid {
  if (text === 'melange') return text;
  const perDecade = Number(text);
  if (/^\d+$/.test(text) && perDecade >= 1 && perDecade <= 50) return { perDecade };
  throw new UsageError(`--grid is ${quoted(text)}; it must be melange, or a whole number of ranges from 1 to 50.`);
}

/** `mean`, or a quantile such as `p90`. */
export function representOf(text: string): Represent {
  if (text === 'mean') return text;
  if (isQuantile(text)) return text;
  throw new UsageError(`--represent is ${quoted(text)}; it must be mean, or a quantile such as p90.`);
}

/** `mean`, `peak`, a quantile, or requests/s. */
export function rateOf(text: string): Rate {
  if (text === 'mean' || text === 'peak' || isQuantile(text)) return text;
  const rate = Number(text);
  if (text.trim() !== '' && rate > 0 && Number.isFinite(rate)) return rate;
  throw new UsageError(
    `--rate is ${quoted(text)}; it must be mean, peak, a quantile such as p95, or requests/s above 0.`,
  );
}

/** A factor such as `2x` or `1.5`. */
export function scaleOf(text: string): number {
  const factor = Number(/^(\d+(?:\.\d+)?|\.\d+)x?$/.exec(text.trim())?.[1]);
  if (factor > 0) return factor;
  throw new UsageError(`--scale is ${quoted(text)}; it must be a factor above 0, such as 2x or 0.5.`);
}

/** Into how many parts a day is cut. */
export function periodsOf(text: string): number {
  const parts = Number(text);
  if (/^\d+$/.test(text) && [2, 3, 4, 6, 8, 12, 24].includes(parts)) return parts;
  throw new UsageError(
    `--periods is ${quoted(text)}; it must be 2, 3, 4, 6, 8, 12 or 24, the equal parts to cut a day into.`,
  );
}

/** Hours ahead of UTC in `+02:00`, `-3.5` or `2`. */
export function utcOffsetOf(text: string): number {
  const [, sign = '+', hours, minutes = '0'] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  const ahead = hours === undefined ? Number(text) : (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60);
  if (text.trim() !== '' && ahead >= -12 && ahead <= 14 && Number.isInteger(ahead * 4)) return ahead;
  throw new UsageError(
    `--utc-offset is ${quoted(text)}; it must be hours ahead of UTC from -12 to 14, such as +02:00 or -3.5.`,
  );
}

/** Seconds in a time such as `5m`. */
export function windowS(text: string): number {
  return durationMs(text, '--window') / 1000;
}

function isQuantile(text: string): text is `p${number}` {
  return /^p\d{1,2}(\.\d+)?$/.test(text) && Number(text.slice(1)) > 0;
}
