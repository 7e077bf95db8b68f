import { capacityOf, type Scenario } from '@fleetmix/core';
import { neededFor } from './brute-force.ts';
import { criticalPrices } from './critical-prices.ts';
import { isMore, mostInOrder, mostWithin } from './most-within.ts';
import { withinLimits } from './within-limits.ts';

type Numbers = readonly number[];

/** What a goal most-served with priorities reaches: weight x demand of each, the most important first, and its least cost. */
export interface BruteService {
  readonly served: readonly number[];
  readonly usdPerHour: number;
}

/** A class with demand: replicas of each offer that it fills alone, Infinity where it cannot; and what serving it is worth. */
interface Asked {
  readonly loads: Numbers;
  readonly worth: number;
  readonly priority: number;
}

/**
 * The most that a budget serves, in weight x demand, by trying every fleet; null where there is none. Classes are divided
 * freely, and every offer has a maxReplicas.
 */
export function bruteServed(scenario: Scenario, budgetUsdPerHour: number): number | null {
  const classes = askedOf(scenario);
  const served = fleets(scenario, budgetUsdPerHour).map((counts) => servedBy(scenario, classes, counts));
  return served.length === 0 ? null : Math.max(...served);
}

/**
 * The most that a budget serves of the first priority, then of the second, and so on, and the least that this costs, by trying
 * every fleet; null where there is none. Classes are divided freely and share replicas; every offer has a maxReplicas.
 */
export function bruteServedInOrder(
  scenario: Scenario,
  budgetUsdPerHour = Number.POSITIVE_INFINITY,
): BruteService | null {
  const classes = askedOf(scenario);
  const priorities = [...new Set(classes.map(({ priority }) => priority))].sort((one, other) => one - other);
  const tried = fleets(scenario, budgetUsdPerHour).map((counts): BruteService => {
    const { able, rows } = shareRows(classes, counts);
    const worths = priorities.map((rank) => able.map(({ worth, priority }) => (priority === rank ? worth : 0)));
    const usdPerHour = scenario.offers.reduce((sum, offer, at) => sum + offer.usdPerHour * (counts[at] as number), 0);
    return { served: mostInOrder(worths, able.length, rows), usdPerHour };
  });
  const isBetter = (one: BruteService, other: BruteService) =>
    isMore([...one.served, -one.usdPerHour], [...other.served, -other.usdPerHour]);
  return tried.reduce<BruteService | null>((best, one) => (best === null || isBetter(one, best) ? one : best), null);
}

/** The shortest makespan within a budget, in seconds, likewise; null where no fleet serves every class. */
export function bruteMakespan(scenario: Scenario, budgetUsdPerHour: number): number | null {
  const classes = askedOf(scenario).map(({ loads }) => loads);
  const seconds = fleets(scenario, budgetUsdPerHour).map((counts) => secondsOf(scenario, classes, counts));
  const least = Math.min(Number.POSITIVE_INFINITY, ...seconds);
  return least === Number.POSITIVE_INFINITY ? null : least;
}

function askedOf({ workload, options, offers, ...scenario }: Scenario): readonly Asked[] {
  return workload.classes.flatMap(({ demand, weight = 1, priority = 1, headroom: own = options.headroom }, at) => {
    if (demand === 0) return [];
    const loads = offers.map(
      (offer, position) =>
        (demand * (1 + own) * neededFor(offer)) / capacityOf({ workload, options, offers, ...scenario }, position, at),
    );
    return [{ loads, worth: weight * demand, priority }];
  });
}

/** Every fleet within stock, bounds, limits and the budget. */
function fleets(scenario: Scenario, budgetUsdPerHour: number): readonly Numbers[] {
  const { offers, stock } = scenario;
  const all = offers.reduce<readonly Numbers[]>(
    (grown, { minReplicas = 0, maxReplicas }) => {
      if (maxReplicas === undefined) throw new RangeError('Give every offer a maxReplicas, so that there is an end.');
      const range = Array.from({ length: maxReplicas - minReplicas + 1 }, (_, above) => minReplicas + above);
      return grown.flatMap((counts) => range.map((count) => [...counts, count]));
    },
    [[]],
  );
  const sum = (counts: Numbers, of: (offer: (typeof offers)[number]) => number) =>
    offers.reduce((total, offer, at) => total + of(offer) * (counts[at] as number), 0);
  return all.filter(
    (counts) =>
      sum(counts, ({ usdPerHour }) => usdPerHour) <= budgetUsdPerHour + 1e-9 &&
      [...stock].every(
        ([gpu, have]) => sum(counts, (offer) => (offer.gpu === gpu ? offer.gpusPerReplica : 0)) <= have,
      ) &&
      withinLimits(scenario, counts),
  );
}

function servedBy({ options }: Scenario, classes: readonly Asked[], counts: Numbers): number {
  if (options.sharing === 'per-class')
    return classes.reduce((sum, { loads, worth }) => sum + worth * Math.min(1, shareAlone(loads, counts)), 0);
  const { able, rows } = shareRows(classes, counts);
  return mostWithin(
    able.map(({ worth }) => worth),
    rows,
  );
}

/**
 * By Farkas, as in `carries`: shares s_b of the classes fit into counts if and only if, for every critical price vector p,
 * sum_b s_b min_c p_c a_bc <= sum_c p_c y_c. The most of sum_b w_b s_b under these rows lies at a corner.
 */
function shareRows(classes: readonly Asked[], counts: Numbers) {
  const able = classes.filter(({ loads }) => loads.some((load) => Number.isFinite(load)));
  const prices = criticalPrices(
    able.map(({ loads }) => loads),
    counts.length,
  );
  const rows = prices.map((price) => ({
    terms: able.map(({ loads }) => cheapest(loads, price)),
    limit: counts.reduce((sum, count, at) => sum + count * (price[at] as number), 0),
  }));
  return { able, rows };
}

function secondsOf({ options }: Scenario, classes: readonly Numbers[], counts: Numbers): number {
  if (options.sharing === 'per-class') return Math.max(...classes.map((loads) => 1 / shareAlone(loads, counts)));
  const ratios = criticalPrices(classes, counts.length).map((price) => {
    const needed = classes.reduce((sum, loads) => sum + cheapest(loads, price), 0);
    const rented = counts.reduce((sum, count, at) => sum + count * (price[at] as number), 0);
    return needed === 0 ? 0 : needed / rented;
  });
  return Math.max(...ratios);
}

/** How often counts carry a class that has them to itself. */
function shareAlone(loads: Numbers, counts: Numbers): number {
  return loads.reduce((sum, load, at) => sum + (counts[at] as number) / load, 0);
}

function cheapest(loads: Numbers, price: Numbers): number {
  return Math.min(...loads.map((load, at) => (Number.isFinite(load) ? load * (price[at] as number) : Infinity)));
}
