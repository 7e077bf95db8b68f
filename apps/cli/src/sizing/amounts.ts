import { quoted } from '@fleetmix/core';
import { durationMs } from '../input/amounts.ts';
import { UsageError } from '../usage-error.ts';

/** Milliseconds of a latency target, which must name its unit: `500ms`, `0.5s`. */
export function targetMs(text: string, flag: string): number {
  if (/^[\d.]+\s*(ms|s)$/.test(text.trim())) return durationMs(text, flag);
  throw new UsageError(`${flag} is ${quoted(text)}; it must be a time with its unit, such as 500ms or 0.5s.`);
}

/** GB/s of a link, above 0. */
export function linkGBps(text: string): number {
  const number = Number(text.trim());
  if (text.trim() !== '' && number > 0 && Number.isFinite(number)) return number;
  throw new UsageError(`--kv-link is ${quoted(text)}; it must be a number of GB/s above 0, such as 25.`);
}

/** The share in `p95`, `95%` or `0.95`. */
export function percentileOf(text: string): number {
  const match = /^p?(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/i.exec(text.trim());
  const number = Number(match?.[1]);
  const share = number > 1 ? number / 100 : number;
  if (match !== null && share >= 0.5 && share < 1) return share;
  throw new UsageError(`--percentile is ${quoted(text)}; it must be from p50 to below p100, such as p95.`);
}

/** A name in a log, and the model that is to serve its requests, in `a=llama-3.1-8b`. */
export function modelOf(text: string): readonly [name: string, model: string] {
  const match = /^([^=]+)=(.+)$/.exec(text.trim());
  if (match !== null) return [(match[1] as string).trim(), (match[2] as string).trim()];
  throw new UsageError(
    `--models is ${quoted(text)}; it must be a name in the log and a model to serve, such as a=llama-3.1-8b.`,
  );
}
