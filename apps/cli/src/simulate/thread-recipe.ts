import type { Plan } from '@fleetmix/core';
import type { Ingredients } from '@fleetmix/simulator/node';
import { type TrafficData, trafficFrom } from './prepared-traffic.ts';

/** One simulation, as a thread is told of it. */
export interface ThreadInput {
  readonly data: TrafficData;
  readonly plan: Plan;
}

/** What a thread simulates: a file of its own, since threads begin from one. */
export function recipe(input: unknown): Ingredients {
  const { data, plan } = input as ThreadInput;
  return ingredientsOf(trafficFrom(data), plan);
}

/** All that a simulation is called with but the seed. */
export function ingredientsOf(
  { data, fleetOf, arrivals, routerFor, events, slo }: ReturnType<typeof trafficFrom>,
  plan: Plan,
): Ingredients & { readonly options: NonNullable<Ingredients['options']> } {
  const classes = data.scenario.workload.classes.map(({ name }) => name);
  return { fleet: fleetOf(plan), arrivals, options: { slo, events, router: routerFor(plan), classes } };
}
