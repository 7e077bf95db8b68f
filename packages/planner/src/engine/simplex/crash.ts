// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The crash basis in closed form: every profile priced at its cheapest segment, stock and totals free, and each class on
 * the profile where it is cheapest, argmin_j p_j a_bj. It is dual feasible whatever the bounds are, and optimal when none
 * of them binds.
 */
import type { Problem } from '../problem.ts';
import { computeKeyValues, type Relaxation, refactorise } from './relaxation.ts';

/** Puts the crash basis in place. */
export function crash(relaxation: Relaxation): boolean {
  const { problem, basis, position, atUpper, weight, segments } = relaxation;
  position.fill(-1);
  atUpper.fill(0);
  for (let row = 0; row < problem.rows; row += 1) {
    basis[row] = segments + row;
    weight[row] = 1;
  }
  cheapestSegments(problem).forEach((segment, profile) => {
    if (segment < 0) return;
    basis[profile] = segment;
    weight[profile] = problem.rowScale[profile]! ** -2;
  });
  for (let row = 0; row < problem.rows; row += 1) position[basis[row]!] = row;
  cheapestKeys(relaxation);
  return refactorise(relaxation);
}

/** The cheapest segment of each profile; -1 where it has none. */
function cheapestSegments(problem: Problem): Int32Array {
  const cheapest = new Int32Array(problem.profiles).fill(-1);
  for (let group = 0; group < problem.groups; group += 1) {
    const profile = problem.groupProfile[group]!;
    const segment = problem.segmentStart[group]!;
    const best = cheapest[profile]!;
    if (best < 0 || problem.segmentPrice[segment]! < problem.segmentPrice[best]!) cheapest[profile] = segment;
  }
  return cheapest;
}

/** Some profile that serves a class, be it closed: the key of a class of which all is put for good. */
function firstServed({ problem: { load, profiles } }: Relaxation, requestClass: number): number {
  let profile = 0;
  while (Number.isNaN(load[requestClass * profiles + profile]!)) profile += 1;
  return profile;
}

function cheapestKeys(relaxation: Relaxation): void {
  const { problem, price, key, partners, basicCell, keyValue, amount, open } = relaxation;
  const { classes, profiles } = problem;
  partners.fill(0);
  basicCell.fill(0);
  keyValue.set(amount);
  price.fill(0);
  cheapestSegments(problem).forEach((segment, profile) => {
    if (segment >= 0) price[profile] = problem.segmentPrice[segment]! / problem.rowScale[profile]!;
  });
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    let best = firstServed(relaxation, requestClass);
    let least = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cost = price[profile]! * open[requestClass * profiles + profile]!;
      if (cost < least) {
        least = cost;
        best = profile;
      }
    }
    key[requestClass] = best;
  }
  computeKeyValues(relaxation);
}
