// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Plans the parts of a scenario one by one: exactly where they share no stock, else under a Lagrangian relaxation of the
 * stock that couples them (multipliers.ts), repaired to plans that fit (repair.ts). The bound is proved, part by part, by
 * the engine; what is left between it and the cost is the duality gap, which is the smaller the more parts there are.
 */
import type { Scenario } from '@fleetmix/core';
import { nextTurn } from '../engine/driver.ts';
import type { EngineLimit, EngineOptions, EnginePlan, EngineResult, EngineStatistics } from '../engine/index.ts';
import { tolerances } from '../engine/tolerances.ts';
import { added } from './added.ts';
import { climb, type Multipliers, multipliers, note } from './multipliers.ts';
import { isPlanned, type PartPlan } from './part-plan.ts';
import { type PartPool, type PartSession, thisThread } from './part-pool.ts';
import { coupledStocks, drawn, type Part } from './parts.ts';
import { improve, left, type Replan, repair } from './repair.ts';

/** Rounds of prices, at most. */
const mostRounds = 150;
/** The climb is over when Polyak's step has been halved this often. */
const leastShare = 1 / 512;
/** Rounds of prices on linear relaxations, at most. */
const relaxedRounds = 40;
/** Nodes that one part may take in a round; its bound holds all the same. */
const partNodes = 200;
/** The same while looking for plans that fit, where only the plan counts. */
const repairNodes = 30;

interface Campaign {
  readonly scenario: Scenario;
  readonly parts: readonly Part[];
  readonly gpus: readonly string[];
  readonly available: Float64Array;
  /** By part: what the other parts' bases leave of each coupled stock. */
  readonly limits: readonly Float64Array[];
  readonly options: EngineOptions;
  readonly session: PartSession;
  readonly deadline: number;
  readonly relativeGap: number;
  bound: number;
  boundPlans: readonly PartPlan[];
  best: readonly PartPlan[] | undefined;
  cost: number;
  statistics: EngineStatistics | undefined;
  stopped: EngineLimit | undefined;
}

/** The engine's answer for a scenario of several parts. `feasible` with the limit `nodes` where a duality gap is left. */
export async function solveByParts(
  scenario: Scenario,
  parts: readonly Part[],
  options: EngineOptions,
  pool: PartPool = thisThread,
): Promise<EngineResult> {
  const session = pool.open(
    parts.map((part) => part.scenario),
    options.signal,
  );
  try {
    return await run(campaignOf(scenario, parts, options, session));
  } finally {
    session.close();
  }
}

async function run(campaign: Campaign): Promise<EngineResult> {
  const { scenario, options } = campaign;
  const prices = multipliers(Float64Array.from(campaign.gpus, (gpu) => unitPrice(scenario, gpu)));
  if (campaign.gpus.length > 0) await approach(campaign, prices);
  for (let round = 0; round < mostRounds; round += 1) {
    const plans = await planAll(
      campaign,
      prices,
      campaign.gpus.length > 0 ? partNodes : (options.nodeLimit ?? Number.POSITIVE_INFINITY),
    );
    if (plans === 'infeasible') return { status: 'infeasible', ray: undefined, statistics: campaign.statistics! };
    if (plans === undefined) break;
    await settle(campaign, prices, plans, round);
    if (isOver(campaign) || prices.share < leastShare || campaign.gpus.length === 0) break;
    const rest = left(campaign.available, plans);
    const target = Number.isFinite(campaign.cost) ? campaign.cost : 1.02 * campaign.bound;
    climb(
      prices,
      rest.map((free) => -free),
      Math.max(target - campaign.bound, 1e-4 * target),
    );
  }
  return conclude(campaign, prices);
}

/**
 * Climbs first on the parts' linear relaxations, a tenth of the work: their prices are near to the right ones, and their
 * bounds hold. Whether anything is impossible, or fits as it is, is left to whole replicas.
 */
async function approach(campaign: Campaign, prices: Multipliers): Promise<void> {
  for (let round = 0; round < relaxedRounds; round += 1) {
    const plans = await planAll(campaign, prices, 1);
    if (plans === undefined || plans === 'infeasible') return;
    const bound = boundOf(campaign, prices, plans);
    note(prices, bound);
    if (prices.share < 1 / 4) break;
    const excess = campaign.available.map((all, at) => sum(plans, ({ workDraws }) => workDraws[at]!) - all);
    climb(prices, excess, 0.03 * Math.abs(bound));
  }
  prices.prices.set(prices.best);
  prices.direction.fill(0);
  prices.bestBound = Number.NEGATIVE_INFINITY;
  prices.share = 1 / 2;
  prices.idle = 0;
}

function campaignOf(
  scenario: Scenario,
  parts: readonly Part[],
  options: EngineOptions,
  session: PartSession,
): Campaign {
  const gpus = coupledStocks(scenario, parts);
  const available = Float64Array.from(gpus, (gpu) => scenario.stock.get(gpu)!);
  const bases = parts.map((part) => {
    const kept = part.scenario.offers.map(({ minReplicas = 0 }) => minReplicas);
    return Float64Array.from(gpus, (gpu) => drawn(part.scenario.offers, kept, gpu));
  });
  return {
    scenario,
    parts,
    gpus,
    available,
    limits: bases.map((own) => available.map((all, at) => all - sum(bases, (base) => base[at]!) + own[at]!)),
    options,
    session,
    deadline: performance.now() + (options.timeLimitMs ?? Number.POSITIVE_INFINITY),
    relativeGap: options.relativeGap ?? 0,
    bound: Number.NEGATIVE_INFINITY,
    boundPlans: [],
    best: undefined,
    cost: Number.POSITIVE_INFINITY,
    statistics: undefined,
    stopped: undefined,
  };
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

/** Mean price of a GPU of a type. */
function unitPrice({ offers }: Scenario, gpu: string): number {
  const of = offers.filter((offer) => offer.gpu === gpu);
  return sum(of, ({ usdPerHour, gpusPerReplica }) => usdPerHour / gpusPerReplica) / of.length || 1;
}

/** Every part at the present prices; nothing where a limit came first. */
async function planAll(
  campaign: Campaign,
  { prices }: Multipliers,
  nodeLimit: number,
): Promise<readonly PartPlan[] | 'infeasible' | undefined> {
  // Free parts are proved to the gap asked for; while prices are sought, a fifth of it is close enough.
  const isPriced = prices.some((price) => price > 0);
  const relativeGap = isPriced ? Math.max(campaign.relativeGap / 5, 1e-4) : campaign.relativeGap;
  const found = await Promise.all(
    campaign.limits.map((limits, part) => attempt(campaign, part, limits, prices, relativeGap, nodeLimit)),
  );
  if (found.includes('infeasible')) return 'infeasible';
  return found.every((plan) => typeof plan === 'object') ? found : undefined;
}

/** One part within limits; nothing where a limit of the whole campaign came first, or no plan was found. */
async function attempt(
  campaign: Campaign,
  part: number,
  limits: Float64Array,
  prices: Float64Array,
  relativeGap: number,
  nodeLimit: number,
): Promise<PartPlan | 'infeasible' | undefined> {
  const { options, deadline, gpus, session } = campaign;
  await nextTurn();
  const now = performance.now();
  if (options.signal?.aborted) campaign.stopped = 'signal';
  else if (now >= deadline) campaign.stopped = 'time';
  if (campaign.stopped !== undefined) return undefined;
  const found = await session.plan(
    part,
    { gpus, prices, limits },
    {
      relativeGap,
      ...(Number.isFinite(deadline) ? { until: Date.now() + deadline - now } : {}),
      ...(Number.isFinite(nodeLimit) ? { nodeLimit } : {}),
    },
  );
  campaign.statistics =
    campaign.statistics === undefined ? found.statistics : added(campaign.statistics, found.statistics);
  if (found.status === 'infeasible') return 'infeasible';
  if (found.status !== 'optimal' && (found.limit === 'time' || found.limit === 'signal'))
    campaign.stopped = found.limit;
  return isPlanned(found) ? found : undefined;
}

/** Takes the bound of a round, and looks for plans that fit near its plans. */
async function settle(
  campaign: Campaign,
  prices: Multipliers,
  plans: readonly PartPlan[],
  round: number,
): Promise<void> {
  const { available } = campaign;
  const bound = boundOf(campaign, prices, plans);
  if (bound > campaign.bound) {
    campaign.bound = bound;
    campaign.boundPlans = plans;
  }
  note(prices, bound);
  report(campaign);
  const isNear = bound >= campaign.bound - 0.01 * Math.abs(campaign.bound);
  if (round > 2 && (round % 3 !== 0 || !isNear)) return;
  const replan: Replan = async (part, limits, at) => {
    const found = await attempt(campaign, part, limits, at, Math.max(campaign.relativeGap / 5, 1e-4), repairNodes);
    return found === 'infeasible' ? undefined : found;
  };
  const fitted = await repair(plans, available, prices.prices, (7 * round) % plans.length, replan);
  if (fitted === undefined) return;
  keep(campaign, fitted);
  if (isOver(campaign) || sum(fitted, cost) > 1.02 * campaign.cost) return;
  keep(campaign, await improve(fitted, available, replan));
}

/** What the parts' bounds prove together: their sum, less what the stock costs at the present prices. */
function boundOf({ available }: Campaign, { prices }: Multipliers, plans: readonly PartPlan[]): number {
  const paid = sum([...available.keys()], (at) => prices[at]! * available[at]!);
  return sum(plans, ({ atLeastUsdPerHour }) => atLeastUsdPerHour) - paid;
}

function cost({ trueUsdPerHour }: PartPlan): number {
  return trueUsdPerHour;
}

function keep(campaign: Campaign, plans: readonly PartPlan[]): void {
  const total = sum(plans, cost);
  if (total >= campaign.cost) return;
  campaign.cost = total;
  campaign.best = plans;
  report(campaign);
}

function report({ options, cost: incumbent, bound }: Campaign): void {
  options.onProgress?.({
    ...(Number.isFinite(incumbent) ? { incumbentUsdPerHour: incumbent } : {}),
    ...(Number.isFinite(bound) ? { atLeastUsdPerHour: Math.max(0, Math.min(bound, incumbent)) } : {}),
  });
}

function isOver(campaign: Campaign): boolean {
  return campaign.stopped !== undefined || campaign.cost - campaign.bound <= gapAllowed(campaign);
}

function gapAllowed({ cost: incumbent, relativeGap }: Campaign): number {
  return Math.max(relativeGap, 2 * tolerances.cost) * Math.abs(incumbent);
}

function conclude(campaign: Campaign, prices: Multipliers): EngineResult {
  const { best, bound, stopped = 'nodes' } = campaign;
  const statistics = campaign.statistics!;
  if (best === undefined)
    return { status: 'unfinished', limit: stopped, atLeastUsdPerHour: Math.max(0, bound), statistics };
  const found = merged(campaign, best, prices);
  return campaign.cost - bound <= gapAllowed(campaign)
    ? { status: 'optimal', ...found, statistics }
    : { status: 'feasible', limit: stopped, ...found, statistics };
}

function merged(campaign: Campaign, plans: readonly PartPlan[], { best }: Multipliers): EnginePlan {
  const { scenario, parts, gpus, bound, boundPlans, cost: usdPerHour } = campaign;
  const atLeastUsdPerHour = Math.min(usdPerHour, Math.max(0, bound));
  const workPrices = new Float64Array(scenario.offers.length);
  const stockPrices = new Map<string, number>();
  boundPlans.forEach(({ certificate }, part) => {
    parts[part]!.offers.forEach((offer, at) => {
      workPrices[offer] = certificate.workPrices[at]!;
    });
    for (const [gpu, price] of certificate.stockPrices) stockPrices.set(gpu, price);
  });
  gpus.forEach((gpu, at) => {
    stockPrices.set(gpu, best[at]!);
  });
  return {
    plan: {
      replicas: plans.flatMap(({ plan }) => plan.replicas),
      routes: plans.flatMap(({ plan }) => plan.routes),
    },
    usdPerHour,
    atLeastUsdPerHour,
    relativeGap: usdPerHour > 0 ? (usdPerHour - atLeastUsdPerHour) / usdPerHour : 0,
    certificate: { workPrices, stockPrices },
  };
}
