/**
 * Merges offers with equal throughput columns into profiles: the same GPU in forty regions is one row of the problem with
 * forty prices. Equal means equal in every class with demand, to the last bit.
 */
import type { Scenario } from '@fleetmix/core';
import type { Candidate } from './limits.ts';

/** Offers with one throughput column, in the order in which their first member appears. */
export interface Profile {
  readonly members: Candidate[];
  /** Replicas for all of a class at its active position; NaN where it cannot be served. */
  readonly load: Float64Array;
}

/** Merges; with `apart`, only makes a profile of each offer. Offers that serve nothing are left out. */
export function mergeProfiles(
  scenario: Scenario,
  activeClasses: Int32Array,
  demand: Float64Array,
  candidates: readonly Candidate[],
  apart: boolean,
): readonly Profile[] {
  const byHash = new Map<number, Profile[]>();
  const profiles: Profile[] = [];
  for (const candidate of candidates) {
    if (candidate.useful === 0 || (candidate.extra === 0 && candidate.base === 0)) continue;
    const hash = columnHash(scenario, activeClasses, candidate.offer);
    const found = byHash.get(hash) ?? [];
    const twin = apart
      ? undefined
      : found.find(({ members: [first] }) => sameColumn(scenario, activeClasses, first, candidate));
    if (twin !== undefined) {
      twin.members.push(candidate);
      continue;
    }
    const profile = { members: [candidate], load: loadOf(scenario, activeClasses, demand, candidate.offer) };
    byHash.set(hash, [...found, profile]);
    profiles.push(profile);
  }
  return profiles;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);

function columnHash(scenario: Scenario, activeClasses: Int32Array, offer: number): number {
  const offset = offer * scenario.workload.classes.length;
  let hash = 0x811c9dc5;
  for (let at = 0; at < activeClasses.length; at += 1) {
    float[0] = scenario.capacity[offset + (activeClasses[at] as number)] as number;
    hash = Math.imul(hash ^ (words[0] as number), 0x01000193);
    hash = Math.imul(hash ^ (words[1] as number) ^ (hash >>> 15), 0x01000193);
  }
  return hash;
}

function sameColumn(
  scenario: Scenario,
  activeClasses: Int32Array,
  one: Candidate | undefined,
  other: Candidate,
): boolean {
  if (one === undefined) return false;
  const classes = scenario.workload.classes.length;
  const first = one.offer * classes;
  const second = other.offer * classes;
  for (let at = 0; at < activeClasses.length; at += 1) {
    const requestClass = activeClasses[at] as number;
    if (scenario.capacity[first + requestClass] !== scenario.capacity[second + requestClass]) return false;
  }
  return true;
}

function loadOf(scenario: Scenario, activeClasses: Int32Array, demand: Float64Array, offer: number): Float64Array {
  const offset = offer * scenario.workload.classes.length;
  const load = new Float64Array(activeClasses.length);
  for (let at = 0; at < load.length; at += 1) {
    const capacity = scenario.capacity[offset + (activeClasses[at] as number)] as number;
    load[at] = capacity > 0 ? (demand[at] as number) / capacity : Number.NaN;
  }
  return load;
}
