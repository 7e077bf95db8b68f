import { readScenario, type Scenario } from '@fleetmix/core';
import type { Draft, OfferDraft } from './draft.ts';

const gpuNames = ['L4', 'A100-80GB', 'H100 SXM'];

/** Names that trip those who paste them into a file format, or use them as keys of an object. */
const classNames = [
  'in 1-100 out 1-50',
  'constructor',
  '3x',
  'a-b',
  '__proto__',
  'free',
  ' end ',
  'result',
  'say "hi"',
  'größer',
  'toString',
  '100 %',
];

/** How much faster a replica of so many GPUs is than one GPU. */
const speedup = { 1: 1, 2: 1.75, 4: 3, 8: 5 };

/** Puts a draft together as a document and reads it, so that every random scenario is one that a file could hold. */
export function assemble(draft: Draft): Scenario {
  const demand = draft.demand.some((amount) => amount > 0) ? draft.demand : draft.demand.map(() => 1);
  return readScenario({
    fleetmix: 1,
    name: 'random',
    workload: { classes: demand.map((amount, at) => ({ name: classNames[at], demand: amount })) },
    offers: draft.offers.map((offer, at) => offerDocument(offer, at, draft.speed[offer.gpu] ?? [])),
    stock: Object.fromEntries(draft.scarcity.flatMap((share, gpu) => stockEntry(share, gpu, demand, draft))),
    options: draft.options,
  });
}

function offerDocument(offer: OfferDraft, position: number, speed: readonly number[]) {
  const { gpusPerReplica, usdPerHour, minReplicas, maxReplicas } = offer;
  const gpu = gpuNames[offer.gpu];
  return {
    name: `${gpu} x${gpusPerReplica} #${position}`,
    gpu,
    gpusPerReplica,
    usdPerHour,
    capacity: speed.map((capacity) => capacity * speedup[gpusPerReplica]),
    ...(minReplicas === undefined ? {} : { minReplicas }),
    ...(maxReplicas === undefined ? {} : { maxReplicas }),
  };
}

function stockEntry(share: number | undefined, gpu: number, demand: readonly number[], { offers, speed }: Draft) {
  if (share === undefined || offers.every((offer) => offer.gpu !== gpu)) return [];
  const alone = demand.reduce((sum, amount, at) => {
    const capacity = speed[gpu]?.[at] ?? 0;
    return capacity > 0 ? sum + amount / capacity : sum;
  }, 0);
  return [[gpuNames[gpu], Math.ceil(share * alone)] as const];
}
