import { priorityOf, type Scenario } from '@fleetmix/core';
import { smallestCoefficient } from '@fleetmix/solvers';
import { addDivision } from '../add-division.ts';
import { addLimits } from '../add-limits.ts';
import { addStock } from '../add-stock.ts';
import { addWholeBudget } from '../add-total-cost.ts';
import type { Draft } from '../draft.ts';
import { draftModel, transferCost } from '../formulate.ts';
import type { Division, Formulation } from '../formulation.ts';
import { objectiveCost, objectiveUnit } from '../objective-unit.ts';
import type { Way } from '../ways.ts';

/** Shares that must be served of what is asked for of each priority, by weight; 1 means every class of it wholly. */
export type Kept = ReadonlyMap<number, number>;

/**
 * The model of the most that can be served of one priority, max sum_b w_b r_b sum_c x_bc over its classes b, with what is
 * kept of others: sum_b w_b r_b sum_c x_bc >= kept, all in shares of what is asked for of a priority; or of the least cost
 * that this takes. Classes of priorities that are neither are not in it, and sum_c x_bc <= 1 for those that are.
 */
export function formulateServed(scenario: Scenario, aim: number | 'least-cost', kept: Kept): Formulation {
  const unit = objectiveUnit(scenario);
  const drafted = draftModel(scenario, ({ usdPerHour }) =>
    aim === 'least-cost' ? objectiveCost(usdPerHour, unit) : 0,
  );
  const { classes } = scenario.workload;
  const priorities = classes.map(priorityOf);
  const isMeant = (priority: number | undefined) => priority !== undefined && (priority === aim || kept.has(priority));
  const draft = { ...drafted, pairs: drafted.pairs.filter(({ requestClass }) => isMeant(priorities[requestClass])) };
  addStock(draft);
  addLimits(draft);
  const worth = worths(scenario, priorities);
  const transfer = transferCost(unit);
  const cost = (way: Way) => {
    if (aim === 'least-cost') return transfer(way);
    return priorities[way.requestClass] === aim ? -(worth[way.requestClass] ?? 0) : 0;
  };
  const isPartial = (requestClass: number) => kept.get(priorities[requestClass] ?? 0) !== 1;
  const divisions = addDivision(draft, { cost, isPartial });
  addWholeBudget(draft, divisions);
  for (const [priority, share] of kept) {
    if (share === 1) continue;
    const own = divisions.filter(({ requestClass }) => priorities[requestClass] === priority);
    keep(draft, own, worth, priority, share);
  }
  const model = draft.builder.build();
  return { model, replicas: draft.replicas, divisions, isPartial: true, usdPerHourOfObjective: unit };
}

/** What all of each class is worth, as a share of all that is asked for of its priority. */
function worths({ workload: { classes } }: Scenario, priorities: readonly number[]): readonly number[] {
  const asked = new Map<number | undefined, number>();
  const worthOf = ({ demand, weight = 1 }: (typeof classes)[number]) => weight * demand;
  classes.forEach((one, at) => {
    asked.set(priorities[at], (asked.get(priorities[at]) ?? 0) + worthOf(one));
  });
  return classes.map((one, at) => worthOf(one) / (asked.get(priorities[at]) || 1));
}

function keep(
  { builder }: Draft,
  divisions: readonly Division[],
  worth: readonly number[],
  priority: number,
  share: number,
): void {
  const terms = divisions
    .map(({ requestClass, column, whole }) => ({ column, coefficient: (worth[requestClass] ?? 0) / whole }))
    .filter(({ coefficient }) => coefficient > smallestCoefficient);
  builder.row({ name: `served of priority ${priority}`, lower: share, upper: Number.POSITIVE_INFINITY, terms });
}
