// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/** What is known while the parts of a cluster are planned under prices: plans, bounds, limits, and who plans a part. */
import { nextTurn } from '../engine/driver.ts';
import type {
  Certificate,
  EngineLimit,
  EngineOptions,
  EnginePlan,
  EngineResult,
  EngineStatistics,
} from '../engine/index.ts';
import { tolerances } from '../engine/tolerances.ts';
import { added, nothingDone } from './added.ts';
import { fits, left } from './choose.ts';
import type { Cluster } from './clusters.ts';
import { type PartPlan, partPlan } from './part-plan.ts';
import type { PartSession } from './part-pool.ts';

/** State of a campaign; costs in USD/hour. */
export interface Campaign {
  readonly cluster: Cluster;
  readonly options: EngineOptions;
  readonly session: PartSession;
  readonly deadline: number;
  readonly relativeGap: number;
  /** Plans that each part is known to have. */
  readonly pools: readonly PartPlan[][];
  bound: number;
  /** Prices at which the bound was proved: of each part's work, and of the coupled stock. */
  certificates: readonly (Certificate | undefined)[];
  /** What each part costs at least at these prices. */
  partBounds: readonly number[];
  readonly boundPrices: Float64Array;
  best: readonly PartPlan[] | undefined;
  cost: number;
  statistics: EngineStatistics;
  stopped: EngineLimit | undefined;
}

/** A campaign before its first round. */
export function campaign(cluster: Cluster, options: EngineOptions, session: PartSession): Campaign {
  return {
    cluster,
    options,
    session,
    deadline: performance.now() + (options.timeLimitMs ?? Number.POSITIVE_INFINITY),
    relativeGap: options.relativeGap ?? 0,
    pools: cluster.parts.map(() => []),
    bound: Number.NEGATIVE_INFINITY,
    certificates: [],
    partBounds: [],
    boundPrices: new Float64Array(cluster.gpus.length),
    best: undefined,
    cost: Number.POSITIVE_INFINITY,
    statistics: nothingDone,
    stopped: undefined,
  };
}

/** Something to plan: one part, or several as one, by their positions. */
export interface Task {
  readonly members: readonly number[];
  readonly prices: Float64Array;
  readonly limits: Float64Array;
  readonly relativeGap: number;
  readonly nodeLimit: number;
}

/** Answers in the order of the tasks; nothing where a limit of the whole campaign came first. */
export async function planAll(state: Campaign, tasks: readonly Task[]): Promise<readonly EngineResult[] | undefined> {
  const { options, deadline, cluster, session } = state;
  await nextTurn();
  const left = deadline - performance.now();
  if (options.signal?.aborted) state.stopped = 'signal';
  else if (left <= 0) state.stopped = 'time';
  if (state.stopped !== undefined) return undefined;
  const until = Date.now() + left;
  const answers = await Promise.all(
    tasks.map(({ members, prices, limits, relativeGap, nodeLimit }) =>
      session.plan(
        members,
        { gpus: cluster.gpus, prices, limits },
        {
          relativeGap,
          ...(Number.isFinite(until) ? { until } : {}),
          ...(Number.isFinite(nodeLimit) ? { nodeLimit } : {}),
        },
      ),
    ),
  );
  for (const answer of answers) {
    state.statistics = added(state.statistics, answer.statistics);
    if ('limit' in answer && (answer.limit === 'time' || answer.limit === 'signal')) state.stopped ??= answer.limit;
  }
  return state.stopped === undefined ? answers : undefined;
}

/** A part's answer as one of its plans; the same one again where it, or a cheaper one that draws the same, is known. */
export function remember(state: Campaign, part: number, plan: Pick<EnginePlan, 'plan'>): PartPlan {
  const { parts, gpus } = state.cluster;
  const found = partPlan(parts[part]!.scenario, plan, gpus);
  const pool = state.pools[part]!;
  const twin = pool.findIndex(({ draws }) => draws.every((count, at) => count === found.draws[at]));
  if (twin < 0) {
    pool.push(found);
    return found;
  }
  if (found.trueUsdPerHour < pool[twin]!.trueUsdPerHour - 1e-9) {
    pool[twin] = found;
    return found;
  }
  return pool[twin]!;
}

/** Takes plans as the best ones if they are. */
export function keep(state: Campaign, plans: readonly PartPlan[]): boolean {
  const total = plans.reduce((sum, { trueUsdPerHour }) => sum + trueUsdPerHour, 0);
  if (!(total < state.cost * (1 - tolerances.cost)) || !fits(left(state.cluster.available, plans))) return false;
  state.cost = total;
  state.best = plans;
  report(state);
  return true;
}

/** Tells whoever listens where the campaign stands. */
export function report({ options, cost, bound }: Campaign): void {
  options.onProgress?.({
    ...(Number.isFinite(cost) ? { incumbentUsdPerHour: cost } : {}),
    ...(Number.isFinite(bound) ? { atLeastUsdPerHour: Math.max(0, Math.min(bound, cost)) } : {}),
  });
}

/** Whether a limit came, or the gap asked for is proved. */
export function isOver(state: Campaign): boolean {
  return state.stopped !== undefined || isProved(state);
}

/** Whether the gap asked for is proved. */
export function isProved({ best, cost, bound, relativeGap }: Campaign): boolean {
  return best !== undefined && cost - bound <= Math.max(relativeGap, 2 * tolerances.cost) * cost;
}
