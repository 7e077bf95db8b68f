import type { ScenarioOptions } from '@fleetmix/core';
import { criticalPrices } from './critical-prices.ts';

/** Scenarios of the kit are made of whole and quarter numbers; this only absorbs rounding. */
const slack = 1e-9;

type Numbers = readonly number[];

/**
 * Whether replica counts carry the demand, decided exactly and without a solver.
 * @param classes replicas of each offer that a class fills when it goes there whole; Infinity where it cannot
 */
export function carries(classes: readonly Numbers[], counts: Numbers, options: ScenarioOptions): boolean {
  const { sharing, slices } = options;
  if (sharing === 'per-class') return classes.every((loads) => carriesOne(loads, counts, slices));
  return carriesDivided(classes, counts) && (slices === 'none' || carriesSliced(classes, counts, slices));
}

/** A class alone fills each offer as far as it goes; with slices, by whole slices. */
function carriesOne(loads: Numbers, counts: Numbers, slices: number | 'none'): boolean {
  const shares = loads.map((load, offer) => (counts[offer] as number) / load);
  const whole = slices === 'none' ? shares : shares.map((share) => Math.floor(share * slices + slack) / slices);
  return whole.reduce((sum, share) => sum + share, 0) >= 1 - slack;
}

/**
 * Freely divided classes b with loads a_bc fit into y_c replicas if and only if, for all prices p >= 0 of a replica,
 *
 *     sum_b min_c p_c a_bc <= sum_c p_c y_c        (Farkas: the dual of the routing problem)
 *
 * that is, serving each class where it is cheapest costs no more than all that is rented. The left side minus the right
 * is linear wherever no class changes its cheapest offer, so it is positive somewhere only if it is at an extreme ray
 * of those regions; {@link criticalPrices} lists the rays.
 */
function carriesDivided(classes: readonly Numbers[], counts: Numbers): boolean {
  return criticalPrices(classes, counts.length).every((prices) => {
    const needed = classes.map((loads) => Math.min(...loads.map((load, offer) => cost(load, prices[offer] as number))));
    const rented = counts.map((count, offer) => count * (prices[offer] as number));
    // Relative, since a ray has no size of its own: prices a million apart would drown an absolute slack.
    return total(needed) <= total(rented) * (1 + slack);
  });
}

/** Where an offer cannot serve the class it is no bargain, not even for nothing. */
function cost(load: number, price: number): number {
  return Number.isFinite(load) ? load * price : Number.POSITIVE_INFINITY;
}

/** Deals out the slices of one class after the other in every way, until all are placed or no way is left. */
function carriesSliced(classes: readonly Numbers[], room: Numbers, slices: number): boolean {
  const [loads, ...others] = classes;
  if (loads === undefined) return true;
  return deals(slices, room.length).some((deal) => {
    const left = room.map((free, offer) => {
      const share = (deal[offer] as number) / slices;
      return share === 0 ? free : free - share * (loads[offer] as number);
    });
    return left.every((free) => free >= -slack) && carriesSliced(others, left, slices);
  });
}

function deals(slices: number, offers: number): readonly Numbers[] {
  if (offers === 1) return [[slices]];
  return Array.from({ length: slices + 1 }, (_, first) => first).flatMap((first) =>
    deals(slices - first, offers - 1).map((rest) => [first, ...rest]),
  );
}

function total(values: Numbers): number {
  return values.reduce((sum, value) => sum + value, 0);
}
