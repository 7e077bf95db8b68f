import { type RequestClass, readScenario } from '@fleetmix/core';
import { middleSize } from '@fleetmix/profiles';
import type { SizedLog } from '@fleetmix/sizing';
import type { Draft } from '../draft/draft.ts';

/**
 * The classes of a scenario as a log would have them, at the sizes that stand for them: their own, or the middle of their
 * ranges. The demand is that of the scenario as it stands now, where it has the class.
 * @throws Error where a class has no size, or its demand is no rate
 */
export function sizedClasses(source: Draft, now: Draft): SizedLog {
  const { workload } = readScenario(source);
  if (workload.unit !== 'requests/s') {
    throw new Error('Capacities of the catalog are in requests/s: change the unit of demand to requests/s first.');
  }
  const demands = new Map(now.workload.classes.map(({ name, demand }) => [name, demand]));
  const sized = workload.classes.map((one) => ({
    ...withoutTargets(one),
    demand: demands.get(one.name) ?? one.demand,
    representative: one.size ?? middleSize(one),
  }));
  const unsized = sized.filter(({ representative }) => representative === undefined).map(({ name }) => name);
  if (unsized.length > 0) {
    throw new Error(
      `Give token ranges first: ${unsized.slice(0, 5).join(', ')}${unsized.length > 5 ? ' …' : ''} ${unsized.length === 1 ? 'has' : 'have'} none, and capacities depend on them.`,
    );
  }
  return {
    workload: { unit: 'requests/s', classes: sized.map(({ representative: _, ...one }) => one) },
    classes: sized.map(({ name, demand, representative }) => ({
      name,
      demand,
      representative: representative as NonNullable<typeof representative>,
    })),
  };
}

/** Targets of a class that an earlier choice had to widen are found again. */
function withoutTargets({ slo: _, ...one }: RequestClass): RequestClass {
  return one;
}
