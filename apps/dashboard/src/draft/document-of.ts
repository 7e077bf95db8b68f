import type { Scenario, ScenarioDocument } from '@fleetmix/core';

/** The scenario as its file would hold it, whatever format it came from. */
export function documentOf({ name, workload, offers, capacity, stock, options }: Scenario): ScenarioDocument {
  const classes = workload.classes.length;
  return {
    fleetmix: 1,
    name,
    workload: { unit: workload.unit, classes: workload.classes.map(({ ...requestClass }) => requestClass) },
    offers: offers.map((offer, row) => ({
      ...offer,
      capacity: [...capacity.subarray(row * classes, (row + 1) * classes)],
    })),
    ...(stock.size > 0 ? { stock: Object.fromEntries(stock) } : {}),
    options: { ...options },
  } as ScenarioDocument;
}
