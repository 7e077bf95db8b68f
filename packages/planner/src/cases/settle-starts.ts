import {
  caseScenarios,
  isBoughtOnce,
  isCoupledInTime,
  type Offer,
  type Plan,
  rentalReach,
  type Scenario,
  startsOf,
  usdOfStart,
} from '@fleetmix/core';

/**
 * A plan that was made as if starts were free, with what they cost in mind: replicas stay over breaks in which they cost less than
 * a start, and as long as they are rented. Routes stay; the plan may break stock or limits now, so judge it.
 */
export function settleStarts(scenario: Scenario, plan: Plan): Plan {
  const cases = caseScenarios(scenario);
  const settled = new Map(
    scenario.offers
      .filter((offer) => isCoupledInTime(offer) && !isBoughtOnce(scenario, offer))
      .map((offer) => {
        const counts = cases.map(({ name }) => countIn(plan, name, offer.name));
        const priced = cases.map((one) => one.scenario.offers.find(({ name }) => name === offer.name) ?? offer);
        const keep = priced.map((own, at) => own.usdPerHour * (cases[at]?.weight ?? 0));
        return [offer.name, rentedLongEnough(scenario, offer, bridged(scenario, counts, keep, priced.map(usdOfStart)))];
      }),
  );
  return {
    ...plan,
    cases: cases.map(({ name }, at) => {
      const own = plan.cases?.find((one) => one.case === name);
      const others = own?.replicas.filter(({ offer }) => !settled.has(offer)) ?? [];
      const counted = [...settled].map(([offer, counts]) => ({ offer, count: counts[at] ?? 0 }));
      return {
        case: name,
        replicas: [...others, ...counted.filter(({ count }) => count > 0)],
        routes: own?.routes ?? [],
      };
    }),
  };
}

function countIn(plan: Plan, name: string, offer: string): number {
  return plan.cases?.find((one) => one.case === name)?.replicas.find((one) => one.offer === offer)?.count ?? 0;
}

/**
 * The n-th replica of an offer is needed in some periods; between two of them it stays where that is cheaper than to start it anew.
 * Each replica by itself: starts of all of them add up.
 * @param keep USD of a replica over each period
 * @param start USD of a start for each period
 */
function bridged(
  { current }: Scenario,
  counts: readonly number[],
  keep: readonly number[],
  start: readonly number[],
): readonly number[] {
  const filled = [...counts];
  for (let level = 1; level <= Math.max(...counts); level++) {
    const needed = counts.flatMap((count, at) => (count >= level ? [at] : []));
    needed.forEach((from, position) => {
      const next = needed[position + 1] ?? (current === undefined ? (needed[0] ?? 0) + counts.length : from);
      const idle = Array.from({ length: Math.max(0, next - from - 1) }, (_, at) => (from + 1 + at) % counts.length);
      const usd = idle.reduce((sum, at) => sum + (keep[at] ?? 0), 0);
      if (usd < (start[next % counts.length] ?? 0))
        for (const at of idle) filled[at] = Math.max(filled[at] ?? 0, level);
    });
  }
  return filled;
}

/**
 * Counts with as many more as minimum rentals ask for. What is added may be a start that asks for more; where that does not end
 * soon, each period has the most of those whose rentals reach it: what was started for that most still runs, so that no later start
 * is beyond it.
 */
function rentedLongEnough(scenario: Scenario, offer: Offer, counts: readonly number[]): readonly number[] {
  const reach = rentalReach(scenario, offer);
  const most = Math.max(...counts);
  let kept = counts;
  for (let round = 0; round <= counts.length; round++) {
    const starts = startsOf(scenario, offer, kept);
    const bound = reach.map((list) => list.reduce((sum, each, from) => sum + each * (starts[from] ?? 0), 0));
    if (bound.every((least, at) => (kept[at] ?? 0) >= least)) return kept;
    kept = kept.map((count, at) => Math.max(count, bound[at] ?? 0));
    if (kept.some((count) => count > most)) break;
  }
  return reach.map((list, at) =>
    list.reduce((least, each, from) => (each > 0 ? Math.max(least, counts[from] ?? 0) : least), counts[at] ?? 0),
  );
}
