import type { Percentiles } from '@fleetmix/profiles';
import { milliseconds } from './figures.ts';
import { percentileName } from './targets.ts';

/**
 * A latency at a percentile; where that is not recorded, the next higher one that is, or else the mean, with its name beside
 * it: `140 (p99)`. '' where nothing is recorded.
 */
export function latencyText(recorded: Percentiles | undefined, percentile: number): string {
  if (recorded === undefined) return '';
  const shares = Object.keys(recorded).flatMap((name) => (name === 'mean' ? [] : Number(name.slice(1)) / 100));
  const nearest = Math.min(...shares.filter((share) => share >= percentile - 1e-9));
  if (Number.isFinite(nearest)) {
    const name = percentileName(nearest);
    const text = milliseconds(recorded[name] as number);
    return nearest > percentile + 1e-9 ? `${text} (${name})` : text;
  }
  return recorded.mean === undefined ? '' : `${milliseconds(recorded.mean)} (mean)`;
}
