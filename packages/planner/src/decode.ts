import { isDisaggregated, type Plan, type ReplicaCount, type Route, type Scenario } from '@fleetmix/core';
import type { Division, Formulation } from './formulation.ts';
import { servablePairs } from './pairs.ts';

/** Shares below this are a solver's rounding, not routing. */
const noise = 1e-9;

/**
 * Reads a point of a scenario's model as a plan: whole replicas, and shares that add up to 1 for each class with demand.
 * What a point leaves on offers without a replica, within the solver's tolerance, goes to the others.
 */
export function decode(scenario: Scenario, formulation: Formulation, point: ArrayLike<number>): Plan {
  const counts = formulation.replicas.map((column) => Math.round(point[column] ?? 0));
  const routes =
    formulation.divisions.length > 0 || isDisaggregated(scenario)
      ? divided(scenario, formulation, point, counts)
      : covered(scenario, counts);
  return { replicas: replicaCounts(scenario, counts), routes };
}

function replicaCounts(scenario: Scenario, counts: readonly number[]): readonly ReplicaCount[] {
  return scenario.offers.flatMap(({ name }, position) => {
    const count = counts[position] ?? 0;
    return count > 0 ? [{ offer: name, count }] : [];
  });
}

/** How much of a class goes to an offer or a pool, in a unit of the class's own. */
interface Amount {
  readonly requestClass: number;
  readonly destination: string;
  readonly amount: number;
}

function divided(
  scenario: Scenario,
  { divisions, isPartial = false }: Formulation,
  point: ArrayLike<number>,
  counts: readonly number[],
): readonly Route[] {
  const sliced = scenario.options.slices !== 'none';
  const read = ({ column, whole }: Division) =>
    sliced ? Math.round(point[column] ?? 0) : (point[column] ?? 0) / whole;
  const amounts = divisions
    .filter(({ parts }) => parts.every(({ offer }) => (counts[offer] ?? 0) > 0))
    .map((division): Amount => {
      const { requestClass, destination } = division;
      return { requestClass, destination, amount: read(division) };
    })
    .filter(({ amount }) => amount > noise);
  return inShares(scenario, amounts, isPartial ? wholeOf(scenario) : 0);
}

/** The amount that is all of a class. */
function wholeOf({ options }: Scenario): number {
  return options.slices === 'none' ? 1 : options.slices;
}

/** Per-class sharing needs no routes to be planned; in proportion to capacity, no replica gets more than it can carry. */
function covered(scenario: Scenario, counts: readonly number[]): readonly Route[] {
  const amounts = servablePairs(scenario)
    .map(({ requestClass, offer, load }): Amount => {
      const destination = scenario.offers[offer]?.name ?? '';
      return { requestClass, destination, amount: (counts[offer] ?? 0) / load };
    })
    .filter(({ amount }) => amount > 0);
  return inShares(scenario, amounts);
}

/** Amounts as shares of their sum, or of `least` where that is more. */
function inShares(scenario: Scenario, amounts: readonly Amount[], least = 0): readonly Route[] {
  const byClass = scenario.workload.classes.map((): Amount[] => []);
  for (const amount of amounts) byClass[amount.requestClass]?.push(amount);
  return byClass.flatMap((group) => {
    const total = Math.max(
      least,
      group.reduce((sum, { amount }) => sum + amount, 0),
    );
    return group.map(({ requestClass, destination, amount }) => ({
      class: scenario.workload.classes[requestClass]?.name ?? '',
      offer: destination,
      share: amount / total,
    }));
  });
}
