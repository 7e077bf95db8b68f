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

function cheapestKeys(relaxation: Relaxation): void {
  const { problem, price, key, partners, basicCell, keyValue } = relaxation;
  const { classes, profiles, load } = problem;
  partners.fill(0);
  basicCell.fill(0);
  keyValue.fill(1);
  price.fill(0);
  cheapestSegments(problem).forEach((segment, profile) => {
    if (segment >= 0) price[profile] = problem.segmentPrice[segment]! / problem.rowScale[profile]!;
  });
  for (let requestClass = 0; requestClass < classes; requestClass += 1) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let profile = 0; profile < profiles; profile += 1) {
      const cost = price[profile]! * load[requestClass * profiles + profile]!;
      if (cost < least) {
        least = cost;
        best = profile;
      }
    }
    key[requestClass] = best;
  }
  computeKeyValues(relaxation);
}
