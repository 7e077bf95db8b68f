import type { Scenario } from '@fleetmix/core';

/** Parts of one scenario as one again. */
export function joined(scenarios: readonly Scenario[]): Scenario {
  const [first] = scenarios as readonly [Scenario];
  if (scenarios.length === 1) return first;
  const classes = scenarios.flatMap(({ workload }) => workload.classes);
  const offers = scenarios.flatMap((scenario) => scenario.offers);
  const capacity = new Float64Array(offers.length * classes.length);
  let [row, column] = [0, 0];
  for (const scenario of scenarios) {
    const width = scenario.workload.classes.length;
    for (let at = 0; at < scenario.offers.length; at += 1, row += 1) {
      capacity.set(scenario.capacity.subarray(at * width, (at + 1) * width), row * classes.length + column);
    }
    column += width;
  }
  return { ...first, workload: { ...first.workload, classes }, offers, capacity };
}
