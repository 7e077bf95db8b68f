import { InputError } from '@fleetmix/core';
import type { AggregateOptions, Rate } from '../options.ts';
import type { DayPart, DayProfile, RateSeries } from '../result.ts';
import { partOf } from './parts-of-day.ts';
import { quantileShare } from './quantile-share.ts';

/**
 * The profile with the demand of each part: its own mean, quantile or peak, where one is asked for; a number of requests/s
 * is the mean of the day, which keeps its course. Parts that the log never covers have none.
 * @throws InputError where a part has no window to take a quantile of
 */
export function partDemands(
  profile: DayProfile,
  series: RateSeries | undefined,
  { rate = 'mean', scale = 1 }: Pick<AggregateOptions, 'rate' | 'scale'>,
): DayProfile {
  const rates = partRates(profile, series, rate);
  const parts = profile.parts.map((part, at) => {
    const requests = sum(part.requests);
    const own = (rates[at] as number) * scale;
    const { requestsPerSecond: _, demand: __, ...rest } = part;
    if (part.coveredS === 0) return rest;
    const demand = part.requests.map((count) => (requests === 0 ? 0 : (own * count) / requests));
    return { ...rest, requestsPerSecond: own, demand };
  });
  return { ...profile, parts };
}

function partRates(profile: DayProfile, series: RateSeries | undefined, rate: Rate): readonly number[] {
  const means = profile.parts.map(({ coveredS, requests }) => (coveredS === 0 ? 0 : sum(requests) / coveredS));
  if (rate === 'mean') return means;
  if (typeof rate === 'number') {
    const covered = profile.parts.filter(({ coveredS }) => coveredS > 0);
    const mean = sum(means) / covered.length;
    return means.map((one) => (one === 0 ? 0 : (rate * one) / mean));
  }
  const windows = windowsByPart(profile, series);
  return profile.parts.map((part, at) => (part.coveredS === 0 ? 0 : highRate(windows[at] ?? [], rate, part, series)));
}

function highRate(rates: readonly number[], rate: 'peak' | `p${number}`, part: DayPart, series?: RateSeries): number {
  if (rates.length === 0) {
    const message = `${part.name} has no whole window of ${series?.windowS ?? 0} s: make the window shorter (--window 1m), or use mean.`;
    throw new InputError([{ path: 'rate', message }], 'options');
  }
  if (rate === 'peak') return Math.max(...rates);
  const sorted = rates.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(quantileShare(rate, 'rate') * sorted.length) - 1)] as number;
}

/** Rates of the windows that lie in one part from beginning to end; of the log's last window, which is cut short, none. */
function windowsByPart({ startS, parts }: DayProfile, series: RateSeries | undefined): readonly (readonly number[])[] {
  const { windowS, requestsPerSecond } = series ?? { windowS: 1, requestsPerSecond: new Float64Array() };
  const found: number[][] = parts.map(() => []);
  requestsPerSecond.slice(0, -1).forEach((rate, at) => {
    const from = startS + at * windowS;
    const part = partOf(from, parts.length);
    const length = 86_400 / parts.length;
    const end = from + windowS - length * Math.floor(from / length);
    if (end <= length + 1e-6) found[part]?.push(rate);
  });
  return found;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
