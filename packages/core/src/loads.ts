import type { Plan } from './plan.ts';
import { capacityOf, type Scenario } from './scenario.ts';

/**
 * Replicas' worth of work that a plan's routes put on each offer, in the scenario's order.
 * Shared capacity: the sum over classes of demand x share / capacity. Per class: the largest of them.
 * Routes that name nothing known, or an offer that cannot serve the class, add no load: they are violations of their own.
 */
export function loads(scenario: Scenario, plan: Plan, demand: Float64Array): Float64Array {
  const offers = new Map(scenario.offers.map(({ name }, position) => [name, position]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  const total = new Float64Array(scenario.offers.length);
  for (const { class: className, offer: offerName, share } of plan.routes) {
    const offer = offers.get(offerName);
    const requestClass = classes.get(className);
    if (offer === undefined || requestClass === undefined) continue;
    const capacity = capacityOf(scenario, offer, requestClass);
    if (capacity === 0) continue;
    const load = ((demand[requestClass] as number) * share) / capacity;
    const before = total[offer] as number;
    total[offer] = scenario.options.sharing === 'shared' ? before + load : Math.max(before, load);
  }
  return total;
}
