import { countdown } from '../countdown.ts';
import { type EngineOptions, solveExactly } from '../engine/index.ts';
import { type Answer, betterOf, boundOf, costOf, isOpen } from './answer.ts';
import type { Cluster } from './clusters.ts';
import { joined } from './joined.ts';
import type { PartPool } from './part-pool.ts';
import { planCoupled } from './plan-coupled.ts';

/**
 * Coupled parts fewer than this are better planned as one: the engine proves them in less time than prices take to settle,
 * and the duality gap of few parts is wide. Measured on generated models of 36 and 100 classes, at a gap of 0.5 %: of 2 to 4
 * models the engine is done first in 14 of 18 cases, and always in 0.4 s; of 5 in 1 of 6, and of 6 it is not done in 4 s.
 */
const fewParts = 5;
/** Offers x classes up to which the engine has a first try: what is easy for it is done before prices are found. */
const smallCells = 20_000;
const firstNodes = 500;
/** Offers x classes up to which the engine can be expected to prove within minutes what the parts leave open. */
const mostCells = 50_000;

/** Parts that limited stock couples: as one, or under prices for it; then as one again where that left too wide a gap. */
export async function solveCluster(cluster: Cluster, options: EngineOptions, pool: PartPool): Promise<Answer> {
  const scenarios = cluster.parts.map(({ scenario }) => scenario);
  if (scenarios.length < fewParts) return solveExactly(joined(scenarios), options);
  const remaining = countdown(options);
  const offers = scenarios.reduce((sum, scenario) => sum + scenario.offers.length, 0);
  const cells = scenarios.reduce((sum, { workload }) => sum + offers * workload.classes.length, 0);
  const first = cells <= smallCells ? await firstTry(cluster, options) : undefined;
  if (first !== undefined && !isOpen(first)) return first;
  const byParts = await planCoupled(cluster, { ...options, ...remaining(), ...ahead(options, first) }, pool);
  const best = first === undefined ? byParts : betterOf(first, byParts, options);
  if (!isOpen(best)) return best;
  if (cells > mostCells && 'plan' in best) return { ...best, isSettled: true };
  const whole = await solveExactly(joined(scenarios), { ...options, ...remaining(), ...ahead(options, best) });
  return betterOf(best, whole, options);
}

function firstTry({ parts }: Cluster, options: EngineOptions): Promise<Answer> {
  const nodeLimit = Math.min(firstNodes, options.nodeLimit ?? firstNodes);
  return solveExactly(joined(parts.map(({ scenario }) => scenario)), { ...options, nodeLimit });
}

/** Progress of a later search that never falls behind what an earlier one has found. */
function ahead({ onProgress }: EngineOptions, earlier: Answer | undefined): Pick<EngineOptions, 'onProgress'> {
  if (onProgress === undefined || earlier === undefined) return {};
  return {
    onProgress: ({ incumbentUsdPerHour = Number.POSITIVE_INFINITY, atLeastUsdPerHour = 0 }) => {
      const best = Math.min(costOf(earlier), incumbentUsdPerHour);
      onProgress({
        ...(Number.isFinite(best) ? { incumbentUsdPerHour: best } : {}),
        atLeastUsdPerHour: Math.max(boundOf(earlier), atLeastUsdPerHour),
      });
    },
  };
}
