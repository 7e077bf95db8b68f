import {
  evaluate,
  type Loss,
  type Plan,
  type PlanOptions,
  type PlanResult,
  type Preference,
  preferenceValues,
  quoted,
  type Scenario,
} from '@fleetmix/core';
import type { ColumnIndex, Solver } from '@fleetmix/solvers';
import { addLimits } from '../add-limits.ts';
import { addStock } from '../add-stock.ts';
import { addTotalCost } from '../add-total-cost.ts';
import { countdown } from '../countdown.ts';
import type { Draft } from '../draft.ts';
import { draftModel, finish } from '../formulate.ts';
import type { Formulation } from '../formulation.ts';
import { objectiveUnit } from '../objective-unit.ts';
import { findSurviving } from '../survival/find-surviving.ts';
import { addAfterLosses } from '../survival/surviving-model.ts';
import type { LeastCost } from './plan-for-objective.ts';

/** Beyond this a solver may take a count over it for nothing; of so many, whether an offer is used is no longer counted. */
const mostReplicas = 1e5;

/** A value of a preference that a fleet must not exceed. */
interface Kept {
  readonly preference: Preference;
  readonly value: number;
}

/**
 * The cheapest plan, and of those that cost the same the preferred one: with the cost kept, each preference is minimised in
 * turn, and kept from then on, among the fleets that survive what the scenario asks to survive. Where the least cost is not proved, or a solver ends early, the plan so far stays.
 */
export async function planPreferred(
  scenario: Scenario,
  leastCost: LeastCost,
  solver: Solver,
  options: PlanOptions,
): Promise<PlanResult> {
  const remaining = countdown(options);
  const result = await leastCost(scenario, options);
  if (result.status !== 'planned' || result.guarantee.kind !== 'optimal' || result.guarantee.relativeGap > 0)
    return result;
  const { usdPerHour } = evaluate(scenario, result.plan);
  let { plan } = result;
  const kept: Kept[] = [];
  let written: readonly Loss[] = [];
  for (const preference of scenario.prefer ?? []) {
    const found = await findSurviving(
      scenario,
      solver,
      () => ({ ...remaining(), relativeGap: 0 }),
      (losses) => formulatePreferred(scenario, usdPerHour, kept, preference, losses),
      { known: written },
    );
    written = found.written;
    if (found.status !== 'found') break;
    if (isBetter(scenario, found.plan, plan, usdPerHour)) plan = found.plan;
    if (found.solution.status !== 'optimal') break;
    kept.push({ preference, value: valuesOf(scenario, plan)[kept.length] ?? 0 });
  }
  return { ...result, plan, counts: { ...result.counts, preferenceFallbacks: kept.length } };
}

function valuesOf(scenario: Scenario, { replicas }: Plan): readonly number[] {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const inOrder = scenario.offers.map(({ name }) => counts.get(name) ?? 0);
  return preferenceValues(scenario, inOrder).map(({ value }) => value);
}

/** Whether a plan holds, costs no more, and is preferred. */
function isBetter(scenario: Scenario, found: Plan, plan: Plan, usdPerHour: number): boolean {
  const judged = evaluate(scenario, found);
  if (judged.violations.length > 0 || judged.usdPerHour > usdPerHour * (1 + 1e-9)) return false;
  const [mine, other] = [valuesOf(scenario, found), valuesOf(scenario, plan)];
  const first = mine.findIndex((value, at) => value !== other[at]);
  return first >= 0 && (mine[first] as number) < (other[first] as number);
}

function formulatePreferred(
  scenario: Scenario,
  usdPerHour: number,
  kept: readonly Kept[],
  preference: Preference,
  losses: readonly Loss[],
): Formulation {
  const unit = objectiveUnit(scenario);
  const draft = draftModel(scenario, () => 0);
  addStock(draft);
  addLimits(draft);
  const counted = new Map(
    [...kept.map((one) => one.preference), preference].map((one) => [one, countedBy(draft, one)]),
  );
  for (const { preference: one, value } of kept) addRow(draft, `keep ${one}`, counted.get(one) ?? [], value);
  const total = draft.builder.column({
    name: preference,
    kind: 'continuous',
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    cost: 1,
  });
  const terms = (counted.get(preference) ?? []).map((column) => ({ column, coefficient: 1 }));
  const row = { name: preference, lower: Number.NEGATIVE_INFINITY, upper: 0 };
  draft.builder.row({ ...row, terms: [...terms, { column: total, coefficient: -1 }] });
  return finish(draft, unit, {}, (divisions) => {
    addTotalCost(draft, divisions, usdPerHour * (1 + 1e-10), unit, 'keep the cost');
    addAfterLosses(draft, losses);
  });
}

function addRow({ builder }: Draft, name: string, columns: readonly ColumnIndex[], upper: number): void {
  const terms = columns.map((column) => ({ column, coefficient: 1 }));
  builder.row({ name, lower: Number.NEGATIVE_INFINITY, upper, terms });
}

/** Columns whose sum is what a preference counts. */
function countedBy(draft: Draft, preference: Preference): readonly ColumnIndex[] {
  // What is packed on nodes counts, and not the nodes.
  const counted = [...draft.replicas.keys()].filter((at) => draft.scenario.offers[at]?.isNode !== true);
  switch (preference) {
    case 'fewest-replicas':
      return counted.map((at) => draft.replicas[at] as ColumnIndex);
    case 'fewest-offers':
      return counted.map((at) => isUsed(draft, at));
    case 'closest-to-current':
      return counted.map((at) => change(draft, at));
  }
}

/** z with y <= most z. */
function isUsed({ builder, scenario, bounds, replicas }: Draft, at: number): ColumnIndex {
  const name = `use of ${quoted(scenario.offers[at]?.name ?? '')}`;
  const most = Math.min(mostReplicas, bounds[at]?.upper ?? 0);
  const is = builder.column({ name, kind: 'integer', lower: 0, upper: 1, cost: 0 });
  const terms = [
    { column: replicas[at] as ColumnIndex, coefficient: 1 / Math.max(1, most) },
    { column: is, coefficient: -1 },
  ];
  builder.row({ name, lower: Number.NEGATIVE_INFINITY, upper: 0, terms });
  return is;
}

/** d with d >= y - current and d >= current - y. */
function change({ builder, scenario, replicas }: Draft, at: number): ColumnIndex {
  const offer = scenario.offers[at]?.name ?? '';
  const name = `change of ${quoted(offer)}`;
  const running = scenario.current?.get(offer) ?? 0;
  const by = builder.column({ name, kind: 'continuous', lower: 0, upper: Number.POSITIVE_INFINITY, cost: 0 });
  const own = replicas[at] as ColumnIndex;
  const less = [
    { column: own, coefficient: 1 },
    { column: by, coefficient: 1 },
  ];
  const more = [
    { column: own, coefficient: 1 },
    { column: by, coefficient: -1 },
  ];
  builder.row({ name: `${name}, less`, lower: running, upper: Number.POSITIVE_INFINITY, terms: less });
  builder.row({ name: `${name}, more`, lower: Number.NEGATIVE_INFINITY, upper: running, terms: more });
  return by;
}
