import type { Offer, Scenario } from '@fleetmix/core';
import { divideTotal, divideWhole } from './divide-total.ts';
import { drawRequests } from './draw-requests.ts';
import type { Change, Grid } from './grid.ts';
import type { Point } from './point.ts';
import { seedAt } from './seed.ts';

/** The scenario that planners are given at a point: the grid's own, the changes in the axes' order, then the scale. */
export function scenarioAt(grid: Grid, point: Point): Scenario {
  const changed = changedAt(grid, point);
  const demand = demandAt(grid, point, changed);
  return {
    ...changed,
    workload: {
      ...changed.workload,
      classes: changed.workload.classes.map((each, position) => ({ ...each, demand: demand[position] as number })),
    },
  };
}

/** The same before the demand is worked out. */
export function changedAt(grid: Grid, point: Point): Scenario {
  const given = point.values.find(({ scenario }) => scenario !== undefined)?.scenario ?? grid.scenario;
  const changed = point.values.reduce(apply, given as Scenario);
  return { ...changed, options: { ...changed.options, ...grid.options } };
}

function apply(scenario: Scenario, change: Change): Scenario {
  return {
    ...scenario,
    stock: new Map([...scenario.stock, ...(change.stock ?? [])]),
    offers: repriced(scenario.offers, change),
    options: { ...scenario.options, ...change.options },
  };
}

function repriced(offers: readonly Offer[], { gpuUsdPerHour, offerUsdPerHour }: Change): readonly Offer[] {
  if (gpuUsdPerHour === undefined && offerUsdPerHour === undefined) return offers;
  return offers.map((offer) => {
    const perGpu = gpuUsdPerHour?.get(offer.gpu);
    const ofGpus = perGpu === undefined ? offer.usdPerHour : perGpu * offer.gpusPerReplica;
    return { ...offer, usdPerHour: offerUsdPerHour?.get(offer.name) ?? ofGpus };
  });
}

function demandAt({ scale, seed }: Grid, point: Point, scenario: Scenario): readonly number[] {
  const stated =
    point.values.findLast(({ demand }) => demand !== undefined)?.demand ??
    scenario.workload.classes.map(({ demand }) => demand);
  const shares = point.values.findLast((value) => value.shares !== undefined)?.shares;
  const { scale: amount = 1 } = point;
  if (scale?.kind !== 'total' && shares === undefined) return stated.map((demand) => demand * amount);
  const total = scale?.kind === 'total' ? amount : amount * stated.reduce((sum, demand) => sum + demand, 0);
  const weights = shares ?? stated;
  if (seed !== undefined) return drawRequests(total, weights, seedAt(seed, point.coordinates));
  return scale?.rounding === 'largest-remainder' ? divideWhole(total, weights) : divideTotal(total, weights);
}
