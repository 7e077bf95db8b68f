import { capacityOf, type Route, requiredDemand, type Scenario } from '@fleetmix/core';
import { type ColumnIndex, modelBuilder, type Term } from '@fleetmix/solvers';
import type { Writing } from './solver-planner.ts';

interface Choice {
  readonly route: Route;
  readonly column: ColumnIndex;
}

/**
 * Mélange's own formulation (arXiv 2404.14527, section 5): of every class, `slices` equal slices; a binary for each slice and
 * offer says that the offer serves the slice.
 *
 *     min  sum_c p_c y_c
 *     s.t. sum_c x_ic = 1                  for every slice i
 *          sum_i load_ic x_ic <= y_c       for every offer c,   y whole
 *
 * A cell of capacity 0 has no binary, where Mélange divides by 0. Stock is not part of it.
 */
export function melangeWriting(scenario: Scenario, slices: number): Writing {
  const { offers, workload } = scenario;
  const builder = modelBuilder({ name: scenario.name });
  const counts = offers.map(({ name, usdPerHour }) =>
    builder.column({ name, kind: 'integer', lower: 0, upper: Number.POSITIVE_INFINITY, cost: usdPerHour }),
  );
  const loads = counts.map((column): Term[] => [{ column, coefficient: -1 }]);
  const choices: Choice[] = [];
  const addSlice = (requestClass: number, demand: number): void => {
    const { name } = workload.classes[requestClass] as (typeof workload.classes)[number];
    const terms = offers.flatMap((offer, at): Term[] => {
      const capacity = capacityOf(scenario, at, requestClass);
      if (capacity === 0) return [];
      const column = builder.column({ name: `${name} on ${offer.name}`, kind: 'integer', lower: 0, upper: 1, cost: 0 });
      loads[at]?.push({ column, coefficient: demand / slices / capacity });
      choices.push({ column, route: { class: name, offer: offer.name, share: 1 / slices } });
      return [{ column, coefficient: 1 }];
    });
    builder.row({ name, lower: 1, upper: 1, terms });
  };
  for (const [requestClass, demand] of requiredDemand(scenario).entries()) {
    for (let slice = 0; slice < slices; slice += 1) addSlice(requestClass, demand);
  }
  for (const [at, terms] of loads.entries())
    builder.row({ name: offers[at]?.name ?? '', lower: Number.NEGATIVE_INFINITY, upper: 0, terms });
  return {
    model: builder.build(),
    decode: (point) => ({
      replicas: offers.map(({ name }, at) => ({ offer: name, count: point[counts[at] as ColumnIndex] as number })),
      routes: together(choices.filter(({ column }) => point[column] === 1).map(({ route }) => route)),
    }),
  };
}

/** One route for the slices of a class that go to one offer. */
function together(routes: readonly Route[]): readonly Route[] {
  const merged = new Map<string, Route>();
  for (const route of routes) {
    const key = JSON.stringify([route.class, route.offer]);
    merged.set(key, { ...route, share: route.share + (merged.get(key)?.share ?? 0) });
  }
  return [...merged.values()];
}
