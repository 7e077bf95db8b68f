// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The way back: totals of groups become replicas of offers (cheapest first, bases on top), shares of profiles become
 * routes to their members, filled one after the other.
 */
import type { Scenario } from '@fleetmix/core';
import type { Routing } from '../routing.ts';
import type { Reduction } from './presolve.ts';

/** A plan by position: replicas of each offer, and which share of which class goes where. */
export interface Assignment {
  readonly replicas: Float64Array;
  readonly routes: readonly { readonly requestClass: number; readonly offer: number; readonly share: number }[];
}

/** Replicas of every offer of the scenario for whole group totals. */
function replicasOf(scenario: Scenario, reduction: Reduction, totals: Float64Array): Float64Array {
  const replicas = Float64Array.from(scenario.offers, ({ minReplicas = 0 }) => minReplicas);
  reduction.curves.forEach(({ segments }, group) => {
    let left = totals[group]!;
    for (const { offers } of segments) {
      for (const { offer, width } of offers) {
        const taken = Math.min(left, width);
        replicas[offer]! += taken;
        left -= taken;
      }
    }
  });
  return replicas;
}

/** Replicas and routes of every offer. Shares of one class add up to 1 as they did on its profiles. */
export function postsolve(
  scenario: Scenario,
  reduction: Reduction,
  totals: Float64Array,
  routing: Routing,
): Assignment {
  const replicas = replicasOf(scenario, reduction, totals);
  const members = reduction.profiles.map((profile) =>
    profile.members.map(({ offer }) => offer).filter((offer) => replicas[offer]! > 0),
  );
  const filling = new Int32Array(members.length);
  const room = Float64Array.from(members, ([first]) => (first === undefined ? 0 : replicas[first]!));
  const routes: { requestClass: number; offer: number; share: number }[] = [];
  for (let at = 0; at < routing.start.length - 1; at += 1) {
    for (let entry = routing.start[at]!; entry < routing.start[at + 1]!; entry += 1) {
      const profile = routing.profile[entry]!;
      const requestClass = reduction.limits.activeClasses[at]!;
      pour(members[profile]!, reduction.profiles[profile]!.load[at]!, routing.share[entry]!, profile, (offer, share) =>
        routes.push({ requestClass, offer, share }),
      );
    }
  }
  return { replicas, routes };

  function pour(
    offers: readonly number[],
    load: number,
    share: number,
    profile: number,
    emit: (offer: number, share: number) => void,
  ): void {
    let left = share;
    while (left > 0) {
      const offer = offers[filling[profile]!]!;
      const isLast = filling[profile]! === offers.length - 1;
      const part = isLast ? left : Math.min(left, room[profile]! / load);
      if (part > 0) emit(offer, part);
      room[profile]! -= part * load;
      if (left - part <= 0) return;
      left -= part;
      filling[profile]! += 1;
      room[profile] = replicas[offers[filling[profile]!]!]!;
    }
  }
}
