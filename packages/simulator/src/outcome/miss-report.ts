import type { Slo } from '../slo.ts';
import { causeOf, isInside, type MissCause } from './misses.ts';
import type { Lost } from './recorder.ts';
import type { RequestColumns } from './request-log.ts';

/** Requests outside the SLO for one cause. */
export interface Misses {
  readonly cause: MissCause;
  readonly requests: number;
  /** Of all requests that count. */
  readonly share: number;
  /** When the first and the last of them arrived, and when most of them did: the middle of the worst of 64 parts. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly worstMs: number;
  /** Class and offer with the most of them; no offer where none took them. */
  readonly class: string;
  readonly offer?: string;
}

const parts = 64;

class Tally {
  requests = 0;
  fromMs = Number.POSITIVE_INFINITY;
  toMs = 0;
  readonly times = new Float64Array(parts);
  readonly classes: number[] = [];
  readonly offers: number[] = [];

  add(atMs: number, part: number, requestClass: number, offer?: number): void {
    this.requests += 1;
    this.fromMs = Math.min(this.fromMs, atMs);
    this.toMs = Math.max(this.toMs, atMs);
    this.times[part] = (this.times[part] as number) + 1;
    this.classes[requestClass] = (this.classes[requestClass] ?? 0) + 1;
    if (offer !== undefined) this.offers[offer] = (this.offers[offer] ?? 0) + 1;
  }
}

function highest(counts: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < counts.length; at += 1) if ((counts[at] ?? 0) > (counts[best] ?? 0)) best = at;
  return best;
}

/** What broke, when and where, the most frequent cause first. */
export function missesOf(
  log: RequestColumns,
  rows: Int32Array,
  lost: readonly Lost[],
  slo: Slo,
  [fromMs, toMs]: readonly [number, number],
  names: { readonly classes: readonly string[]; readonly offers: readonly string[] },
): readonly Misses[] {
  const tallies = new Map<MissCause, Tally>();
  const width = Math.max(1e-9, (toMs - fromMs) / parts);
  const add = (cause: MissCause, atMs: number, requestClass: number, offer?: number): void => {
    const tally = tallies.get(cause) ?? new Tally();
    tallies.set(cause, tally);
    tally.add(atMs, Math.min(parts - 1, Math.floor((atMs - fromMs) / width)), requestClass, offer);
  };
  for (const row of rows) {
    if (isInside(log, row, slo)) continue;
    add(causeOf(log, row, slo), log.arrivalMs[row] as number, log.requestClass[row] as number, log.offer[row]);
  }
  for (const { arrivalMs, requestClass } of lost) add('not-served', arrivalMs, requestClass);
  const all = rows.length + lost.length;
  const found = [...tallies].map(([cause, { requests, fromMs: first, toMs: last, times, classes, offers }]) => {
    const offer = offers.length === 0 ? undefined : names.offers[highest(offers)];
    return {
      cause,
      requests,
      share: requests / all,
      fromMs: first,
      toMs: last,
      worstMs: fromMs + (highest(times) + 0.5) * width,
      class: names.classes[highest(classes)] ?? '',
      ...(offer === undefined ? {} : { offer }),
    };
  });
  return found.toSorted((a, b) => b.requests - a.requests);
}
