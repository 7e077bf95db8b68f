import { money } from '../money/usd.ts';
import type { Plan } from '../plan/plan.ts';
import { hasCases } from '../scenario/case-scenarios.ts';
import { gpusFromStock, type NodeUse, nodeUses } from '../scenario/node.ts';
import type { Outcome } from '../scenario/objective.ts';
import { powerUse } from '../scenario/power.ts';
import { type PreferenceValue, preferenceValues } from '../scenario/preference.ts';
import { availabilityOf, replicasPerLoad } from '../scenario/replicas-per-load.ts';
import { requiredDemand, type Scenario } from '../scenario/scenario.ts';
import { type CaseEvaluation, evaluateCases } from './judge-cases.ts';
import { findCountViolations } from './judge-counts.ts';
import { judgeLimits, type LimitUse } from './judge-limits.ts';
import { outcomeOf, overspent } from './judge-objective.ts';
import { type PoolUse, poolUses } from './judge-pools.ts';
import { findRouteViolations } from './judge-routes.ts';
import { findSurvivalViolations } from './judge-survival.ts';
import { loads } from './loads.ts';
import { lossOf } from './loss-of.ts';
import { nodeCosts } from './node-costs.ts';
import { exceeds, relativeTolerance } from './tolerance.ts';
import type { Violation } from './violation.ts';

/** How one rented offer is used. */
export interface OfferUse {
  readonly offer: string;
  readonly count: number;
  /** Of what is packed on nodes: its part of their price, by the GPUs that it takes; of a node, what no offer pays of it. */
  readonly usdPerHour: number;
  /** Replicas' worth of stated demand routed to it, headroom not included; of a batch, on average while it runs. */
  readonly load: number;
  /** load / count; 0 where nothing is rented. */
  readonly utilization: number;
  /** Of `usdPerHour`, what is paid on average while replicas are away after interruptions; absent where the offer has none. */
  readonly lostUsdPerHour?: number;
  /** Of `usdPerHour`, what is paid for GPUs of its nodes on which nothing is packed; absent where it is on no node. */
  readonly freeUsdPerHour?: number;
}

/** How much of a GPU type is taken; `available` is Infinity where the scenario sets no limit. */
export interface StockUse {
  readonly gpu: string;
  readonly used: number;
  readonly available: number;
}

/** What the judge found. A plan holds when `violations` is empty. */
export interface Evaluation {
  /** Rent of the replicas, and the price of the moves of KV caches where there are pools. */
  readonly usdPerHour: number;
  /** Of `usdPerHour`, what the offers lose on average to interruptions; absent where no offer has any. */
  readonly lostUsdPerHour?: number;
  /** Of all replicas at full load; absent where an offer that is rented does not name its watts, as is what they emit. */
  readonly kilowatts?: number;
  readonly kgCo2ePerHour?: number;
  /** One entry an offer, in the scenario's order. */
  readonly offers: readonly OfferUse[];
  readonly stock: readonly StockUse[];
  /** What goes through each pool, and what the moves of KV caches cost; absent where the scenario has no pools. */
  readonly pools?: readonly PoolUse[];
  /** How nodes are used, one entry a kind; absent where nothing is sold by the node. */
  readonly nodes?: readonly NodeUse[];
  /** What each rule of the scenario's limits has; empty where it has no limits. */
  readonly limits: readonly LimitUse[];
  /** What the plan reaches of the scenario's goal; absent where that is the least cost. */
  readonly objective?: Outcome;
  /** What the fleet has of each preference, in order; absent where the scenario has none. */
  readonly preferences?: readonly PreferenceValue[];
  /**
   * Of a scenario with periods or futures: each by itself. Costs, counts and loads above are then means over their hours or
   * weights, starts included, stock and limits those of the case that has least left.
   */
  readonly cases?: readonly CaseEvaluation[];
  readonly violations: readonly Violation[];
}

/**
 * Judges a plan against a scenario: cost, load, stock, and every rule that it breaks. Trusts no planner, and uses nothing
 * of what a plan says about itself. Takes time in the number of offers, classes and routes.
 */
export function evaluate(scenario: Scenario, plan: Plan): Evaluation {
  if (hasCases(scenario)) return evaluateCases(scenario, plan, evaluate);
  const counts = countsByOffer(scenario, plan);
  const required = requiredLoads(scenario, plan);
  const objective = outcomeOf(scenario, plan, required, counts);
  const offers = uses(scenario, plan, counts, objective?.goal === 'shortest-makespan' ? objective.makespanSeconds : 1);
  const stock = stockUses(scenario, counts);
  const limits = judgeLimits(scenario, counts);
  const nodes = nodeUses(scenario.offers, counts);
  const pools = poolUses(scenario, plan).map((use) => ({ ...use, transferUsdPerHour: money(use.transferUsdPerHour) }));
  const transfers = pools.reduce((sum, use) => sum + use.transferUsdPerHour, 0);
  const usdPerHour = money(
    scenario.offers.reduce((sum, offer, at) => sum + offer.usdPerHour * (counts[at] ?? 0), transfers),
  );
  return {
    usdPerHour,
    ...lossOf(offers),
    ...powerUse(scenario, counts),
    offers,
    stock,
    ...(scenario.pools === undefined ? {} : { pools }),
    ...(nodes.length === 0 ? {} : { nodes }),
    limits: limits.uses,
    ...(objective === undefined ? {} : { objective }),
    ...(scenario.prefer === undefined ? {} : { preferences: preferenceValues(scenario, counts) }),
    violations: [
      ...strangeCases(plan),
      ...findCountViolations(scenario, plan),
      ...findRouteViolations(scenario, plan),
      ...overloads(scenario, required, counts),
      ...stock.filter(({ used, available }) => used > available).map(overdrawn),
      ...overfilled(scenario, counts),
      ...limits.violations,
      ...overspent(scenario, usdPerHour),
      ...findSurvivalViolations(scenario, plan, counts, (after, left) => [
        ...findRouteViolations(scenario, after),
        ...overloads(scenario, requiredLoads(scenario, after), left),
      ]),
    ],
  };
}

function strangeCases({ cases = [] }: Plan): readonly Violation[] {
  if (cases.length === 0) return [];
  return [{ kind: 'cases', message: 'the plan has cases, and the scenario has neither periods nor futures.' }];
}

function countsByOffer(scenario: Scenario, plan: Plan): readonly number[] {
  const counts = new Map<string, number>();
  for (const { offer, count } of plan.replicas) counts.set(offer, (counts.get(offer) ?? 0) + count);
  return scenario.offers.map(({ name }) => counts.get(name) ?? 0);
}

/** @param seconds over which the demand is served: those of a batch, whose demand is a number of requests */
function uses(scenario: Scenario, plan: Plan, counts: readonly number[], seconds: number): readonly OfferUse[] {
  const stated = loads(
    scenario,
    plan,
    Float64Array.from(scenario.workload.classes, ({ demand }) => demand / (seconds || 1)),
  );
  const paid = nodeCosts(scenario.offers, counts);
  return scenario.offers.map((offer, position) => {
    const count = counts[position] as number;
    const load = stated[position] as number;
    return {
      offer: offer.name,
      count,
      usdPerHour: money(paid[position]?.usdPerHour ?? count * offer.usdPerHour),
      load,
      utilization: count > 0 ? load / count : 0,
      ...(offer.interruptions === undefined
        ? {}
        : {
            lostUsdPerHour: money(
              (paid[position]?.usdPerHour ?? count * offer.usdPerHour) * (1 - availabilityOf(offer)),
            ),
          }),
      ...(paid[position]?.freeUsdPerHour === undefined ? {} : { freeUsdPerHour: money(paid[position].freeUsdPerHour) }),
    };
  });
}

/** Replicas' worth on each offer, headroom and interruptions included; replica-seconds where a batch is to be finished. */
function requiredLoads(scenario: Scenario, plan: Plan): readonly number[] {
  const ofDemand = loads(scenario, plan, requiredDemand(scenario));
  return scenario.offers.map((offer, position) => (ofDemand[position] as number) * replicasPerLoad(offer));
}

function overloads(scenario: Scenario, required: readonly number[], counts: readonly number[]): readonly Violation[] {
  const isBatch = scenario.objective?.goal === 'shortest-makespan';
  return scenario.offers.flatMap(({ name, interruptions }, position): Violation[] => {
    const load = required[position] as number;
    const count = counts[position] as number;
    // A batch may take as long as it takes, but not for ever.
    if (isBatch ? load <= relativeTolerance || count > 0 : !exceeds(load, count)) return [];
    return [
      {
        kind: 'overload',
        message: `${name} needs ${rounded(load)} replicas, headroom ${interruptions === undefined ? '' : 'and interruptions '}included, and has ${count}.`,
      },
    ];
  });
}

function stockUses(scenario: Scenario, counts: readonly number[]): readonly StockUse[] {
  const used = new Map<string, number>();
  scenario.offers.forEach((offer, position) => {
    const { gpu } = offer;
    used.set(gpu, (used.get(gpu) ?? 0) + gpusFromStock(offer) * (counts[position] as number));
  });
  return [...used].map(([gpu, count]) => ({
    gpu,
    used: count,
    available: scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY,
  }));
}

/** Sizes on a node divide one another, so that replicas fit where there are GPUs enough for them. */
function overfilled({ offers }: Scenario, counts: readonly number[]): readonly Violation[] {
  return nodeUses(offers, counts)
    .filter(({ freeGpus }) => freeGpus < 0)
    .map(({ node, count, gpus, freeGpus }) => {
      const have = `${count} ${count === 1 ? 'node has' : 'nodes have'} ${gpus}`;
      return { kind: 'nodes', message: `replicas on ${node} take ${gpus - freeGpus} GPUs, and ${have}.` };
    });
}

function overdrawn({ gpu, used, available }: StockUse): Violation {
  return {
    kind: 'stock',
    message: `${used} GPUs of ${gpu} are used, and ${available} are in stock.`,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
