import type { Scenario } from '@fleetmix/core';
import { countdown } from '../countdown.ts';
import { type EngineOptions, type EngineResult, solveExactly } from '../engine/index.ts';
import { added } from './added.ts';
import { type PartPool, thisThread } from './part-pool.ts';
import { coupledStocks, partsOf } from './parts.ts';
import { solveByParts } from './solve-by-parts.ts';

/**
 * Coupled parts fewer than this are better planned as one: the engine proves them in less time than prices take to settle,
 * and the duality gap of few parts is wide. Measured on generated models of 36 classes, at gaps of 0.5 % and 0.01 %.
 */
const fewParts = 5;
/** Coupled parts from which on workers are worth their start, some 50 ms: each is planned dozens of times. */
const manyParts = 12;

/** The engine on a scenario, part by part where it falls into parts; then as one, where that left too wide a gap. */
export async function solve(
  scenario: Scenario,
  options: EngineOptions,
  pool: () => Promise<PartPool> = async () => thisThread,
): Promise<EngineResult> {
  const parts = partsOf(scenario);
  const isCoupled = coupledStocks(scenario, parts).length > 0;
  if (parts.length === 1 || (isCoupled && parts.length < fewParts)) return solveExactly(scenario, options);
  const remaining = countdown(options);
  const byParts = await solveByParts(
    scenario,
    parts,
    options,
    isCoupled && parts.length < manyParts ? thisThread : await pool(),
  );
  if (!('limit' in byParts) || (byParts.limit !== 'nodes' && byParts.limit !== 'numerics')) return byParts;
  const { onProgress } = options;
  const [incumbent, bound] = [costOf(byParts), boundOf(byParts)];
  const whole = await solveExactly(scenario, {
    ...options,
    ...remaining(),
    ...(onProgress === undefined
      ? {}
      : {
          onProgress: ({ incumbentUsdPerHour = Number.POSITIVE_INFINITY, atLeastUsdPerHour = 0 }) => {
            const best = Math.min(incumbent, incumbentUsdPerHour);
            onProgress({
              ...(Number.isFinite(best) ? { incumbentUsdPerHour: best } : {}),
              atLeastUsdPerHour: Math.max(bound, atLeastUsdPerHour),
            });
          },
        }),
  });
  return betterOf(byParts, whole, options.relativeGap ?? 0);
}

/** The cheaper plan with the higher bound. */
function betterOf(one: EngineResult, other: EngineResult, relativeGap: number): EngineResult {
  const statistics = added(one.statistics, other.statistics);
  const best = costOf(one) < costOf(other) ? one : other;
  if (other.status === 'optimal' || other.status === 'infeasible' || !('plan' in best)) return { ...other, statistics };
  const atLeastUsdPerHour = Math.min(best.usdPerHour, Math.max(boundOf(one), boundOf(other)));
  const gap = best.usdPerHour > 0 ? (best.usdPerHour - atLeastUsdPerHour) / best.usdPerHour : 0;
  const { plan, usdPerHour, certificate } = best;
  const found = { plan, usdPerHour, certificate, atLeastUsdPerHour, relativeGap: gap, statistics };
  if (gap <= relativeGap) return { status: 'optimal', ...found };
  return { status: 'feasible', limit: 'limit' in other ? other.limit : 'nodes', ...found };
}

function costOf(result: EngineResult): number {
  return 'plan' in result ? result.usdPerHour : Number.POSITIVE_INFINITY;
}

function boundOf(result: EngineResult): number {
  return 'atLeastUsdPerHour' in result ? result.atLeastUsdPerHour : 0;
}
