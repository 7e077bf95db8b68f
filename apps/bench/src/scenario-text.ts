import type { Scenario } from '@fleetmix/core';

/** A scenario as the JSON file that reads back as it. */
export function scenarioText({ name, workload, offers, capacity, stock, options }: Scenario): string {
  const width = workload.classes.length;
  const rows = offers.map((offer, at) => ({
    ...offer,
    capacity: [...capacity.subarray(at * width, (at + 1) * width)],
  }));
  return JSON.stringify({ fleetmix: 1, name, workload, offers: rows, stock: Object.fromEntries(stock), options });
}
