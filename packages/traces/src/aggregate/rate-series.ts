import { InputError } from '@fleetmix/core';
import type { RateSeries } from '../result.ts';
import type { AggregateRow } from './aggregate-row.ts';

const mostWindows = 5_000_000;

/**
 * The rates of the windows, with those that had no requests.
 * @throws InputError where there are too many to keep
 */
export function rateSeries(rows: readonly AggregateRow[]): RateSeries | undefined {
  const windows = rows.filter(({ part }) => part === 'window');
  const windowS = windows[0]?.value;
  if (windowS === undefined) return undefined;
  const last = windows.reduce((latest, { at_s }) => Math.max(latest, at_s), 0);
  const count = Math.round(last / windowS) + 1;
  if (count > mostWindows) throw tooMany(count, windowS);
  const requestsPerSecond = new Float64Array(count);
  for (const { at_s, requests } of windows) requestsPerSecond[Math.round(at_s / windowS)] = requests / windowS;
  return { windowS, requestsPerSecond };
}

function tooMany(count: number, windowS: number): InputError {
  const years = (count * windowS) / 31_557_600;
  const message = `the log spans ${Number(years.toPrecision(2))} years, ${count} windows of ${windowS} s. Is one time wrong, or the unit (--time-unit)? Else make the window longer.`;
  return new InputError([{ path: 'windowS', message }], 'options');
}
