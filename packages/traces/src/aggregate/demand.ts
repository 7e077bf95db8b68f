import { InputError } from '@fleetmix/core';
import type { AggregateOptions, Rate } from '../options.ts';
import type { RateSeries } from '../result.ts';
import { quantileShare } from './quantile-share.ts';

/** What is known about a log's rates. */
export interface RateFacts {
  readonly requests: number;
  readonly spanS: number | undefined;
  readonly series: RateSeries | undefined;
}

/**
 * Requests/s to serve, scaled. Quantiles are over the windows that are whole; the peak is the highest of all, the last
 * one counted over the whole length too.
 * @throws InputError where the log cannot answer, or an option has no meaning
 */
export function demandRate(facts: RateFacts, { rate = 'mean', scale = 1 }: AggregateOptions): number {
  if (!(scale > 0 && Number.isFinite(scale))) throw refusal('scale', `must be a number above 0, not ${scale}.`);
  return scale * unscaled(facts, rate);
}

function unscaled({ requests, spanS, series }: RateFacts, rate: Rate): number {
  if (typeof rate === 'number') {
    if (rate > 0 && Number.isFinite(rate)) return rate;
    throw refusal('rate', `must be a number of requests/s above 0, not ${rate}.`);
  }
  if (rate !== 'mean' && rate !== 'peak') quantileShare(rate, 'rate');
  if (spanS === undefined)
    throw refusal(
      'rate',
      'the log has no arrival times: give the requests/s (--rate 12), or name the column of times (--time COLUMN).',
    );
  if (spanS <= 0) throw refusal('rate', 'all requests arrive at one moment: give the requests/s (--rate 12).');
  if (rate === 'mean') return requests / spanS;
  if (series === undefined)
    throw refusal('rate', `${rate} needs rates over time, which the log does not have: use mean or a number.`);
  return rate === 'peak' ? highest(series) : quantile(series, spanS, quantileShare(rate, 'rate'));
}

function highest({ requestsPerSecond }: RateSeries): number {
  return requestsPerSecond.reduce((most, value) => Math.max(most, value), 0);
}

function quantile({ requestsPerSecond, windowS }: RateSeries, spanS: number, share: number): number {
  const whole = requestsPerSecond.slice(0, Math.floor(spanS / windowS));
  if (whole.length === 0)
    throw refusal(
      'rate',
      `the log is shorter than one window of ${windowS} s: make the window shorter (--window 1m), or use mean.`,
    );
  const sorted = Float64Array.from(whole).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

function refusal(path: string, message: string): InputError {
  return new InputError([{ path, message }], 'options');
}
