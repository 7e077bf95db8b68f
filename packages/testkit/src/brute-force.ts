import { capacityOf, isDisaggregated, type Offer, type Scenario } from '@fleetmix/core';
import { carries } from './carries.ts';
import { type Counting, countings } from './countings.ts';
import { leastTransfers, waysOf } from './least-transfers.ts';

const mostOffers = 3;
/** Where there are pools nothing is priced, and one offer more can be afforded. */
const mostPooledOffers = 4;

/**
 * USD/hour of the cheapest plan, by trying replica counts from the cheapest up until some carry the demand; null when
 * none do. Independent of every planner: whether counts carry the demand is decided without a solver (see `carries`).
 * @throws RangeError where the scenario has more than 3 offers, or 4 with pools, for which it would take too long
 */
export function bruteForce(scenario: Scenario): number | null {
  if (isDisaggregated(scenario)) return brutePooled(scenario);
  return all(scenario).find(holdsIn(scenario))?.usdPerHour ?? null;
}

/**
 * Counts of every fleet that costs the least, by offer in the scenario's order; none where there is no plan.
 * @throws RangeError as {@link bruteForce}
 */
export function bruteFleets(scenario: Scenario): readonly (readonly number[])[] {
  const least = bruteForce(scenario) ?? Number.NEGATIVE_INFINITY;
  return all(scenario)
    .filter(({ usdPerHour }) => usdPerHour <= least + 1e-9)
    .filter(holdsIn(scenario))
    .map(({ counts }) => counts);
}

/**
 * Every counting that could be of use and holds, cheapest first.
 * @throws RangeError as {@link bruteForce}
 */
export function holding(scenario: Scenario): readonly Counting[] {
  return all(scenario).filter(holdsIn(scenario));
}

/** With pools the price of a fleet is not all: every fleet is tried whose rent by itself is below the best cost so far. */
function brutePooled(scenario: Scenario): number | null {
  const { sharing, slices } = scenario.options;
  if (sharing !== 'shared' || slices !== 'none')
    throw new RangeError('bruteForce takes pools with shared capacity and classes divided freely.');
  const ways = waysOf(scenario, neededFor);
  let least = Number.POSITIVE_INFINITY;
  for (const { counts, usdPerHour } of all(scenario, mostPooledOffers)) {
    if (usdPerHour >= least) break;
    const transfers = leastTransfers(ways, counts);
    if (transfers === null || remains(scenario, counts).some((left) => leastTransfers(ways, left) === null)) continue;
    least = Math.min(least, usdPerHour + transfers);
  }
  return least === Number.POSITIVE_INFINITY ? null : least;
}

/** Every counting, cheapest first. */
function all(scenario: Scenario, mostOffersOf = mostOffers): readonly Counting[] {
  if (scenario.offers.filter(({ isNode }) => isNode !== true).length > mostOffersOf) {
    throw new RangeError(
      `bruteForce takes at most ${mostOffersOf} offers besides nodes, and "${scenario.name}" has more: restrict the scenario.`,
    );
  }
  return countings(scenario, loadsAlone(scenario));
}

function holdsIn(scenario: Scenario): (counting: Counting) => boolean {
  const classes = loadsAlone(scenario);
  return ({ counts }) =>
    carries(classes, counts, scenario.options) &&
    remains(scenario, counts).every((left) => carries(classes, left, scenario.options));
}

/** What each loss that the scenario asks to survive leaves of counts. */
function remains({ survive, offers }: Scenario, counts: readonly number[]): readonly (readonly number[])[] {
  if (survive === undefined) return [];
  const without = (isLost: (at: number) => boolean) =>
    counts.map((count, at) => (isLost(at) ? Math.max(0, survive === 'replica' ? count - 1 : 0) : count));
  if (survive === 'replica' || survive === 'offer')
    return counts.flatMap((_, lost) => (offers[lost]?.isNode === true ? [] : [without((at) => at === lost)]));
  const values = new Set(offers.map((offer) => offer[survive]).filter((value) => value !== undefined));
  return [...values].map((lost) => without((at) => offers[at]?.[survive] === lost));
}

/** Whether counts carry the demand of a scenario, all losses aside. */
export function carriesAll(scenario: Scenario, counts: readonly number[]): boolean {
  return carries(loadsAlone(scenario), counts, scenario.options);
}

/** Replicas of each offer that a class fills when it goes there whole, by class; Infinity where it cannot. */
function loadsAlone(scenario: Scenario): readonly (readonly number[])[] {
  return scenario.workload.classes.flatMap(({ demand, headroom: own = scenario.options.headroom }, at) => {
    const asked = demand * (1 + own);
    return asked > 0
      ? [scenario.offers.map((offer, position) => (asked * neededFor(offer)) / capacityOf(scenario, position, at))]
      : [];
  });
}

/** Replicas for one replica's worth of work, worked out by the book: a cycle is the time between two interruptions and that away. */
export function neededFor({ headroom = 0, interruptions }: Offer): number {
  if (interruptions === undefined || interruptions.perHour === 0) return 1 + headroom;
  const workMinutes = 60 / interruptions.perHour;
  return ((1 + headroom) * (workMinutes + interruptions.recoveryMinutes)) / workMinutes;
}
