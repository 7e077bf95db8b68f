import { UsageError } from '../usage-error.ts';

/** What says how to read a log, and what to make of it. */
const ofLogs = [
  'input-tokens',
  'output-tokens',
  'time',
  'model-column',
  'time-unit',
  'only',
  'strict',
  'grid',
  'represent',
  'rate',
  'window',
  'scale',
] as const;

/** What a log is made into; no other log than the one that is planned for has it. */
const ofDays = ['periods', 'utc-offset'] as const;

/** What says which machines to offer, and what they sustain. */
const ofOffers = [
  'models',
  'engine',
  'weights',
  'kv-cache',
  'prices',
  'add-prices',
  'gpu',
  'provider',
  'segment',
  'region',
  'pricing',
  'measurements',
  'calibrate',
  'disaggregate',
] as const;

/** What says what to serve how fast; simulations of a scenario file take it, too. */
const ofTargets = ['model', 'ttft', 'tpot', 'e2e', 'percentile', 'kv-link'] as const;

/**
 * Refuses flags that would be of no account, because there is no log that they could be about.
 * @param simulated whether traffic is replayed, so that targets, and with a log its flags, count
 * @throws UsageError
 */
export function refuseStrayFlags(request: object, simulated: boolean): void {
  const given = new Map(Object.entries(request).filter(([, value]) => value !== undefined && value !== false));
  if (given.has('trace')) return;
  const stray = [
    ...ofOffers,
    ...ofDays,
    ...(simulated && given.has('replay') ? [] : ofLogs),
    ...(simulated ? [] : ofTargets),
  ].find((name) => given.has(name));
  if (stray === undefined) return;
  throw new UsageError(`--${stray} goes with --trace: name the log of the requests, or leave it out.`);
}
