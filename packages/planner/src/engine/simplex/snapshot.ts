// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * A basis kept for a node of the tree: keys, basis, bounds at which nonbasic variables rest, and edge weights. Dual
 * feasibility does not depend on the bounds, so a parent's basis starts the child.
 */
import { classOf, type Relaxation, refactorise } from './relaxation.ts';

export interface Snapshot {
  readonly key: Int32Array;
  readonly basis: Int32Array;
  readonly atUpper: Uint8Array;
  readonly weight: Float64Array;
}

/** Copies the basis out. */
export function snapshot({ key, basis, atUpper, weight }: Relaxation): Snapshot {
  return { key: key.slice(), basis: basis.slice(), atUpper: atUpper.slice(), weight: weight.slice() };
}

/** Puts a kept basis back, under the bounds that are now in force; false where it is singular. */
export function restore(relaxation: Relaxation, kept: Snapshot): boolean {
  const { problem, position, basis, partners, basicCell, keyValue, amount } = relaxation;
  for (let at = 0; at < problem.rows; at += 1) if (basis[at]! < 0) basicCell[~basis[at]!] = 0;
  relaxation.key.set(kept.key);
  relaxation.atUpper.set(kept.atUpper);
  relaxation.weight.set(kept.weight);
  basis.set(kept.basis);
  position.fill(-1);
  partners.fill(0);
  keyValue.set(amount);
  for (let at = 0; at < problem.rows; at += 1) {
    const variable = basis[at]!;
    if (variable >= 0) position[variable] = at;
    else {
      basicCell[~variable] = 1;
      partners[classOf(problem, variable)]! += 1;
    }
  }
  return refactorise(relaxation);
}
