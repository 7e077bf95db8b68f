import { quoted } from '@fleetmix/core';
import { durationMs } from '../input/amounts.ts';
import { UsageError } from '../usage-error.ts';

/** A loss of replicas: `OFFER@5m` for all of an offer after five minutes, `2xOFFER@5m` for two of them. */
export interface Failure {
  readonly offer: string;
  readonly atMs: number;
  readonly replicas?: number;
}

/** Reads a failure. */
export function failureOf(text: string): Failure {
  const match = /^(?:(\d+)x)?(.+)@([^@]+)$/.exec(text.trim());
  if (match === null) {
    throw new UsageError(`--fail is ${quoted(text)}; it must be an offer and a time, such as l4@5m, or 2xl4@5m.`);
  }
  const [, count, offer = '', time = ''] = match;
  const atMs = durationMs(time, '--fail');
  return { offer, atMs, ...(count === undefined ? {} : { replicas: Number(count) }) };
}

/** A whole number, 1 to 1000. */
export function runsOf(text: string): number {
  const runs = Number(text);
  if (/^\d+$/.test(text) && runs >= 1 && runs <= 1000) return runs;
  throw new UsageError(`--runs is ${quoted(text)}; it must be a whole number from 1 to 1000.`);
}

/** A coefficient of variation above 0. */
export function variation(text: string): number {
  const cv = Number(text);
  if (text.trim() !== '' && cv > 0 && cv <= 100) return cv;
  throw new UsageError(
    `--cv is ${quoted(text)}; it must be a number above 0, such as 2: 1 is Poisson, more is burstier.`,
  );
}
