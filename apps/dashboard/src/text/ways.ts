import type { PlanDocument, Route } from '@fleetmix/core';
import type { Draft } from '../draft/draft.ts';

/** One of the ways in which a plan routes requests: as planned, after a loss, or in one period or future. */
export interface Way {
  /** Such as `when us-east is lost`. */
  readonly name: string;
  readonly routes: readonly Route[];
  /** What is asked for of a class then, in the workload's unit. */
  readonly demand: (requestClass: string, stated: number) => number;
}

/** Every way of a plan; the first is what is shown first. */
export function waysOf({ routes = [], failovers = [], cases }: PlanDocument, draft: Draft): readonly Way[] {
  if (cases !== undefined)
    return cases.map((one) => ({ name: one.case, routes: one.routes, demand: demandIn(draft, one.case) }));
  const demand = (_: string, stated: number) => stated;
  return [
    { name: 'as planned', routes, demand },
    ...failovers.map((failover) => ({
      name: `when ${draft.survive === 'replica' ? 'a replica of ' : ''}${failover.lost} is lost`,
      routes: failover.routes,
      demand,
    })),
  ];
}

/** The cases of a scenario: its periods, or its futures. */
export function casesOf({ periods, futures }: Draft) {
  return periods ?? futures?.cases ?? [];
}

function demandIn(draft: Draft, name: string): Way['demand'] {
  const factors = casesOf(draft).find((one) => one.name === name)?.demand ?? 1;
  return (requestClass, stated) => {
    if (typeof factors === 'number') return stated * factors;
    return stated * (Object.hasOwn(factors, requestClass) ? (factors[requestClass] ?? 1) : 1);
  };
}
