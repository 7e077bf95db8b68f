import type { DrawnCases } from '@fleetmix/charts';
import type { PlanDocument } from '@fleetmix/core';
import { type Draft, unitOf } from '../draft/draft.ts';
import { waysOf } from '../text/ways.ts';

type Replicas = NonNullable<PlanDocument['replicas']>;

/** A plan for periods or futures as it is drawn; what is bought once comes first. */
export function drawnCases(report: PlanDocument, draft: Draft): DrawnCases {
  const { replicas = [], cases = [], usdPerHour = 0 } = report;
  const once = new Set(replicas.map(({ offer }) => offer));
  const added = new Set(
    cases.flatMap((one) => one.replicas.map(({ offer }) => offer)).filter((name) => !once.has(name)),
  );
  const offers = [...once, ...added];
  const sum = (all: Replicas, name: string, field: 'count' | 'usdPerHour') =>
    all.reduce((total, replica) => total + (replica.offer === name ? replica[field] : 0), 0);
  const ways = new Map(waysOf(report, draft).map((way) => [way.name, way]));
  return {
    scenario: draft.name ?? 'scenario',
    kind: draft.periods === undefined ? 'futures' : 'periods',
    usdPerHour,
    unit: unitOf(draft),
    offers: offers.map((name) => ({ name, isBoughtOnce: once.has(name) })),
    cases: cases.map((one) => {
      const all = [...replicas, ...one.replicas];
      return {
        name: one.case,
        demand: draft.workload.classes.reduce(
          (total, { name, demand }) => total + (ways.get(one.case)?.demand(name, demand) ?? 0),
          0,
        ),
        replicas: offers.map((name) => sum(all, name, 'count')),
        usdPerHour: offers.map((name) => sum(all, name, 'usdPerHour')),
      };
    }),
  };
}
