import { hasCases, type Planner, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import { exact } from '../exact.ts';
import { type ClassWorth, classWorths } from './class-worth.ts';
import { type ClashingSet, findConflict } from './conflict.ts';
import { constraintsOf } from './constraint.ts';
import { type ConstraintWorth, constraintWorths, type Saving, savingOfAll } from './constraint-worth.ts';
import { linearPrices } from './linear-prices.ts';
import { type Relaxation, relaxations } from './relaxations.ts';
import { costed, countsOf, type ExplainProgress, isOptimal, type Replanning, replanning } from './replanning.ts';
import { type UnusedOffer, unusedOffers } from './unused-offers.ts';

/** Choices of an explanation, all optional. */
export interface ExplainOptions extends Pick<PlanOptions, 'timeLimitMs' | 'signal'> {
  /** Makes the plans that are compared; it must be exact. {@link exact} where absent. */
  readonly planner?: Planner;
  /** Unused offers whose entering price is found by planning again; 8 where absent. */
  readonly offers?: number;
  /** Classes that are left out, one by one, and planned without; 8 where absent. */
  readonly classes?: number;
  /** Called before each plan. */
  readonly onProgress?: (progress: ExplainProgress) => void;
}

/** Why a scenario's plan is what it is, or why there is none. */
export type Explanation = {
  /** Plans that were made for it. */
  readonly plans: number;
  /** Whether all was found out that was asked for, and proved; else the time was up. */
  readonly isComplete: boolean;
} & (
  | {
      readonly status: 'planned';
      /** Cost of the cheapest plan, which is the one explained. */
      readonly usdPerHour: number;
      readonly isOptimal: boolean;
      /** What each constraint costs, those that the plan touches first. */
      readonly constraints: readonly ConstraintWorth[];
      /** Without any of them; absent where there are none, or one, or the time was up. */
      readonly unconstrained?: Saving;
      /** Why offers are unused, those that lack least first. */
      readonly unused: readonly UnusedOffer[];
      /** What classes cost, the dearest first. */
      readonly classes: readonly ClassWorth[];
    }
  | ({ readonly status: 'impossible'; readonly relaxations: readonly Relaxation[] } & ClashingSet)
  | { readonly status: 'unknown'; readonly reason: string }
);

/**
 * Explains a planner's result by planning again: what every constraint costs, at which price unused offers would be rented, what
 * classes cost; or, where there is no plan, which constraints clash, and what would mend it. Differences are between proved
 * optima wherever `isProved` says so; prices of the proof stand beside them. A result that is not proved is planned for first.
 * Stops, with what it has, when the time is up or the signal is given.
 */
export async function explain(given: Scenario, result: PlanResult, options: ExplainOptions = {}): Promise<Explanation> {
  const { planner = exact(), onProgress = () => {} } = options;
  // What decides between fleets that cost the same is of no account for costs, and takes plans of its own.
  const { prefer: _, ...scenario } = given;
  const goal = scenario.objective?.goal ?? 'least-cost';
  if (goal !== 'least-cost')
    return {
      status: 'unknown',
      reason: `Only plans of the least cost are explained, not of the goal ${goal}.`,
      plans: 0,
      isComplete: true,
    };
  if (hasCases(scenario)) {
    const reason = 'Plans for periods and futures are not explained yet.';
    return { status: 'unknown', reason, plans: 0, isComplete: true };
  }
  const planning = replanning(planner, options, onProgress);
  const isSettled = result.status === 'impossible' || isOptimal(result);
  const found = isSettled ? result : await planning.plan(scenario, 'the cheapest plan');
  const explained = await explanationOf(scenario, cheaper(scenario, result, found), planning, options);
  return { ...explained, plans: planning.plans(), isComplete: !planning.wasCut() };
}

/** A new plan that was cut short may be dearer than the one to explain. */
function cheaper(scenario: Scenario, given: PlanResult, found: PlanResult | undefined): PlanResult {
  const [before, after] = [costed(scenario, given), costed(scenario, found)];
  if (found === undefined || (before !== undefined && after === undefined)) return given;
  return before !== undefined && after !== undefined && !after.isProved && after.usdPerHour > before.usdPerHour
    ? given
    : found;
}

type Bare<Of> = Of extends unknown ? Omit<Of, 'plans' | 'isComplete'> : never;

async function explanationOf(
  scenario: Scenario,
  result: PlanResult,
  planning: Replanning,
  { offers = 8, classes = 8 }: ExplainOptions,
): Promise<Bare<Explanation>> {
  const all = constraintsOf(scenario);
  if (result.status === 'gave-up') return { status: 'unknown', reason: result.reason };
  if (result.status === 'impossible') {
    const conflict = await findConflict(scenario, all, planning);
    const ways = await relaxations(scenario, conflict.constraints, result, planning);
    return { status: 'impossible', ...conflict, relaxations: ways };
  }
  const { usdPerHour = 0, isProved = false } = costed(scenario, result) ?? {};
  const base = { usdPerHour, isProved, counts: countsOf(scenario, result) };
  const certificate = result.guarantee.kind === 'none' ? undefined : result.guarantee.certificate;
  const prices = linearPrices(scenario, result.plan, certificate);
  const isClass = ({ kind }: (typeof all)[number]) => kind === 'class';
  const constraints = await constraintWorths(
    scenario,
    all.filter((each) => !isClass(each)),
    base,
    prices,
    planning,
  );
  const others = constraints.map(({ constraint }) => constraint);
  const unconstrained = others.length > 1 ? await savingOfAll(scenario, others, base, planning) : undefined;
  const unused = await unusedOffers(scenario, base, prices, planning, offers);
  const worths = await classWorths(scenario, all.filter(isClass), base, prices, planning, classes);
  return {
    status: 'planned',
    usdPerHour,
    isOptimal: isProved,
    constraints,
    ...(unconstrained === undefined ? {} : { unconstrained }),
    unused,
    classes: worths,
  };
}
