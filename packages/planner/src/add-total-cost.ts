import { isDisaggregated } from '@fleetmix/core';
import { type ColumnIndex, smallestCoefficient, type Term } from '@fleetmix/solvers';
import type { Draft } from './draft.ts';
import type { Division } from './formulation.ts';
import { objectiveCost, objectiveUnit } from './objective-unit.ts';

/**
 * Writes that the replicas and the moves of KV caches together cost no more than an amount:
 * sum_c p_c y_c + sum_bk t_bk x_bk <= most. Divided by the largest coefficient.
 * @param unit USD/hour in which prices are counted
 */
export function addTotalCost(
  { builder, scenario, replicas }: Pick<Draft, 'builder' | 'scenario' | 'replicas'>,
  divisions: readonly Division[],
  mostUsdPerHour: number,
  unit: number,
  name: string,
): void {
  const terms: readonly Term[] = [
    ...scenario.offers.map(({ usdPerHour }, at) => ({
      column: replicas[at] as ColumnIndex,
      coefficient: objectiveCost(usdPerHour, unit),
    })),
    ...divisions.map(({ column, usdPerHour, whole }) => ({ column, coefficient: usdPerHour / unit / whole })),
  ];
  const scale = terms.reduce((most, { coefficient }) => Math.max(most, coefficient), 1);
  builder.row({
    name,
    lower: Number.NEGATIVE_INFINITY,
    upper: objectiveCost(mostUsdPerHour, unit) / scale,
    terms: terms
      .map(({ column, coefficient }) => ({ column, coefficient: coefficient / scale }))
      .filter(({ coefficient }) => coefficient > smallestCoefficient),
  });
}

/** Where KV caches are moved for money, the goal's budget as a row: the limit that it is else counts the rent alone. */
export function addWholeBudget(
  draft: Pick<Draft, 'builder' | 'scenario' | 'replicas'>,
  divisions: readonly Division[],
): void {
  const { objective } = draft.scenario;
  if (objective === undefined || !('budgetUsdPerHour' in objective) || !isDisaggregated(draft.scenario)) return;
  const { budgetUsdPerHour } = objective;
  if (budgetUsdPerHour !== undefined)
    addTotalCost(draft, divisions, budgetUsdPerHour, objectiveUnit(draft.scenario), 'whole budget');
}
