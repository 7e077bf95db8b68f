import { caseScenarios, isBoughtOnce, isDisaggregated, quoted, type Scenario, type ScenarioCase } from '@fleetmix/core';
import { type ColumnIndex, type Model, type ModelBuilder, modelBuilder } from '@fleetmix/solvers';
import { addCovering } from '../add-covering.ts';
import { addDivision, type Dividing } from '../add-division.ts';
import { addLimits } from '../add-limits.ts';
import { addStock } from '../add-stock.ts';
import { type Draft, usefulPairs } from '../draft.ts';
import { transferCost } from '../formulate.ts';
import type { Division } from '../formulation.ts';
import { objectiveCost, unitOf } from '../objective-unit.ts';
import { addStarts } from './add-starts.ts';
import { type CaseBounds, caseBounds } from './case-bounds.ts';
import { amountsOf, caseCosts } from './case-costs.ts';

/** One case in the model. */
export interface CasePart {
  readonly of: ScenarioCase;
  /** Column of each offer's replica count; of what is bought once, the same in every case. */
  readonly replicas: readonly ColumnIndex[];
  readonly divisions: readonly Division[];
  /** 1 where this future is left not fully served; absent where it must not be. */
  readonly failure?: ColumnIndex;
}

/** All cases of a scenario as one model: its extensive form. */
export interface CaseModel {
  readonly model: Model;
  readonly parts: readonly CasePart[];
  /** USD/hour of one unit of the model's objective. */
  readonly usdPerHourOfObjective: number;
}

/**
 * Minimise the mean cost over all cases k with their weights w_k: sum_k w_k sum_c p_kc y_kc, with y_kc = y_c for what is bought
 * once, the moves of KV caches of each case, and every case's own rows: served, loads within the replicas, stock, limits. Periods add starts and minimum rentals. Where futures
 * may fail, z_k of each that weighs little enough frees it of being served, and sum_k w_k z_k is within the share.
 */
export function formulateCases(scenario: Scenario): CaseModel {
  const cases = caseScenarios(scenario);
  const costs = caseCosts(scenario, cases);
  const unit = unitOf(amountsOf(costs));
  const bounds = caseBounds(scenario, cases);
  const builder = modelBuilder({ name: scenario.name });
  const column = (one: ScenarioCase | undefined, at: number, range: CaseBounds | undefined, usd: number) =>
    builder.column({
      name: `replicas of ${quoted(scenario.offers[at]?.name ?? '')}${one === undefined ? '' : ` in ${one.name}`}`,
      kind: 'integer',
      lower: range?.bounds[at]?.lower ?? 0,
      upper: range?.bounds[at]?.upper ?? 0,
      cost: objectiveCost(usd, unit),
    });
  const bought = scenario.offers.map((offer, at) =>
    isBoughtOnce(scenario, offer) ? column(undefined, at, bounds[0], costs.bought[at] ?? 0) : undefined,
  );
  const allowed = (scenario.futures?.mayFailShare ?? 0) * costs.weight * (1 + sameWeight);
  const parts = cases.map((one, k) => {
    const replicas = bought.map((own, at) => own ?? column(one, at, bounds[k], costs.rented[k]?.[at] ?? 0));
    const failure = one.weight > allowed ? undefined : addFailure(builder, one);
    return writtenCase(builder, one, bounds[k] as CaseBounds, replicas, failure, unit / one.weight);
  });
  addStarts(builder, scenario, parts, (offer, k) => objectiveCost(costs.starts[k]?.[offer] ?? 0, unit));
  addAllowance(builder, parts, allowed);
  return { model: builder.build(), parts, usdPerHourOfObjective: unit / costs.weight };
}

/** Weights that are shares written as decimals do not add up to the last digit. */
const sameWeight = 1e-9;

function addFailure(builder: ModelBuilder, { name }: ScenarioCase): ColumnIndex {
  return builder.column({ name: `${name} fails`, kind: 'integer', lower: 0, upper: 1, cost: 0 });
}

function writtenCase(
  builder: ModelBuilder,
  of: ScenarioCase,
  { pairs, bounds }: CaseBounds,
  replicas: readonly ColumnIndex[],
  failure: ColumnIndex | undefined,
  usdPerHourOfObjective: number,
): CasePart {
  const draft: Draft = { builder, scenario: of.scenario, pairs: usefulPairs(pairs, bounds), bounds, replicas };
  addStock(draft);
  addLimits(draft);
  const cost = transferCost(usdPerHourOfObjective);
  if (failure !== undefined) return { of, replicas, divisions: dividedUnlessFailed(draft, failure, cost), failure };
  const { sharing, slices } = of.scenario.options;
  const isDivided = sharing !== 'per-class' || slices !== 'none' || isDisaggregated(of.scenario);
  if (isDivided) return { of, replicas, divisions: addDivision(draft, { cost }) };
  addCovering(draft);
  return { of, replicas, divisions: [] };
}

/** sum_c x_bc + z >= 1, in the unit of the slices. */
function dividedUnlessFailed(
  draft: Draft,
  failure: ColumnIndex,
  cost: NonNullable<Dividing['cost']>,
): readonly Division[] {
  const { classes } = draft.scenario.workload;
  const divisions = addDivision(draft, { cost, isPartial: () => true });
  classes.forEach(({ name, demand }, requestClass) => {
    if (demand === 0) return;
    const own = divisions.filter((division) => division.requestClass === requestClass);
    draft.builder.row({
      name: `serve ${quoted(name)}, or fail`,
      lower: 1,
      upper: Number.POSITIVE_INFINITY,
      terms: [
        ...own.map(({ column, whole }) => ({ column, coefficient: 1 / whole })),
        { column: failure, coefficient: 1 },
      ],
    });
  });
  return divisions;
}

function addAllowance(builder: ModelBuilder, parts: readonly CasePart[], allowed: number): void {
  const terms = parts.flatMap(({ of, failure }) =>
    failure === undefined ? [] : [{ column: failure, coefficient: of.weight / allowed }],
  );
  if (terms.length > 0)
    builder.row({ name: 'futures that may fail', lower: Number.NEGATIVE_INFINITY, upper: 1, terms });
}
