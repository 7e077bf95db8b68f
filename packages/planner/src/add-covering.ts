import { quoted } from '@fleetmix/core';
import type { Draft } from './draft.ts';
import { pairsByClass } from './pairs.ts';

/**
 * Per-class sharing, classes divided freely: each class needs enough capacity, whatever the others take, so no column
 * says who serves what: sum_c T_bc y_c >= r_b for every b (the published simulation's model without its flows).
 * Each row is divided by r_b, so that the right side is 1; a replica that covers the class by itself counts as 1 and no
 * more, which changes no whole solution and keeps every coefficient between the useful pairs' 1e-9 and 1.
 */
export function addCovering({ builder, scenario, pairs, replicas }: Draft): void {
  pairsByClass(scenario, pairs).forEach((offers, requestClass) => {
    const { name, demand } = scenario.workload.classes[requestClass] as { name: string; demand: number };
    if (demand === 0) return;
    builder.row({
      name: `cover ${quoted(name)}`,
      lower: 1,
      upper: Number.POSITIVE_INFINITY,
      terms: offers.map(({ offer, load }) => ({
        column: replicas[offer] as (typeof replicas)[number],
        coefficient: Math.min(1, 1 / load),
      })),
    });
  });
}
