import type { Offer, Period, Scenario } from '@fleetmix/core';
import { catalogue } from './catalogue.ts';
import { random } from './random.ts';

/** What to generate; the same settings give the same scenario. */
export interface PeriodsSettings {
  readonly periods: number;
  readonly offers: number;
  /** How many of the offers can be reserved as well. */
  readonly reserved: number;
  readonly classes: number;
  readonly seed: number;
}

/** Price of reserving, as a share of renting. */
const reservedShare = 0.6;

/**
 * A day over a catalogue without limits on stock: demand swings by a factor of three or so, for each class a little
 * differently, and some offers can be had for the whole day at a lower price.
 */
export function dayOf({ periods, offers, reserved, classes, seed }: PeriodsSettings): Scenario {
  const scenario = catalogue({ offers, classes, seed });
  const draw = random(seed);
  const twins = scenario.offers.slice(0, reserved).map(
    (offer): Offer => ({
      ...offer,
      name: `${offer.name}, reserved`,
      usdPerHour: Math.round(100 * reservedShare * offer.usdPerHour) / 100,
      pricing: 'reserved',
    }),
  );
  const names = scenario.workload.classes.map(({ name }) => name);
  return {
    ...scenario,
    name: `${periods} periods, ${offers + reserved} offers x ${classes} classes, seed ${seed}`,
    offers: [...scenario.offers, ...twins],
    capacity: Float64Array.of(...scenario.capacity, ...scenario.capacity.subarray(0, reserved * classes)),
    stock: new Map(),
    periods: Array.from({ length: periods }, (_, at): Period => {
      const level = 1 + 0.5 * Math.sin((2 * Math.PI * at) / periods);
      const demand = Object.fromEntries(names.map((name) => [name, level * draw.around(0.2)]));
      return { name: `${at}`, hours: 24 / periods, demand };
    }),
  };
}
