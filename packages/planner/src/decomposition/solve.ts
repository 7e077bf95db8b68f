// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
import type { Scenario } from '@fleetmix/core';
import { countdown } from '../countdown.ts';
import { type EngineOptions, solveExactly } from '../engine/index.ts';
import { type Answer, boundOf, costOf, together } from './answer.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { eventually, type PartPool, thisThread } from './part-pool.ts';
import { partsOf } from './parts.ts';
import { planApart } from './plan-apart.ts';
import { solveCluster } from './solve-cluster.ts';

/**
 * The engine on a scenario, cluster by cluster where it falls into parts: those that share no stock are planned apart, and
 * their costs and bounds add up.
 * @param pool where parts are planned too when they take long
 */
export async function solve(
  scenario: Scenario,
  options: EngineOptions,
  pool?: () => Promise<PartPool>,
): Promise<Answer> {
  const parts = partsOf(scenario);
  if (parts.length === 1) return solveExactly(scenario, options);
  const hands = pool === undefined ? thisThread : eventually(pool);
  const remaining = countdown(options);
  const clusters = clustersOf(scenario, parts);
  const coupled = clusters.filter((cluster) => cluster.gpus.length > 0);
  const alone = clusters.filter((cluster) => cluster.gpus.length === 0);
  let sum: Answer | undefined;
  const add = (cluster: Cluster, found: Answer): Answer => {
    const placed = inWhole(scenario, cluster, found);
    return sum === undefined ? placed : together(sum, placed);
  };
  const apart = await planApart(
    alone.map((cluster) => cluster.parts[0]!.scenario),
    options,
    hands,
  );
  for (const [at, found] of apart.entries()) sum = add(alone[at]!, found);
  for (const cluster of coupled) {
    if (sum !== undefined && !('plan' in sum)) return sum;
    const isLast = cluster === coupled.at(-1);
    sum = add(
      cluster,
      await solveCluster(cluster, { ...options, ...remaining(), ...reporting(options, sum, isLast) }, hands),
    );
  }
  return sum!;
}

/** Progress of one cluster as progress of all; there is a plan of all only when there is one of the last. */
function reporting(
  { onProgress }: EngineOptions,
  sum: Answer | undefined,
  isLast: boolean,
): Pick<EngineOptions, 'onProgress'> {
  if (onProgress === undefined) return {};
  const [cost, bound] = sum === undefined ? [0, 0] : [costOf(sum), boundOf(sum)];
  return {
    onProgress: ({ incumbentUsdPerHour, atLeastUsdPerHour = 0 }) =>
      onProgress({
        ...(isLast && incumbentUsdPerHour !== undefined ? { incumbentUsdPerHour: cost + incumbentUsdPerHour } : {}),
        atLeastUsdPerHour: bound + atLeastUsdPerHour,
      }),
  };
}

/** A cluster's answer with its prices at the places that its offers have in the whole. */
function inWhole(scenario: Scenario, { parts }: Cluster, found: Answer): Answer {
  // A ray of some offers is none of all of them; that there is no plan stays proved.
  if (!('plan' in found)) return found.status === 'infeasible' ? { ...found, ray: undefined } : found;
  const workPrices = new Float64Array(scenario.offers.length);
  const places = parts.flatMap(({ offers }) => [...offers]);
  places.forEach((offer, at) => {
    workPrices[offer] = found.certificate.workPrices[at]!;
  });
  return { ...found, certificate: { ...found.certificate, workPrices } };
}
