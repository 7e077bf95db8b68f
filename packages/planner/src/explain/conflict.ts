import type { Scenario } from '@fleetmix/core';
import { type Constraint, without } from './constraint.ts';
import type { Replanning } from './replanning.ts';

/** Constraints that together leave no plan. */
export interface ClashingSet {
  readonly constraints: readonly Constraint[];
  /** Whether each is needed for it: without any one of them, the others leave a plan. */
  readonly isIrreducible: boolean;
}

/** Ways out are worth more than a set with nothing to spare, so this share of the time is theirs. */
const timeForRemedies = 0.5;

/**
 * A smallest set of constraints that leave no plan, all others dropped: irreducible, though another may have fewer. Halves the
 * constraints again and again (QuickXplain, Junker 2004), so that k of n take about k log n plans. Constraints that stand
 * early are preferred. Call it for scenarios known to have no plan.
 */
export async function findConflict(
  scenario: Scenario,
  constraints: readonly Constraint[],
  planning: Replanning,
): Promise<ClashingSet> {
  let isIrreducible = true;
  const leavesNone = async (kept: readonly Constraint[]): Promise<boolean> => {
    if (planning.left() < timeForRemedies) {
      isIrreducible = false;
      return false;
    }
    const held = new Set(kept);
    const rest = constraints.filter((each) => !held.has(each));
    const result = await planning.plan(without(scenario, rest), 'what clashes', 1);
    // What is not known is taken to leave a plan, so that a constraint stays rather than goes.
    if (result === undefined || result.status === 'gave-up') isIrreducible = false;
    return result?.status === 'impossible';
  };
  const search = async (
    background: readonly Constraint[],
    hasGrown: boolean,
    open: readonly Constraint[],
  ): Promise<readonly Constraint[]> => {
    if (hasGrown && (await leavesNone(background))) return [];
    if (open.length <= 1) return open;
    const half = Math.ceil(open.length / 2);
    const [first, second] = [open.slice(0, half), open.slice(half)];
    const ofSecond = await search([...background, ...first], true, second);
    const ofFirst = await search([...background, ...ofSecond], ofSecond.length > 0, first);
    return [...ofFirst, ...ofSecond];
  };
  // First the hard limits, with all that is to be served kept: they are few, and what remains of them stays irreducible.
  const isSoft = ({ kind }: Constraint) =>
    kind === 'class' || kind.endsWith('headroom') || kind === 'interruptions' || kind === 'slices';
  const soft = constraints.filter(isSoft);
  const hard = await search(
    soft,
    soft.length > 0,
    constraints.filter((each) => !isSoft(each)),
  );
  const found = new Set([...hard, ...(await search(hard, hard.length > 0, soft))]);
  return { constraints: constraints.filter((each) => found.has(each)), isIrreducible };
}
