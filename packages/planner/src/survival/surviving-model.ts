import { countsAfter, type Loss, lossName, type Scenario } from '@fleetmix/core';
import type { ColumnIndex } from '@fleetmix/solvers';
import { addDivision } from '../add-division.ts';
import { addLimits } from '../add-limits.ts';
import { addStock } from '../add-stock.ts';
import type { Draft } from '../draft.ts';
import { draftModel, transferCost } from '../formulate.ts';
import type { Division, Formulation } from '../formulation.ts';
import { objectiveCost, objectiveUnit } from '../objective-unit.ts';

/** Routes after a loss, as a part of a model. */
interface AfterLoss {
  readonly loss: Loss;
  readonly divisions: readonly Division[];
}

/** The least cost of a fleet that serves all demand, and still does after each of some losses. */
export interface SurvivingModel extends Formulation {
  readonly after: readonly AfterLoss[];
}

/**
 * The scenario's model with one set of routes x and one more, x^f, for each loss f: sum_b (r_b / T_bc) x^f_bc <= y_c for the
 * offers c that f spares, none on those that it takes. Where a single replica of d is lost, its row ends on y_d - z_d with
 * z_d = 1 wherever y_d >= 1: a fleet without d has none to lose.
 */
export function formulateSurviving(scenario: Scenario, losses: readonly Loss[]): SurvivingModel {
  const unit = objectiveUnit(scenario);
  const draft = draftModel(scenario, ({ usdPerHour }) => objectiveCost(usdPerHour, unit));
  addStock(draft);
  addLimits(draft);
  const divisions = addDivision(draft, { cost: transferCost(unit) });
  const after = addAfterLosses(draft, losses);
  return { model: draft.builder.build(), replicas: draft.replicas, divisions, usdPerHourOfObjective: unit, after };
}

/** Writes one more set of routes for each loss, on what it leaves of the draft's replicas. */
export function addAfterLosses(draft: Draft, losses: readonly Loss[]): readonly AfterLoss[] {
  return losses.map((loss) => ({ loss, divisions: addDivision(draftAfter(draft, loss)) }));
}

function draftAfter(draft: Draft, loss: Loss): Draft {
  if (loss.unit !== 'replica')
    return { ...draft, pairs: draft.pairs.filter(({ offer }) => !loss.offers.includes(offer)) };
  const [offer] = loss.offers as readonly [number];
  const left = oneLess(draft, offer, loss);
  return { ...draft, replicas: draft.replicas.map((column, at) => (at === offer ? left : column)) };
}

/** Beyond this a solver may take y / most for nothing; nobody rents so many of one offer and fears for one. */
const mostReplicas = 1e5;

/** A column for y - z: what is left of an offer when one replica is gone. */
function oneLess({ builder, bounds, replicas }: Draft, offer: number, loss: Loss): ColumnIndex {
  const name = lossName(loss);
  const upper = Math.min(bounds[offer]?.upper ?? 0, mostReplicas);
  const [own, infinite] = [replicas[offer] as ColumnIndex, Number.POSITIVE_INFINITY];
  const is = builder.column({ name: `there is ${name}`, kind: 'integer', lower: 0, upper: 1, cost: 0 });
  const left = builder.column({ name: `left without ${name}`, kind: 'continuous', lower: 0, upper, cost: 0 });
  const minus = { column: own, coefficient: -1 };
  const one = { column: left, coefficient: 1 };
  builder.row({ name: `without ${name}`, lower: 0, upper: 0, terms: [one, minus, { column: is, coefficient: 1 }] });
  if (upper > 0)
    builder.row({
      name: `some of ${name}`,
      lower: -infinite,
      upper: 0,
      terms: [
        { column: own, coefficient: 1 / upper },
        { column: is, coefficient: -1 },
      ],
    });
  return left;
}

/** The scenario of a fleet after a loss: just these replicas, and nothing asked but that they serve. */
export function scenarioAfter(scenario: Scenario, counts: readonly number[], loss: Loss): Scenario | undefined {
  const left = countsAfter(loss, counts);
  if (left === undefined) return undefined;
  const { survive: _, limits: __, ...rest } = scenario;
  const offers = scenario.offers.map((offer, at) => {
    const count = left[at] ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  return { ...rest, offers, stock: new Map() };
}
