import { InputError } from '@fleetmix/core';

/**
 * The share that `p95` or `p99.9` means: 0.95, 0.999.
 * @throws InputError
 */
export function quantileShare(name: string, option: string): number {
  const match = /^p(\d+(?:\.\d+)?)$/.exec(name);
  const percent = Number(match?.[1]);
  if (percent > 0 && percent < 100) return Number((percent / 100).toPrecision(12));
  const message = `must be mean${option === 'rate' ? ', peak, a number of requests/s' : ''} or a quantile such as p95, not ${JSON.stringify(name)}.`;
  throw new InputError([{ path: option, message }], 'options');
}
