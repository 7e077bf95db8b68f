import type { Plan } from '../plan/plan.ts';
import { destinationsOf, takes } from '../scenario/destinations.ts';
import { capacityOf, type Scenario } from '../scenario/scenario.ts';

/**
 * Replicas' worth of work that a plan's routes put on each offer, in the scenario's order; a route to a pool loads both of
 * its offers. Shared capacity: the sum over classes of demand x share / capacity. Per class: the largest of them.
 * Routes that name nothing known, or that cannot be served there, add no load: they are violations of their own.
 */
export function loads(scenario: Scenario, plan: Plan, demand: Float64Array): Float64Array {
  const destinations = new Map(destinationsOf(scenario).map((destination) => [destination.name, destination]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  const isShared = scenario.options.sharing === 'shared';
  const total = new Float64Array(scenario.offers.length);
  const ofClass = new Map<number, number>();
  for (const { class: className, offer: name, share } of plan.routes) {
    const destination = destinations.get(name);
    const requestClass = classes.get(className);
    if (destination === undefined || requestClass === undefined || !takes(destination, className)) continue;
    const capacities = destination.offers.map((offer) => capacityOf(scenario, offer, requestClass));
    if (capacities.includes(0)) continue;
    destination.offers.forEach((offer, at) => {
      const load = ((demand[requestClass] as number) * share) / (capacities[at] as number);
      const before = total[offer] as number;
      if (isShared) {
        total[offer] = before + load;
        return;
      }
      // Pools that share an offer bring a class there on several ways, which do add up.
      const key = offer * classes.size + requestClass;
      const whole = (ofClass.get(key) ?? 0) + load;
      ofClass.set(key, whole);
      total[offer] = Math.max(before, whole);
    });
  }
  return total;
}
