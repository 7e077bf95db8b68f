import { readScenario, type Scenario } from '@fleetmix/core';
import type { Mixture, MixtureOffer } from './mixture.ts';
import type { Recipe } from './recipe.ts';

/** Puts a mixture together as a document and reads it: every random scenario is one that a file could hold. */
export function assembleMixture(mixture: Mixture, recipe: Recipe, name: string): Scenario {
  const { headroom, slices } = mixture;
  const demand = demands(mixture);
  const offers = mixture.offers.map((offer, at) => ({
    name: `offer ${at}`,
    gpu: gpuName(offer.gpu),
    gpusPerReplica: offer.gpusPerReplica,
    usdPerHour: priceOf(offer, recipe),
    capacity: capacities(mixture, at, recipe),
    ...limits(offer),
  }));
  const stock = mixture.stock.flatMap((share, gpu) => {
    const own = offers.filter((offer) => offer.gpu === gpuName(gpu));
    return share === undefined || own.length === 0
      ? []
      : [[gpuName(gpu), Math.floor(share * needed(demand, own) * (1 + headroom))] as const];
  });
  return readScenario({
    fleetmix: 1,
    name,
    workload: { classes: demand.map((amount, at) => ({ name: `class ${at}`, demand: amount })) },
    offers,
    stock: Object.fromEntries(stock),
    options: { headroom, slices },
  });
}

function gpuName(gpu: number): string {
  return `gpu ${gpu}`;
}

/** A workload without any demand is no scenario: then everyone asks for 1. */
function demands({ classes }: Mixture): readonly number[] {
  const demand = classes.map((one) => digits(one.demand * one.unit));
  return demand.some((amount) => amount > 0) ? demand : classes.map(({ unit }) => unit);
}

function priceOf({ price, gpusPerReplica, markup }: MixtureOffer, { cent }: Recipe): number {
  const usdPerHour = price * gpusPerReplica * markup;
  return cent === undefined ? digits(usdPerHour) : digits(Math.round(usdPerHour / cent) * cent);
}

function capacities(mixture: Mixture, position: number, { scaling }: Recipe) {
  const { classes, offers, speed } = mixture;
  // A part without an offer could not be served.
  const parts = Math.min(mixture.parts, offers.length);
  const { profile, gpusPerReplica } = offers[position] as MixtureOffer;
  const row = speed[profile] as readonly number[];
  return classes.map(({ unit }, at) =>
    at % parts === position % parts ? digits((row[at] as number) * unit * gpusPerReplica ** scaling) : 0,
  );
}

function limits({ minReplicas, maxReplicas }: MixtureOffer) {
  return {
    ...(minReplicas === undefined ? {} : { minReplicas }),
    ...(maxReplicas === undefined ? {} : { maxReplicas: Math.max(maxReplicas, minReplicas ?? 0) }),
  };
}

/** GPUs of one type that would carry every class that they can serve, each where it takes the fewest. */
function needed(
  demand: readonly number[],
  offers: readonly { readonly gpusPerReplica: number; readonly capacity: readonly number[] }[],
): number {
  return demand.reduce((sum, amount, at) => {
    const best = Math.max(...offers.map(({ capacity, gpusPerReplica }) => (capacity[at] as number) / gpusPerReplica));
    return best > 0 ? sum + amount / best : sum;
  }, 0);
}

function digits(value: number): number {
  return Number(value.toPrecision(6));
}
