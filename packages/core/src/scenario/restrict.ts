import type { CaseChange } from './cases.ts';
import type { Offer } from './offer.ts';
import type { Scenario } from './scenario.ts';

/**
 * The same scenario with only the offers that `keep` accepts, the nodes that they need, and the pools of which both are left; stock
 * and options stay, and limits, though they name offers that are gone.
 */
export function restrict(scenario: Scenario, keep: (offer: Offer, position: number) => boolean): Scenario {
  const classes = scenario.workload.classes.length;
  const accepted = new Set(scenario.offers.filter(keep));
  const nodes = new Set([...accepted].map(({ node }) => node));
  const kept = scenario.offers.flatMap((offer, position) =>
    accepted.has(offer) || (offer.isNode === true && nodes.has(offer.name)) ? [position] : [],
  );
  const capacity = new Float64Array(kept.length * classes);
  kept.forEach((position, row) => {
    capacity.set(scenario.capacity.subarray(position * classes, (position + 1) * classes), row * classes);
  });
  const offers = kept.map((position) => scenario.offers[position] as Offer);
  const names = new Set(offers.map(({ name }) => name));
  const pools = scenario.pools?.filter(({ prefill, decode }) => names.has(prefill) && names.has(decode));
  const { periods, futures } = scenario;
  return {
    ...scenario,
    offers,
    capacity,
    ...(pools === undefined ? {} : { pools }),
    ...(periods === undefined ? {} : { periods: periods.map((one) => pricedFor(one, names)) }),
    ...(futures === undefined
      ? {}
      : { futures: { ...futures, cases: futures.cases.map((one) => pricedFor(one, names)) } }),
  };
}

/** A case with prices of offers that are left alone. */
function pricedFor<Change extends CaseChange>(change: Change, names: ReadonlySet<string>): Change {
  if (change.usdPerHour === undefined) return change;
  const left = Object.entries(change.usdPerHour).filter(([name]) => names.has(name));
  return { ...change, usdPerHour: Object.fromEntries(left) };
}
