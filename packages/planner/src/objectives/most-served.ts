import { evaluate, type Plan, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import { type ColumnIndex, type Solution, type Solver, smallestCoefficient } from '@fleetmix/solvers';
import { addDivision } from '../add-division.ts';
import { addLimits } from '../add-limits.ts';
import { addStock } from '../add-stock.ts';
import { countdown } from '../countdown.ts';
import { decode } from '../decode.ts';
import { diagnose } from '../diagnose.ts';
import { draftModel } from '../formulate.ts';
import type { Formulation } from '../formulation.ts';
import { objectiveCost, objectiveUnit } from '../objective-unit.ts';
import { brokenPlan, gaveUp, outOfTime } from '../plan-with-solver.ts';

/** Two shares of what is asked for that differ by less are the same: what a solver may be wrong by. */
const sameShare = 1e-6;

/**
 * The most that a budget serves: max sum_b w_b r_b sum_c x_bc with sum_c x_bc <= 1 and sum_c p_c y_c <= budget, in shares of
 * all that is asked for. Then the least that so much costs: min sum_c p_c y_c with that sum kept.
 */
export async function planMostServed(
  scenario: Scenario,
  budgetUsdPerHour: number,
  solver: Solver,
  options: PlanOptions,
): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const remaining = countdown(options);
  const limited = withBudget(scenario, budgetUsdPerHour);
  const most = formulateServed(limited, 'most');
  const solution = await solver.solve(most.model, remaining());
  if (solution.status === 'unknown') return gaveUp(solver, outOfTime(solver, options, solution.limit));
  if (!('point' in solution)) return nothingFits(limited, solver, remaining());
  const best = judged(scenario, decode(limited, most, solution.point), solution);
  const least = formulateServed(limited, best.share - sameShare / 10);
  const cheaper = await solver.solve(least.model, { ...remaining(), relativeGap: 0 });
  const final =
    'point' in cheaper
      ? await served(scenario, limited, decode(limited, least, cheaper.point), solver, remaining())
      : best;
  const isCheaper = final.share >= best.share - sameShare && final.usdPerHour <= best.usdPerHour;
  return concluded(isCheaper ? final : best, solution, provedCost(isCheaper ? final : best, cheaper, least), options);
}

/** What a fleet serves at most: what the cheapest one was found with may be less by what was allowed for rounding. */
async function served(
  scenario: Scenario,
  limited: Scenario,
  plan: Plan,
  solver: Solver,
  options: PlanOptions,
): Promise<Judged> {
  const counts = new Map(plan.replicas.map(({ offer, count }) => [offer, count]));
  const offers = limited.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  const formulation = formulateServed({ ...limited, offers }, 'most');
  const solution = await solver.solve(formulation.model, { ...options, relativeGap: 0 });
  const better = 'point' in solution ? decode(limited, formulation, solution.point) : plan;
  return judged(scenario, better, solution);
}

/** The scenario with the budget as one more limit. */
function withBudget(scenario: Scenario, budgetUsdPerHour: number): Scenario {
  const budget = { name: 'budget', unit: 'usdPerHour', atMost: budgetUsdPerHour } as const;
  return { ...scenario, limits: [...(scenario.limits ?? []), budget] };
}

/** The model of the most that can be served, or of the least cost of serving a share of what is asked for. */
function formulateServed(scenario: Scenario, goal: 'most' | number): Formulation {
  const unit = objectiveUnit(scenario);
  const draft = draftModel(scenario, ({ usdPerHour }) => (goal === 'most' ? 0 : objectiveCost(usdPerHour, unit)));
  addStock(draft);
  addLimits(draft);
  const { classes } = scenario.workload;
  const asked = classes.reduce((sum, { demand, weight = 1 }) => sum + weight * demand, 0);
  const worth = classes.map(({ demand, weight = 1 }) => (weight * demand) / asked);
  const cost = (requestClass: number) => (goal === 'most' ? -(worth[requestClass] as number) : 0);
  const divisions = addDivision(draft, { cost });
  if (goal !== 'most') {
    const terms = divisions.map(({ requestClass, column, whole }): { column: ColumnIndex; coefficient: number } => ({
      column,
      coefficient: (worth[requestClass] as number) / whole,
    }));
    draft.builder.row({
      name: 'served',
      lower: goal,
      upper: Number.POSITIVE_INFINITY,
      terms: terms.filter(({ coefficient }) => coefficient > smallestCoefficient),
    });
  }
  const model = draft.builder.build();
  return { model, replicas: draft.replicas, divisions, isPartial: true, usdPerHourOfObjective: unit };
}

interface Judged {
  readonly plan: Plan;
  readonly usdPerHour: number;
  /** Of all that is asked for, by weight. */
  readonly share: number;
  readonly asked: number;
}

function judged(scenario: Scenario, plan: Plan, solution: Solution): Judged {
  const { usdPerHour, objective, violations } = evaluate(scenario, plan);
  if (violations.length > 0 || objective?.goal !== 'most-served') throw brokenPlan(scenario, solution, violations);
  return { plan, usdPerHour, share: objective.served / objective.asked, asked: objective.asked };
}

function provedCost({ usdPerHour }: Judged, cheaper: Solution, { usdPerHourOfObjective }: Formulation): number {
  if (cheaper.status === 'optimal') return usdPerHour;
  return Math.max(0, Math.min(usdPerHour, (cheaper.bound ?? 0) * usdPerHourOfObjective));
}

function concluded(
  { plan, share, asked }: Judged,
  { status, bound, solver }: Solution,
  atLeastUsdPerHour: number,
  { relativeGap: allowed = 0 }: PlanOptions,
): PlanResult {
  // An engine that calls a point optimal but reports no bound has proved what it was asked for.
  const claimed = status === 'optimal' ? share / (1 - allowed) : 1;
  const most = Math.min(1, Math.max(share, bound === undefined ? claimed : -bound));
  const gap = most > 0 ? (most - share) / most : 0;
  const relativeGap = gap <= sameShare ? 0 : gap;
  const objectiveBound = asked * (relativeGap === 0 ? share : most);
  const kind = relativeGap === 0 ? 'optimal' : 'bounded';
  return { status: 'planned', plan, guarantee: { kind, relativeGap, atLeastUsdPerHour }, objectiveBound, solver };
}

/** No fleet at all keeps to the rules, though none need serve anything. */
async function nothingFits(limited: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  const classes = limited.workload.classes.map((requestClass) => ({ ...requestClass, demand: 0 }));
  const idle = { ...limited, workload: { ...limited.workload, classes } };
  const { nothingShort, ...diagnosis } = await diagnose(idle, solver, { ...options, relativeGap: 0 });
  return nothingShort
    ? gaveUp(
        solver,
        `${solver.name} contradicts itself: it finds no fleet, and finds nothing short. Use another solver.`,
      )
    : { status: 'impossible', ...diagnosis, solver: solver.name };
}
