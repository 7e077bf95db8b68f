import { capacityOf, type Planner, type PlanOptions, type PlanResult, quoted, type Scenario } from '@fleetmix/core';
import { Fleet, type FleetRules } from './fleet.ts';

/** Share of a class that rounding may leave over; it is within what the judge allows to go unserved. */
const negligibleShare = 1e-9;

/**
 * Serves the hardest class first (the one whose best replica carries least of it), each on what is still free of the
 * rented replicas, then on new ones of the offer that is cheapest per request. Respects stock, replica bounds, headroom,
 * slices and both ways of sharing. It never looks back, so it proves nothing: its guarantee is `none`, and where it ends
 * without a plan it has given up, though there may be one. Cost grows with classes x offers.
 */
export function greedy(): Planner {
  return planner('greedy', { reuse: true, stock: 'per-gpu' });
}

/** The same without reuse: every class takes whole replicas for itself, as the published simulation's greedy does. */
export function dedicatedGreedy(): Planner {
  return planner('greedy-dedicated', { reuse: false, stock: 'per-gpu' });
}

/**
 * The greedy of the simulation after Jiang et al. (arXiv 2502.00722), fault and all: replicas are dedicated, and every
 * offer draws on the full stock of its GPU type, as if the other sizes of that type were not there. Its plans can take more
 * GPUs than there are; `evaluate` then says so.
 */
export function publishedGreedy(): Planner {
  return planner('greedy', { reuse: false, stock: 'per-offer' });
}

function planner(name: string, rules: FleetRules): Planner {
  return { name, plan: async (scenario, options) => plan(scenario, rules, options) };
}

function plan(scenario: Scenario, rules: FleetRules, { signal }: PlanOptions = {}): PlanResult {
  if (signal?.aborted) return gaveUp('It was aborted before it started.');
  const fleet = new Fleet(scenario, rules);
  for (const requestClass of hardestFirst(scenario)) {
    const left = serve(fleet, scenario, requestClass);
    if (left > negligibleShare) return gaveUp(outOfOffers(scenario, requestClass, left));
  }
  return { status: 'planned', plan: fleet.plan(), guarantee: { kind: 'none' } };
}

function serve(fleet: Fleet, scenario: Scenario, requestClass: number): number {
  fleet.startClass();
  const offers = cheapestFirst(scenario, requestClass);
  let left = 1;
  for (const offer of offers) left = left > 0 ? fleet.place(offer, requestClass, left) : 0;
  for (const offer of offers) {
    if (left <= negligibleShare) return 0;
    fleet.rent(offer, requestClass, left);
    left = fleet.place(offer, requestClass, left);
  }
  return left;
}

function hardestFirst(scenario: Scenario): readonly number[] {
  const best = scenario.workload.classes.map((_, requestClass) =>
    scenario.offers.reduce((most, _offer, offer) => Math.max(most, capacityOf(scenario, offer, requestClass)), 0),
  );
  return [...best.keys()]
    .filter((requestClass) => (scenario.workload.classes[requestClass]?.demand ?? 0) > 0)
    .sort((a, b) => (best[a] as number) - (best[b] as number));
}

function cheapestFirst(scenario: Scenario, requestClass: number): readonly number[] {
  const price = scenario.offers.map(({ usdPerHour }, offer) => usdPerHour / capacityOf(scenario, offer, requestClass));
  return [...price.keys()]
    .filter((offer) => capacityOf(scenario, offer, requestClass) > 0)
    .sort((a, b) => (price[a] as number) - (price[b] as number));
}

function outOfOffers(scenario: Scenario, requestClass: number, left: number): string {
  const name = quoted(scenario.workload.classes[requestClass]?.name ?? '');
  if (cheapestFirst(scenario, requestClass).length === 0)
    return `No offer serves ${name}: its capacity is 0 everywhere.`;
  return `Every offer that serves ${name} is rented out, and ${Number((left * 100).toPrecision(3))} % of it is left. Another planner may still find a way: try exact.`;
}

function gaveUp(reason: string): PlanResult {
  return { status: 'gave-up', reason, exhausted: false };
}
