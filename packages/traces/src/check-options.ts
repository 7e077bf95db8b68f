import { InputError } from '@fleetmix/core';
import { boundsOf } from './aggregate/grid.ts';
import { checkParts } from './aggregate/parts-of-day.ts';
import { quantileShare } from './aggregate/quantile-share.ts';
import { checkOffset } from './aggregate/utc-offset.ts';
import type { AggregateOptions, LogOptions } from './options.ts';

/**
 * Refuses options without meaning before a long log is read.
 * @throws InputError
 */
export function checkOptions({
  windowS = 300,
  maxTokens = 1,
  scale = 1,
  ...options
}: LogOptions & AggregateOptions): void {
  const { rate = 'mean', represent = 'mean' } = options;
  boundsOf(options.grid);
  if (options.periods !== undefined) checkParts(options.periods);
  if (options.utcOffsetHours !== undefined) checkOffset(options.utcOffsetHours);
  if (represent !== 'mean') quantileShare(represent, 'represent');
  if (typeof rate === 'string' && rate !== 'mean' && rate !== 'peak') quantileShare(rate, 'rate');
  const numbers = { windowS, maxTokens, scale, ...(typeof rate === 'number' ? { rate } : {}) };
  const problems = Object.entries(numbers)
    .filter(([, value]) => !(value > 0 && Number.isFinite(value)))
    .map(([path, value]) => ({ path, message: `must be a number above 0, not ${value}.` }));
  if (maxTokens > 2 ** 31 - 1) problems.push({ path: 'maxTokens', message: 'must be below 2^31.' });
  if (problems.length > 0) throw new InputError(problems, 'options');
}
