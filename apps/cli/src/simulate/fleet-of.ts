import type { Model } from '@fleetmix/catalog';
import { capacityOf, leastUsdPerHour, type Offer, type Plan, type Scenario } from '@fleetmix/core';
import { defaultKvLinkGBps, engines, maxKvTokens, stepModel, transferMs } from '@fleetmix/profiles';
import {
  continuousBatching,
  decodingStep,
  type Fleet,
  type FleetPool,
  processorSharing,
  type ReplicaKind,
} from '@fleetmix/simulator';
import { replicaOf } from '@fleetmix/sizing';

/** What a plan's replicas are, for a scenario; kinds are made once for all plans. */
export interface FleetMaker {
  readonly fleetOf: (plan: Plan) => Fleet;
  /** What is not simulated as it is, a sentence each. */
  readonly notices: readonly string[];
}

/**
 * Replicas that say what runs on them are engines with the estimate's step times; of the others only capacities are known,
 * so that they share a processor. `model` is that of a config.json, which the catalog does not have.
 * @param linkGBps GB/s a GPU at which KV caches move in pools
 */
export function fleetMaker(scenario: Scenario, model?: Model, linkGBps = defaultKvLinkGBps): FleetMaker {
  const kinds = new Map<string, ReplicaKind>();
  const kindOf = (offer: Offer, position: number): ReplicaKind => {
    const kind = kinds.get(offer.name) ?? batching(offer, model) ?? sharing(scenario, position);
    kinds.set(offer.name, kind);
    return kind;
  };
  const pools = (scenario.pools ?? []).map((pool): FleetPool => {
    const offer = scenario.offers.find(({ name }) => name === pool.prefill);
    const replica = offer && replicaOf(offer, model);
    return { ...pool, transferMs: (tokens) => (replica === undefined ? 0 : transferMs(replica, tokens, linkGBps)) };
  });
  return {
    fleetOf: ({ replicas }) => ({
      ...inUse(pools, replicas),
      offers: scenario.offers.flatMap((offer, position) => {
        const count = replicas.find((one) => one.offer === offer.name)?.count ?? 0;
        if (count === 0 || offer.isNode === true) return [];
        const kind = kindOf(offer, position);
        const enginesPerReplica = kind.tokens ? (offer.serving?.engines ?? 1) : 1;
        return [
          {
            name: offer.name,
            replicas: count,
            enginesPerReplica,
            kind,
            usdPerHour: leastUsdPerHour(scenario.offers, offer),
          },
        ];
      }),
    }),
    notices: [...noticesOf(scenario), ...poolNotices(scenario, linkGBps)],
  };
}

/** Pools of which both offers are rented. */
function inUse(pools: readonly FleetPool[], replicas: Plan['replicas']): Pick<Fleet, 'pools'> {
  const rented = new Set(replicas.flatMap(({ offer, count }) => (count > 0 ? [offer] : [])));
  const used = pools.filter(({ prefill, decode }) => rented.has(prefill) && rented.has(decode));
  return used.length === 0 ? {} : { pools: used };
}

function batching(offer: Offer, model: Model | undefined): ReplicaKind | undefined {
  const replica = replicaOf(offer, model);
  if (replica === undefined) return undefined;
  const { maxSequences, maxBatchedTokens, requestMs } = replica.engine ?? engines.vllm;
  const kvTokens = maxKvTokens(replica);
  const step = offer.role === 'decode' ? decodingStep(stepModel(replica)) : stepModel(replica);
  return continuousBatching({ step, kvTokens, maxSequences, maxBatchedTokens, requestMs });
}

function sharing(scenario: Scenario, position: number): ReplicaKind {
  return processorSharing({ capacityOf: (requestClass) => capacityOf(scenario, position, requestClass) });
}

function noticesOf({ offers }: Scenario): readonly string[] {
  const bare = offers.filter(({ serving, isNode }) => serving === undefined && isNode !== true).length;
  const measured = offers.some(({ capacitySource = [] }) => [capacitySource].flat().some((one) => one !== 'estimated'));
  return [
    ...(bare === 0
      ? []
      : [
          'Offers that do not say what runs on them are simulated by their capacities alone: requests share a replica evenly, and only whole times are known.',
        ]),
    ...(measured && bare < offers.length
      ? ["Engines are simulated with the estimate's step times, also where capacities were measured."]
      : []),
  ];
}

function poolNotices({ offers, pools = [] }: Scenario, linkGBps: number): readonly string[] {
  if (pools.length === 0) return [];
  const isBare = offers.some(({ role, serving }) => role === 'prefill' && serving === undefined);
  return [
    `Requests of a pool are told of its decode offer. KV caches move at ${linkGBps} GB/s a GPU${isBare ? ', and in no time where an offer does not say what runs on it' : ''}; no link is ever busy.`,
  ];
}
