import type { Offer, Scenario } from '@fleetmix/core';
import { carriesAll } from './brute-force.ts';
import { withinLimits } from './within-limits.ts';

type Counts = readonly number[];

/** A period or a future, written out apart from core. */
interface Case {
  readonly weight: number;
  readonly scenario: Scenario;
}

/**
 * USD/hour of the cheapest plan of a scenario with periods or futures, by trying everything: counts of what is bought once, sets
 * of futures that fail, and counts in every case; null where none serves. Replicas are lived one by one to see whether they
 * stay as long as they are rented. Every offer has a small maxReplicas.
 */
export function bruteCases(scenario: Scenario): number | null {
  const cases = casesOf(scenario);
  const weight = cases.reduce((sum, one) => sum + one.weight, 0);
  const isOnce = scenario.offers.map(({ pricing }) => pricing === 'reserved' || scenario.futures?.decideNow === 'all');
  const fleets = cases.map((one) => fleetsOf(one.scenario));
  const serving = cases.map((one, k) => fleets[k]?.filter((counts) => carriesAll(one.scenario, counts)) ?? []);
  let least = Number.POSITIVE_INFINITY;
  for (const failed of failures(scenario, cases)) {
    const allowed = cases.map((_, k) => (failed.includes(k) ? fleets[k] : serving[k]) ?? []);
    for (const bought of allowed[0] === undefined ? [] : distinct(allowed[0], isOnce)) {
      const own = allowed.map((list) =>
        list.filter((counts) => isOnce.every((is, at) => !is || counts[at] === bought[at])),
      );
      least = Math.min(least, cheapest(scenario, cases, own));
    }
  }
  return least === Number.POSITIVE_INFINITY ? null : least / weight;
}

function casesOf({ periods, futures, ...scenario }: Scenario): readonly Case[] {
  const changes = [...(periods ?? []).map((one) => ({ ...one, weight: one.hours })), ...(futures?.cases ?? [])];
  return changes.map(({ weight, demand = 1, usdPerHour = {} }) => {
    const classes = scenario.workload.classes.map((one) => ({
      ...one,
      demand:
        one.demand *
        (typeof demand === 'number' ? demand : Object.hasOwn(demand, one.name) ? (demand[one.name] as number) : 1),
    }));
    const offers = scenario.offers.map((offer) => ({
      ...offer,
      usdPerHour: usdPerHour[offer.name] ?? offer.usdPerHour,
    }));
    return { weight, scenario: { ...scenario, workload: { ...scenario.workload, classes }, offers } };
  });
}

/** Every fleet within replica bounds, stock and limits. */
function fleetsOf(scenario: Scenario): readonly Counts[] {
  const all = scenario.offers.reduce<readonly Counts[]>(
    (grown, { minReplicas = 0, maxReplicas }) => {
      if (maxReplicas === undefined) throw new RangeError('Give every offer a maxReplicas, so that there is an end.');
      const range = Array.from(
        { length: Math.max(0, maxReplicas - minReplicas + 1) },
        (_, above) => minReplicas + above,
      );
      return grown.flatMap((counts) => range.map((count) => [...counts, count]));
    },
    [[]],
  );
  return all.filter((counts) => inStock(scenario, counts) && withinLimits(scenario, counts));
}

function inStock({ offers, stock }: Scenario, counts: Counts): boolean {
  return [...stock].every(
    ([gpu, have]) =>
      offers.reduce((sum, offer, at) => sum + (offer.gpu === gpu ? offer.gpusPerReplica * (counts[at] ?? 0) : 0), 0) <=
      have,
  );
}

/** Every set of futures that may fail together. */
function failures({ futures }: Scenario, cases: readonly Case[]): readonly (readonly number[])[] {
  const share = futures?.mayFailShare ?? 0;
  const whole = cases.reduce((sum, { weight }) => sum + weight, 0);
  const sets = cases.reduce<readonly (readonly number[])[]>(
    (grown, _, k) => grown.flatMap((set) => [set, [...set, k]]),
    [[]],
  );
  return sets.filter((set) => set.reduce((sum, k) => sum + (cases[k]?.weight ?? 0), 0) <= share * whole + 1e-9);
}

function distinct(list: readonly Counts[], isOnce: readonly boolean[]): readonly Counts[] {
  const seen = new Map(list.map((counts) => [counts.filter((_, at) => isOnce[at]).join(), counts]));
  return [...seen.values()];
}

/** The least that one fleet a case costs, starts included, in USD times the unit of the weights. */
function cheapest(scenario: Scenario, cases: readonly Case[], lists: readonly (readonly Counts[])[]): number {
  const costs = (k: number, counts: Counts) =>
    (cases[k]?.weight ?? 0) *
    counts.reduce((sum, count, at) => sum + count * (cases[k]?.scenario.offers[at]?.usdPerHour ?? 0), 0);
  const isTimed = scenario.periods !== undefined && scenario.offers.some(isCoupled);
  if (!isTimed)
    return lists.reduce((sum, list, k) => sum + Math.min(Infinity, ...list.map((counts) => costs(k, counts))), 0);
  const rounds = lists.reduce<readonly (readonly Counts[])[]>(
    (grown, list) => grown.flatMap((fleets) => list.map((counts) => [...fleets, counts])),
    [[]],
  );
  return rounds.reduce((least, fleets) => {
    const rent = fleets.reduce((sum, counts, k) => sum + costs(k, counts), 0);
    if (rent >= least) return least;
    const starting = scenario.offers.map((offer, at) =>
      lived(
        scenario,
        offer,
        fleets.map((counts) => counts[at] ?? 0),
        cases.map((one) => one.scenario.offers[at]?.usdPerHour ?? 0),
      ),
    );
    return Math.min(least, rent + starting.reduce((sum, usd) => sum + usd, 0));
  }, Number.POSITIVE_INFINITY);
}

function isCoupled({ startupMinutes = 0, usdPerStart = 0, minRentalHours = 0 }: Offer): boolean {
  return startupMinutes + usdPerStart + minRentalHours > 0;
}

/** USD of an offer's starts in a round, living every replica; Infinity where one stops before its rental is over. */
function lived({ periods = [], current }: Scenario, offer: Offer, counts: Counts, prices: Counts): number {
  const { startupMinutes = 0, usdPerStart = 0, minRentalHours = 0 } = offer;
  const round = periods.reduce((sum, { hours }) => sum + hours, 0);
  const rounds = current === undefined ? 3 + Math.ceil(minRentalHours / round) : 1;
  const running = current === undefined ? (counts[0] ?? 0) : (current.get(offer.name) ?? 0);
  const begun = Array.from({ length: running }, () => Number.NEGATIVE_INFINITY);
  let [now, usd] = [0, 0];
  for (let at = 0; at < rounds * counts.length; at++) {
    const period = at % counts.length;
    const count = counts[period] ?? 0;
    while (begun.length > count) if (now - (begun.shift() ?? 0) < minRentalHours - 1e-9) return Infinity;
    for (; begun.length < count; begun.push(now))
      if (at >= (rounds - 1) * counts.length) usd += ((prices[period] ?? 0) * startupMinutes) / 60 + usdPerStart;
    now += periods[period]?.hours ?? 0;
  }
  return usd;
}
