// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Routes read off a basis: the key of each class and its partners. Loads are added up again from the shares, so that what
 * is returned was checked in replicas.
 */
import type { Problem } from './problem.ts';
import { classOf, profileOf, type Relaxation } from './simplex/relaxation.ts';

/** Shares of classes on profiles, by class: profiles and shares of those above 0. */
export interface Routing {
  readonly start: Int32Array;
  readonly profile: Int32Array;
  readonly share: Float64Array;
  /** Largest load beyond its profile's replicas, relative to them or to 1. */
  readonly excess: number;
}

/** The relaxation's current routes, judged against whole totals. */
export function readRouting(relaxation: Relaxation, totals: Float64Array): Routing {
  const { problem } = relaxation;
  const shares = new Map<number, [number, number][]>();
  for (let position = 0; position < problem.rows; position += 1) {
    const variable = relaxation.basis[position]!;
    const share = relaxation.value[position]!;
    if (variable >= 0 || share <= 0) continue;
    const requestClass = classOf(problem, variable);
    const list = shares.get(requestClass) ?? [];
    list.push([profileOf(problem, variable), share]);
    shares.set(requestClass, list);
  }
  const start = new Int32Array(problem.classes + 1);
  const profile: number[] = [];
  const share: number[] = [];
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    const list = shares.get(requestClass) ?? [];
    const left = relaxation.keyValue[requestClass]!;
    const parts: [number, number][] = left > 0 ? [[relaxation.key[requestClass]!, left], ...list] : list;
    const sum = parts.reduce((total, [, part]) => total + part, 0);
    for (const [on, part] of parts) {
      profile.push(on);
      share.push(part / sum);
    }
    start[requestClass + 1] = profile.length;
  }
  const routing = { start, profile: Int32Array.from(profile), share: Float64Array.from(share) };
  return { ...routing, excess: excessOf(problem, totals, routing) };
}

/** Routes of whole slices, by cell. */
export function readSlices(problem: Problem, totals: Float64Array, counts: Int32Array): Routing {
  const start = new Int32Array(problem.classes + 1);
  const profile: number[] = [];
  const share: number[] = [];
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    for (let on = 0; on < problem.profiles; on += 1) {
      const count = counts[requestClass * problem.profiles + on]!;
      if (count === 0) continue;
      profile.push(on);
      share.push(count / problem.slices);
    }
    start[requestClass + 1] = profile.length;
  }
  const routing = { start, profile: Int32Array.from(profile), share: Float64Array.from(share) };
  return { ...routing, excess: excessOf(problem, totals, routing) };
}

/** Adds the loads up again, in replicas, and compares them with the totals. */
function excessOf(problem: Problem, totals: Float64Array, routing: Omit<Routing, 'excess'>): number {
  const load = new Float64Array(problem.profiles);
  const replicas = new Float64Array(problem.profiles);
  for (let requestClass = 0; requestClass < problem.classes; requestClass += 1) {
    for (let at = routing.start[requestClass]!; at < routing.start[requestClass + 1]!; at += 1) {
      const profile = routing.profile[at]!;
      load[profile]! +=
        (routing.share[at]! * problem.load[requestClass * problem.profiles + profile]!) / problem.rowScale[profile]!;
    }
  }
  for (let profile = 0; profile < problem.profiles; profile += 1) {
    replicas[profile] = problem.rightSide[profile]! / problem.rowScale[profile]!;
  }
  for (let group = 0; group < problem.groups; group += 1) replicas[problem.groupProfile[group]!]! += totals[group]!;
  return load.reduce((most, used, at) => Math.max(most, (used - replicas[at]!) / Math.max(1, replicas[at]!)), 0);
}
