import { type Plan, type PlanDocument, rented } from '@fleetmix/core';

/** The plan that a report was written from; undefined where it has none. */
export function planOfReport(report: PlanDocument): Plan | undefined {
  const { replicas, routes, failovers, cases } = report;
  if (replicas === undefined || routes === undefined) return undefined;
  return {
    replicas: rented(report),
    routes,
    ...(failovers === undefined ? {} : { failovers }),
    ...(cases === undefined ? {} : { cases }),
  };
}
