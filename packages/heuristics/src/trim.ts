import type { Scenario } from '@fleetmix/core';
import type { Fleet } from './fleet.ts';
import { cheapestFirst, hardestFirst } from './order.ts';

/**
 * Gives back, offer by offer and the dearest first, a replica whose work others can do for less: it goes where there is
 * room, and what is left to the one offer that holds it at the lowest cost. The last replica of a class is often nearly
 * empty, and a smaller one would do. Never costs more than before.
 */
export function trim(fleet: Fleet, scenario: Scenario): Fleet {
  const easiestFirst = hardestFirst(scenario).toReversed();
  const dearestFirst = scenario.offers
    .map(({ usdPerHour, minReplicas = 0 }, offer) => ({ offer, usdPerHour, minReplicas }))
    .filter(({ offer, minReplicas }) => fleet.countOf(offer) > minReplicas)
    .sort((one, other) => other.usdPerHour - one.usdPerHour);
  return dearestFirst.reduce((best, { offer }) => {
    if (!best.isSpare(offer)) return best;
    const slimmer = best.copy();
    return replaced(slimmer, scenario, offer, easiestFirst, best.usdPerHour()) ? slimmer : best;
  }, fleet);
}

/** Whether the offer's last replica can go, and what takes over its work leaves the fleet cheaper than the limit. */
function replaced(
  fleet: Fleet,
  scenario: Scenario,
  offer: number,
  easiestFirst: readonly number[],
  limitUsdPerHour: number,
): boolean {
  const cheaper = () => fleet.usdPerHour() < limitUsdPerHour;
  const displaced = fleet.giveBack(offer, easiestFirst);
  return (
    cheaper() &&
    displaced.every(([requestClass, share]) => rehoused(fleet, scenario, offer, requestClass, share) && cheaper())
  );
}

function rehoused(fleet: Fleet, scenario: Scenario, from: number, requestClass: number, share: number): boolean {
  const offers = cheapestFirst(scenario, requestClass);
  const left = offers.reduce((rest, offer) => (rest > 0 ? fleet.place(offer, requestClass, rest) : 0), share);
  if (left === 0) return true;
  const bids = offers
    .filter((offer) => offer !== from)
    .map((offer) => ({ offer, replicas: fleet.needed(offer, requestClass, left) }))
    .filter(({ offer, replicas }) => replicas <= fleet.rentable(offer))
    .map(({ offer, replicas }) => ({ offer, usdPerHour: replicas * (scenario.offers[offer]?.usdPerHour ?? 0) }))
    .sort((one, other) => one.usdPerHour - other.usdPerHour);
  if (bids[0] === undefined) return false;
  fleet.rent(bids[0].offer, requestClass, left);
  return fleet.place(bids[0].offer, requestClass, left) === 0;
}
