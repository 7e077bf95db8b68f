import { type Scenario, scenarioDocument } from '@fleetmix/core';
import { milliseconds } from './row.ts';
import { median } from './timing.ts';

/** What no planner can undercut, in words: one look at every cell (the closed-form bound), and parsing the input. */
export function physicalLimits(scenario: Scenario): string {
  const text = JSON.stringify(scenarioDocument(scenario));
  const parse = medianOf(() => JSON.parse(text));
  return `closed form ${milliseconds(medianOf(() => closedForm(scenario)))}, JSON.parse ${milliseconds(parse)}`;
}

/** sum_b r_b min_c p_c / T_bc in USD/hour. */
export function closedForm({ workload: { classes }, offers, capacity }: Scenario): number {
  const least = new Float64Array(classes.length).fill(Number.POSITIVE_INFINITY);
  let cell = 0;
  for (const { usdPerHour } of offers) {
    for (let at = 0; at < least.length; at += 1) {
      const usd = usdPerHour / (capacity[cell] as number);
      if (usd < (least[at] as number)) least[at] = usd;
      cell += 1;
    }
  }
  return classes.reduce((sum, { demand }, at) => sum + (demand > 0 ? demand * (least[at] as number) : 0), 0);
}

function medianOf(work: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return median(times);
}
