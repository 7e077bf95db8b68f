import type { Plan, PlanDocument } from '@fleetmix/core';

/** The plan that a report was written from; undefined where it has none. */
export function planOfReport({ replicas, routes, failovers, cases }: PlanDocument): Plan | undefined {
  if (replicas === undefined || routes === undefined) return undefined;
  return {
    replicas,
    routes,
    ...(failovers === undefined ? {} : { failovers }),
    ...(cases === undefined ? {} : { cases }),
  };
}
