import { isDisaggregated, quoted, type Scenario } from '@fleetmix/core';
import { modelBuilder } from '@fleetmix/solvers';
import { addCovering } from './add-covering.ts';
import { addDivision, type Dividing } from './add-division.ts';
import { addLimits } from './add-limits.ts';
import { addStock } from './add-stock.ts';
import { type Draft, usefulPairs } from './draft.ts';
import type { Division, Formulation } from './formulation.ts';
import { objectiveCost, objectiveUnit } from './objective-unit.ts';
import { servablePairs } from './pairs.ts';
import { replicaBounds } from './replica-bounds.ts';
import type { Way } from './ways.ts';

/**
 * Writes a scenario as a neutral model: minimise sum_c p_c y_c, every class served, loads within the replicas, GPUs
 * within the stock, limits met. Only the replica counts y are integer (and the slices, where the scenario asks for them).
 * The objective is in units of `usdPerHourOfObjective`. Infeasible exactly where the scenario has no plan.
 * The least cost alone: other goals, losses to survive and preferences are the planner's, and not written.
 */
export function formulate(scenario: Scenario): Formulation {
  const usdPerHourOfObjective = objectiveUnit(scenario);
  const draft = draftModel(scenario, ({ usdPerHour }) => objectiveCost(usdPerHour, usdPerHourOfObjective));
  addStock(draft);
  addLimits(draft);
  return finish(draft, usdPerHourOfObjective, { cost: transferCost(usdPerHourOfObjective) });
}

/** Replica columns within their bounds, at the given costs. */
export function draftModel(
  scenario: Scenario,
  cost: (offer: Scenario['offers'][number], position: number) => number,
): Draft {
  const builder = modelBuilder({ name: scenario.name });
  const pairs = servablePairs(scenario);
  const bounds = replicaBounds(scenario, pairs);
  const replicas = scenario.offers.map((offer, position) =>
    builder.column({
      name: `replicas of ${quoted(offer.name)}`,
      kind: 'integer',
      lower: bounds[position]?.lower ?? 0,
      upper: bounds[position]?.upper ?? 0,
      cost: cost(offer, position),
    }),
  );
  return { builder, scenario, pairs: usefulPairs(pairs, bounds), bounds, replicas };
}

/** What the objective pays for the moves of KV caches, in its unit. */
export function transferCost(usdPerHourOfObjective: number): (way: Way) => number {
  return ({ usdPerHour }) => usdPerHour / usdPerHourOfObjective;
}

/**
 * Adds what must be served, and closes the model.
 * @param more adds rows about how classes are divided
 */
export function finish(
  draft: Draft,
  usdPerHourOfObjective: number,
  dividing: Dividing = {},
  more: (divisions: readonly Division[]) => void = () => {},
): Formulation {
  const { sharing, slices } = draft.scenario.options;
  const covering = sharing === 'per-class' && slices === 'none' && !isDisaggregated(draft.scenario);
  if (covering) addCovering(draft);
  const divisions = covering ? [] : addDivision(draft, dividing);
  more(divisions);
  return {
    model: draft.builder.build(),
    replicas: draft.replicas,
    divisions,
    usdPerHourOfObjective,
  };
}
