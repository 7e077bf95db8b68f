import type { Model } from '@fleetmix/catalog';
import { capacityOf, type Offer, type Plan, type Scenario } from '@fleetmix/core';
import { engines, maxKvTokens, stepModel } from '@fleetmix/profiles';
import { continuousBatching, type Fleet, processorSharing, type ReplicaKind } from '@fleetmix/simulator';
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
 */
export function fleetMaker(scenario: Scenario, model?: Model): FleetMaker {
  const kinds = new Map<string, ReplicaKind>();
  const kindOf = (offer: Offer, position: number): ReplicaKind => {
    const kind = kinds.get(offer.name) ?? batching(offer, model) ?? sharing(scenario, position);
    kinds.set(offer.name, kind);
    return kind;
  };
  return {
    fleetOf: ({ replicas }) => ({
      offers: scenario.offers.flatMap((offer, position) => {
        const count = replicas.find((one) => one.offer === offer.name)?.count ?? 0;
        if (count === 0) return [];
        const kind = kindOf(offer, position);
        const enginesPerReplica = kind.tokens ? (offer.serving?.engines ?? 1) : 1;
        return [{ name: offer.name, replicas: count, enginesPerReplica, kind, usdPerHour: offer.usdPerHour }];
      }),
    }),
    notices: noticesOf(scenario),
  };
}

function batching(offer: Offer, model: Model | undefined): ReplicaKind | undefined {
  const replica = replicaOf(offer, model);
  if (replica === undefined) return undefined;
  const { maxSequences, maxBatchedTokens, requestMs } = replica.engine ?? engines.vllm;
  const kvTokens = maxKvTokens(replica);
  return continuousBatching({ step: stepModel(replica), kvTokens, maxSequences, maxBatchedTokens, requestMs });
}

function sharing(scenario: Scenario, position: number): ReplicaKind {
  return processorSharing({ capacityOf: (requestClass) => capacityOf(scenario, position, requestClass) });
}

function noticesOf({ offers }: Scenario): readonly string[] {
  const bare = offers.filter(({ serving }) => serving === undefined).length;
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
