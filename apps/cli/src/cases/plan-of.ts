import { type Plan, type PlanDocument, rented } from '@fleetmix/core';

/** The plan that a document holds; what it says about it is left out. */
export function planOf(document: PlanDocument): Plan {
  const { routes = [], cases, failovers } = document;
  return {
    replicas: rented(document).map(({ offer, count }) => ({ offer, count })),
    routes,
    ...(failovers === undefined ? {} : { failovers }),
    ...(cases === undefined ? {} : { cases }),
  };
}
