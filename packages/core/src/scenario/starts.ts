import type { Offer } from './offer.ts';
import type { Scenario } from './scenario.ts';

/** USD that one start costs, at the offer's price in the period that it is started for: the time until it serves, and the fee. */
export function usdOfStart({ usdPerHour, startupMinutes = 0, usdPerStart = 0 }: Offer): number {
  return (usdPerHour * startupMinutes) / 60 + usdPerStart;
}

/** Whether it matters to an offer what ran in the period before. */
export function isCoupledInTime({ startupMinutes = 0, usdPerStart = 0, minRentalHours = 0 }: Offer): boolean {
  return startupMinutes > 0 || usdPerStart > 0 || minRentalHours > 0;
}

/**
 * Replicas of an offer that are started for each period: as many as it has more than in the period before. The round
 * repeats, so that before the first comes the last; but where the scenario says what is running, that comes before the first.
 * @param counts replicas in each period, in order
 */
export function startsOf({ current }: Scenario, { name }: Offer, counts: readonly number[]): readonly number[] {
  const before = current === undefined ? counts.at(-1) : (current.get(name) ?? 0);
  return counts.map((count, at) => Math.max(0, count - ((at === 0 ? before : counts[at - 1]) ?? 0)));
}

/** Hours that differ by less are the same. */
const sameHours = 1e-9;

/**
 * How the minimum rental of an offer binds its replicas: `reach[p][q]` is how many starts of each replica started for period q,
 * one a round, are still within it in period p. In every period p there must be sum_q reach[p][q] x starts(q) replicas at least:
 * those that started longest ago stop first, so that no more is needed (minimum up time of the unit commitment problem).
 * A rental that ends within a period lasts to its end, for counts change between periods only. Where the scenario says
 * what is running there is one round, and what runs has been rented long enough.
 */
export function rentalReach({ periods = [], current }: Scenario, { minRentalHours = 0 }: Offer): number[][] {
  const round = periods.reduce((sum, { hours }) => sum + hours, 0);
  const begins = periods.map((_, at) => periods.slice(0, at).reduce((sum, { hours }) => sum + hours, 0));
  return begins.map((now, at) =>
    begins.map((began, from) => {
      const isLater = from <= at;
      if (current !== undefined) return isLater && now - began < minRentalHours - sameHours ? 1 : 0;
      const since = isLater ? now - began : now - began + round;
      return Math.max(0, Math.ceil((minRentalHours - since - sameHours) / round));
    }),
  );
}
