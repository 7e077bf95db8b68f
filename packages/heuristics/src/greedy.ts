import { derated, type Planner, type PlanResult, refusalOf, type Scenario } from '@fleetmix/core';
import { Fleet, type FleetRules } from './fleet.ts';
import { meetMinimums } from './meet-minimums.ts';
import { cheapestFirst, hardestFirst } from './order.ts';
import { classShortage, minimumShortage } from './shortage.ts';
import { trim } from './trim.ts';

/** Share of a class that rounding may leave over; it is within what the judge allows to go unserved. */
const negligibleShare = 1e-9;

/**
 * Serves the hardest class first (the one whose best replica carries least of it), each on what is still free of the
 * rented replicas, then on new ones of the offer that is cheapest per request. Respects stock, replica bounds, headroom,
 * slices, both ways of sharing, and limits on amounts; whatever else is asked makes it give up before it starts. It never looks back, so it proves nothing: its guarantee is `none`, and where it ends
 * without a plan it has given up, though there may be one. Time grows with classes x offers.
 */
export function greedy(): Planner {
  return planner('greedy', { reuse: true, stock: 'per-gpu' });
}

/**
 * Greedy that looks back once: where the work of a replica can be done for less, because others have room or a smaller
 * one would do, that replica is given back. Never dearer than {@link greedy}, whose plans it starts from.
 */
export function trimmedGreedy(): Planner {
  return planner('greedy-trimmed', { reuse: true, stock: 'per-gpu' }, trim);
}

/** Greedy without reuse: every class takes whole replicas for itself, as the published simulation's greedy does. */
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

type Finish = (fleet: Fleet, scenario: Scenario) => Fleet;

function planner(name: string, rules: FleetRules, finish: Finish = (fleet) => fleet): Planner {
  return {
    name,
    plan: async (scenario, { signal } = {}) =>
      signal?.aborted ? gaveUp('It was aborted before it started.') : plan(scenario, rules, finish),
  };
}

function plan(given: Scenario, rules: FleetRules, finish: Finish): PlanResult {
  const scenario = derated(given);
  const beyond = refusalOf(scenario);
  if (beyond !== undefined) return gaveUp(beyond);
  const fleet = new Fleet(scenario, rules);
  const short = minimumShortage(fleet, scenario) ?? meetMinimums(fleet, scenario);
  if (short !== undefined) return gaveUp(short);
  for (const requestClass of hardestFirst(scenario)) {
    const left = serve(fleet, scenario, requestClass);
    if (left > negligibleShare) return gaveUp(classShortage(fleet, scenario, requestClass, left));
  }
  return { status: 'planned', plan: finish(fleet, scenario).plan(), guarantee: { kind: 'none' } };
}

/** Returns the share of the class that found no place. */
function serve(fleet: Fleet, scenario: Scenario, requestClass: number): number {
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

function gaveUp(reason: string): PlanResult {
  return { status: 'gave-up', reason, exhausted: false };
}
