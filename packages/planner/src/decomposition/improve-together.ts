// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Improves plans that fit by planning two parts as one, with what the others leave. At prices q the gap is the sum of what
 * each part pays beyond its own bound, its regret, and of the price of what is left over: parts of much regret come first.
 */
import type { Plan } from '@fleetmix/core';
import { type Campaign, isOver, keep, planAll, remember, type Task } from './campaign.ts';
import { choose, fits, left } from './choose.ts';
import { pricedAt } from './cut-model.ts';
import type { PartPlan } from './part-plan.ts';

/** Nodes of a plan of two parts. */
const pairNodes = 300;
/** Parts, those that regret most, of which pairs are made. */
const mostParts = 100;
/** Pairs that are planned at once, each as if the others stayed as they are. */
const batchSize = 4;
/** Pairs that may fail one after the other, by part. */
const mostIdle = 2;

type Pair = readonly [number, number];

/** Goes on until it no longer helps, or the campaign is over. */
export async function improveTogether(state: Campaign): Promise<void> {
  const failed = new Set<string>();
  let idle = 0;
  while (state.best !== undefined && !isOver(state) && idle < mostIdle * state.pools.length) {
    const fresh = pairs(state).filter((pair) => !failed.has(nameOf(state, pair)));
    const batch = apart(fresh).slice(0, batchSize);
    if (batch.length === 0) return;
    for (const pair of batch) failed.add(nameOf(state, pair));
    idle = (await replanTogether(state, batch)) ? 0 : idle + batch.length;
  }
}

/** Of these pairs each that shares no part with one before it. */
function apart(all: readonly Pair[]): readonly Pair[] {
  const taken = new Set<number>();
  return all.filter((pair) => {
    if (pair.some((part) => taken.has(part))) return false;
    for (const part of pair) taken.add(part);
    return true;
  });
}

/** Parts with their present plans; a pair that failed may be tried again when one of them has changed. */
function nameOf({ pools, best }: Campaign, members: readonly number[]): string {
  return members.map((part) => `${part}:${pools[part]!.indexOf(best![part]!)}`).join(' ');
}

/** Pairs of parts, those first whose plans cost most beyond what they must at the best prices. */
function pairs({ best, boundPrices, partBounds }: Campaign): readonly Pair[] {
  return best!
    .map((plan, part) => ({ part, regret: pricedAt(plan, boundPrices) - partBounds[part]! }))
    .sort((one, other) => other.regret - one.regret)
    .slice(0, mostParts)
    .flatMap((one, at, all) =>
      all.slice(0, at).map((other) => ({ pair: [other.part, one.part] as const, regret: other.regret + one.regret })),
    )
    .sort((one, other) => other.regret - one.regret)
    .map(({ pair }) => pair);
}

/** Plans each pair as one with what all others leave; whether that made anything cheaper. */
async function replanTogether(state: Campaign, batch: readonly Pair[]): Promise<boolean> {
  const { cluster, pools } = state;
  const best = state.best!;
  const rest = left(cluster.available, best);
  const tasks = batch.map(
    (members): Task => ({
      members,
      prices: new Float64Array(cluster.gpus.length),
      limits: rest.map((free, at) => members.reduce((sum, part) => sum + best[part]!.draws[at]!, free)),
      relativeGap: Math.max(state.relativeGap / 50, 1e-5),
      nodeLimit: pairNodes,
    }),
  );
  const answers = (await planAll(state, tasks)) ?? [];
  let plans = best;
  answers.forEach((answer, one) => {
    if (!('plan' in answer)) return;
    const changed = [...plans];
    for (const part of batch[one]!) changed[part] = remember(state, part, { plan: shareOf(state, part, answer.plan) });
    // Pairs know nothing of what the others have just taken.
    if (fits(left(cluster.available, changed)) && costOf(changed) < costOf(plans)) plans = changed;
  });
  const isCheaper = keep(state, plans);
  return keep(state, choose(pools, state.best!, cluster.available, state.boundPrices)) || isCheaper;
}

function costOf(plans: readonly PartPlan[]): number {
  return plans.reduce((sum, { trueUsdPerHour }) => sum + trueUsdPerHour, 0);
}

/** What a plan of several parts says about one of them. */
function shareOf({ cluster }: Campaign, part: number, { replicas, routes }: Plan): Plan {
  const { offers, workload } = cluster.parts[part]!.scenario;
  const own = new Set(offers.map(({ name }) => name));
  const asked = new Set(workload.classes.map(({ name }) => name));
  return {
    replicas: replicas.filter(({ offer }) => own.has(offer)),
    routes: routes.filter((route) => asked.has(route.class)),
  };
}
