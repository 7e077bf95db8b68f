import { type PlanOptions, relativeTolerance, type Scenario } from '@fleetmix/core';
import { type Certificate, provesImpossible } from './certificate.ts';
import { drive, type Stop } from './driver.ts';
import { rayOf } from './obstacle-ray.ts';
import { postsolve } from './presolve/postsolve.ts';
import { postsolvePrices } from './presolve/postsolve-prices.ts';
import { type Obstacle, presolve, type Reduction } from './presolve/presolve.ts';
import type { EngineLimit, EnginePlan, EngineResult, EngineStatistics } from './result.ts';
import { runSearch } from './search/branch-and-bound.ts';
import { cutoff, provedBound, type Search, search } from './search/search.ts';

/** Limits of one call. */
export interface EngineOptions extends PlanOptions {
  /** Stop after this many nodes of the tree; no limit where absent. */
  readonly nodeLimit?: number;
  /** What time it is, in ms, for the time limit; `performance.now` where absent. */
  readonly clock?: () => number;
}

/**
 * The cheapest plan of a scenario with shared capacity, and the proof of it. Deterministic: the same scenario and options
 * give the same plan and the same counts, unless the time limit or the signal ends the search.
 * @throws RangeError for a scenario with `sharing: 'per-class'`
 */
export async function solveExactly(scenario: Scenario, options: EngineOptions = {}): Promise<EngineResult> {
  const { clock = () => performance.now() } = options;
  const began = clock();
  if (scenario.options.sharing !== 'shared') {
    throw new RangeError("The built-in engine plans shared capacity only: set options.sharing to 'shared'.");
  }
  const reduction = presolve(scenario);
  if ('kind' in reduction) return obstructed(scenario, reduction);
  const run = search(reduction.problem, {
    relativeGap: options.relativeGap ?? 0,
    nodeLimit: options.nodeLimit ?? Number.POSITIVE_INFINITY,
    fixedCost: reduction.limits.fixedCost,
  });
  const stop = await drive(runSearch(run), {
    deadline: began + (options.timeLimitMs ?? Number.POSITIVE_INFINITY),
    clock,
    signal: options.signal,
    onTurn: () => report(run, options),
  });
  report(run, options);
  return conclude(scenario, reduction, run, stop);
}

function report(run: Search, { onProgress }: EngineOptions): void {
  const { incumbent, cost, limits } = run.standing;
  const bound = provedBound(run);
  onProgress?.({
    ...(incumbent === undefined ? {} : { incumbentUsdPerHour: cost + limits.fixedCost }),
    ...(Number.isFinite(bound) ? { atLeastUsdPerHour: bound + limits.fixedCost } : {}),
  });
}

function obstructed(scenario: Scenario, obstacle: Obstacle): EngineResult {
  return { status: 'infeasible', ray: rayOf(scenario, obstacle), statistics: noStatistics };
}

function conclude(scenario: Scenario, reduction: Reduction, run: Search, stop: Stop | undefined): EngineResult {
  const { standing } = run;
  const statistics = statisticsOf(reduction, run);
  const limit: EngineLimit = stop ?? (standing.unfinished > 0 ? 'numerics' : 'nodes');
  const bound = provedBound(run);
  if (standing.incumbent === undefined) {
    if (bound === Number.POSITIVE_INFINITY)
      return { status: 'infeasible', ray: rootRay(scenario, reduction, run), statistics };
    const atLeastUsdPerHour = Math.max(0, bound) + standing.limits.fixedCost;
    return { status: 'unfinished', limit, atLeastUsdPerHour, statistics };
  }
  const found = planOf(scenario, reduction, run, bound);
  if (standing.incumbent.routing.excess > relativeTolerance / 2) {
    return { status: 'unfinished', limit: 'numerics', atLeastUsdPerHour: found.atLeastUsdPerHour, statistics };
  }
  if (bound >= cutoff(standing)) return { status: 'optimal', ...found, statistics };
  return { status: 'feasible', limit, ...found, statistics };
}

function rootRay(scenario: Scenario, reduction: Reduction, { standing }: Search): Certificate | undefined {
  if (standing.infeasibleRay === undefined) return undefined;
  const ray = postsolvePrices(scenario, reduction, standing.infeasibleRay, 0);
  return provesImpossible(scenario, ray) ? ray : undefined;
}

function planOf(scenario: Scenario, reduction: Reduction, { standing }: Search, bound: number): EnginePlan {
  const { totals, routing } = standing.incumbent as NonNullable<typeof standing.incumbent>;
  const { replicas, routes } = postsolve(scenario, reduction, totals, routing);
  const usdPerHour = scenario.offers.reduce((sum, offer, at) => sum + offer.usdPerHour * (replicas[at] as number), 0);
  const atLeastUsdPerHour = Math.min(usdPerHour, Math.max(0, bound) + reduction.limits.fixedCost);
  return {
    plan: {
      replicas: scenario.offers.flatMap(({ name }, at) => {
        const count = replicas[at] as number;
        return count > 0 ? [{ offer: name, count }] : [];
      }),
      routes: routes.map(({ requestClass, offer, share }) => ({
        class: scenario.workload.classes[requestClass]?.name ?? '',
        offer: scenario.offers[offer]?.name ?? '',
        share,
      })),
    },
    usdPerHour,
    atLeastUsdPerHour,
    relativeGap: usdPerHour > 0 ? (usdPerHour - atLeastUsdPerHour) / usdPerHour : 0,
    certificate: postsolvePrices(scenario, reduction, standing.rootPrices as Float64Array, 1),
  };
}

function statisticsOf({ problem, droppedOffers }: Reduction, { standing }: Search): EngineStatistics {
  return {
    ...standing.counters,
    nodes: standing.nodes,
    unfinishedNodes: standing.unfinished,
    profiles: problem.profiles,
    stockRows: problem.stocks,
    droppedOffers,
  };
}

const noStatistics: EngineStatistics = {
  pivots: 0,
  flips: 0,
  refactorisations: 0,
  rejectedPivots: 0,
  restarts: 0,
  singularBases: 0,
  poolRebuilds: 0,
  nodes: 0,
  unfinishedNodes: 0,
  profiles: 0,
  stockRows: 0,
  droppedOffers: 0,
};
