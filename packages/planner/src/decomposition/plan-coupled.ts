/**
 * Plans parts that share stock under a Lagrangian relaxation of it: at prices q >= 0 of a GPU of each coupled type,
 *
 *   L(q) = sum_parts min_y sum_o (c_o + k_o q_s(o)) y_o  -  sum_s q_s A_s
 *
 * is a lower bound, which the engine proves part by part. The prices start where the classes alone, in closed form, would
 * have them (class-costs.ts), and then follow a model of L made of all plans that the parts have answered (cut-model.ts),
 * near to the best prices so far: a proximal bundle method (Kiwiel, 1990; Lemaréchal, Nemirovskii and Nesterov, 1995).
 * Plans that fit together are chosen from the same plans and improved (seek.ts, improve-together.ts). What is left between
 * cost and bound is the duality gap, which is the smaller the more parts there are.
 */
import type { EngineOptions, EnginePlan } from '../engine/index.ts';
import { type Answer, withGap } from './answer.ts';
import { ascend } from './ascend.ts';
import { type Campaign, campaign, isOver, isProved } from './campaign.ts';
import type { Cluster } from './clusters.ts';
import { cutModel, modelled } from './cut-model.ts';
import { improveTogether } from './improve-together.ts';
import type { PartPlan } from './part-plan.ts';
import { type PartPool, thisThread } from './part-pool.ts';
import { priceRound } from './price-round.ts';
import { seek } from './seek.ts';
import { startingPrices } from './starting-prices.ts';

/** A rise of the bound below this share of it is not worth a round. */
const leastRise = 1e-4;
/** Rounds that may pass with less. */
const patience = 4;
/** Rounds that may pass without any plan: stock may be so short that there is none. */
const mostRounds = 12;
/** Smoothing of the model, as a share of what a part costs on average. */
const heat = 5e-4;

/** The engine's answer for a cluster of several parts. `feasible` with the limit `nodes` where a duality gap is left. */
export async function planCoupled(
  cluster: Cluster,
  options: EngineOptions,
  pool: PartPool = thisThread,
): Promise<Answer> {
  const session = pool.open(
    cluster.parts.map(({ scenario }) => scenario),
    options.signal,
  );
  try {
    return await run(campaign(cluster, options, session));
  } finally {
    session.close();
  }
}

async function run(state: Campaign): Promise<Answer> {
  const { cluster } = state;
  const start = startingPrices(cluster);
  if (start.isImpossible) return { status: 'infeasible', ray: undefined, statistics: state.statistics };
  const prices = start.prices.slice();
  let [stiffness, idle] = [1, 0];
  for (let round = 0; idle < patience && (round < mostRounds || state.best !== undefined); round += 1) {
    const before = state.bound;
    const answered = await priceRound(state, prices);
    if (answered === 'infeasible') return { status: 'infeasible', ray: undefined, statistics: state.statistics };
    if (answered === 'stopped') break;
    await seek(state, prices, start.charge, round);
    if (isOver(state)) break;
    if (round > 0) stiffness *= state.bound > before ? 1 / 2 : 2;
    idle = state.bound > before + leastRise * Math.abs(before) ? 0 : idle + 1;
    prices.set(state.boundPrices);
    const resistance = start.curvature.map((one) => stiffness * one);
    const smoothing = (heat * (Math.abs(state.bound) || 1)) / cluster.parts.length;
    ascend(cutModel(state.pools, cluster.available, smoothing, prices.slice(), resistance), prices, start.most);
    const promised = modelled(state.pools, cluster.available, prices) - state.bound;
    if (promised <= leastRise * Math.abs(state.bound)) break;
  }
  await improveTogether(state);
  return conclude(state);
}

function conclude(state: Campaign): Answer {
  const { best, bound, statistics, stopped = 'nodes' } = state;
  if (best === undefined)
    return { status: 'unfinished', limit: stopped, atLeastUsdPerHour: Math.max(0, bound), statistics };
  const found = merged(state, best);
  return isProved(state)
    ? { status: 'optimal', ...found, statistics }
    : { status: 'feasible', limit: stopped, ...found, statistics };
}

function merged(
  { cluster: { parts, gpus }, bound, certificates, boundPrices, cost }: Campaign,
  plans: readonly PartPlan[],
): EnginePlan {
  return {
    ...withGap(cost, bound),
    plan: {
      replicas: plans.flatMap(({ plan }) => plan.replicas),
      routes: plans.flatMap(({ plan }) => plan.routes),
    },
    certificate: {
      workPrices: Float64Array.from(
        parts.flatMap(({ offers }, part) => Array.from(offers, (_, at) => certificates[part]?.workPrices[at] ?? 0)),
      ),
      stockPrices: new Map([
        ...certificates.flatMap((certificate) => [...(certificate?.stockPrices ?? [])]),
        ...gpus.map((gpu, at) => [gpu, boundPrices[at] as number] as const),
      ]),
    },
  };
}
