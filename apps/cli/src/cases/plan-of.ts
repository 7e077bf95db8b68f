import type { Plan, PlanDocument } from '@fleetmix/core';

/** The plan that a document holds; what it says about it is left out. */
export function planOf({ replicas = [], routes = [], cases, failovers }: PlanDocument): Plan {
  return {
    replicas: replicas.map(({ offer, count }) => ({ offer, count })),
    routes,
    ...(failovers === undefined ? {} : { failovers }),
    ...(cases === undefined ? {} : { cases }),
  };
}
