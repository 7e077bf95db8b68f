import {
  evaluate,
  kgCo2ePerHourOf,
  kilowattsOf,
  type Plan,
  type PlanOptions,
  type PlanResult,
  quoted,
  type Scenario,
} from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { addLimits } from '../add-limits.ts';
import { addStock } from '../add-stock.ts';
import { addWholeBudget } from '../add-total-cost.ts';
import { findBlockedClasses } from '../blocked-classes.ts';
import { countdown } from '../countdown.ts';
import { decode } from '../decode.ts';
import { draftModel, finish, transferCost } from '../formulate.ts';
import type { Formulation } from '../formulation.ts';
import { bestBound, guaranteeOf } from '../guarantee.ts';
import { objectiveCost, objectiveUnit } from '../objective-unit.ts';
import { brokenPlan, gaveUp, impossible, outOfTime } from '../plan-with-solver.ts';
import { keepTotal } from './keep-total.ts';
import { withBudget } from './with-budget.ts';

/**
 * The least power, or the least that it emits, of a fleet that serves everything: the least cost with kW, or kg CO2e an hour, in
 * place of prices, and the budget as a limit. Then the least cost of that: min sum_c p_c y_c with that sum kept.
 */
export async function planLeastPower(
  scenario: Scenario,
  goal: 'least-power' | 'least-carbon',
  solver: Solver,
  options: PlanOptions,
): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const amountOf = goal === 'least-power' ? kilowattsOf : kgCo2ePerHourOf;
  // What is packed on a node draws power, not the node.
  const found = scenario.offers.map((offer) => (offer.isNode === true ? 0 : amountOf(offer)));
  const unknown = scenario.offers.find((_, at) => found[at] === undefined);
  if (unknown !== undefined) return gaveUp(solver, `Offer ${quoted(unknown.name)} lacks the figures for ${goal}.`);
  const amounts = found as readonly number[];
  const remaining = countdown(options);
  const limited = withBudget(scenario);
  if (findBlockedClasses(limited).length > 0) return impossible(limited, solver, remaining());
  const least = formulateLeast(limited, amounts);
  const solution = await solver.solve(least.model, remaining());
  if (solution.status === 'unknown') return gaveUp(solver, outOfTime(solver, options, solution.limit));
  if (!('point' in solution)) return impossible(limited, solver, remaining());
  const first = judged(scenario, amounts, decode(limited, least, solution.point), solution);
  const kept = formulateCheapest(limited, amounts, first.total);
  const cheaper = await solver.solve(kept.model, { ...remaining(), relativeGap: 0 });
  const next =
    'point' in cheaper ? judged(scenario, amounts, decode(limited, kept, cheaper.point), cheaper) : undefined;
  const isBetter = next !== undefined && next.total <= first.total * (1 + 1e-9) && next.usdPerHour < first.usdPerHour;
  const best = isBetter ? next : first;
  const proved = cheaper.status === 'optimal' ? best.usdPerHour : (cheaper.bound ?? 0) * kept.usdPerHourOfObjective;
  return concluded(
    inPlaceOfPrices(scenario, amounts),
    best,
    solution,
    least,
    Math.min(best.usdPerHour, proved),
    options,
  );
}

/** What is to be least stands where the price does, for what knows prices only. */
function inPlaceOfPrices(scenario: Scenario, amounts: readonly number[]): Scenario {
  const offers = scenario.offers.map((offer, at) => ({ ...offer, usdPerHour: amounts[at] as number }));
  const pools = scenario.pools?.map(({ usdPerRequest: _, ...pool }) => pool);
  return { ...scenario, offers, ...(pools === undefined ? {} : { pools }) };
}

/** The limits count prices as they are. */
function formulateLeast(scenario: Scenario, amounts: readonly number[]): Formulation {
  const unit = objectiveUnit(inPlaceOfPrices(scenario, amounts));
  const draft = draftModel(scenario, (_, at) => objectiveCost(amounts[at] as number, unit));
  addStock(draft);
  addLimits(draft);
  return finish(draft, unit, {}, (divisions) => addWholeBudget(draft, divisions));
}

function formulateCheapest(scenario: Scenario, amounts: readonly number[], total: number): Formulation {
  const unit = objectiveUnit(scenario);
  const draft = draftModel(scenario, ({ usdPerHour }) => objectiveCost(usdPerHour, unit));
  addStock(draft);
  addLimits(draft);
  keepTotal(draft, 'keep the power', amounts, total);
  return finish(draft, unit, { cost: transferCost(unit) }, (divisions) => addWholeBudget(draft, divisions));
}

interface Judged {
  readonly plan: Plan;
  readonly usdPerHour: number;
  /** kW, or kg CO2e an hour. */
  readonly total: number;
}

function judged(scenario: Scenario, amounts: readonly number[], plan: Plan, solution: Solution): Judged {
  const { usdPerHour, offers, violations } = evaluate(scenario, plan);
  if (violations.length > 0) throw brokenPlan(scenario, solution, violations);
  return { plan, usdPerHour, total: offers.reduce((sum, { count }, at) => sum + count * (amounts[at] as number), 0) };
}

function concluded(
  priced: Scenario,
  { plan, total }: Judged,
  { status, bound, solver }: Solution,
  { usdPerHourOfObjective: unit }: Formulation,
  atLeastUsdPerHour: number,
  { relativeGap: allowed = 0 }: PlanOptions,
): PlanResult {
  // An engine that calls a point optimal but reports no bound has proved what it was asked for.
  const claimed = status === 'optimal' ? total * (1 - allowed) : 0;
  const proved = bestBound(priced, bound === undefined ? claimed : bound * unit);
  const {
    kind,
    relativeGap,
    atLeastUsdPerHour: least,
  } = guaranteeOf(total, proved, status === 'optimal' && allowed === 0);
  const guarantee = { kind, relativeGap, atLeastUsdPerHour };
  return { status: 'planned', plan, guarantee, objectiveBound: Math.min(total, least), solver };
}
