import type { CapacitySource } from '../scenario/capacity-source.ts';
import type { Offer } from '../scenario/offer.ts';
import type { Member } from './member.ts';

/** Sources that are said class by class are unsaid of the classes of others. */
export function offersOf(member: Member, members: readonly Member[]): readonly Offer[] {
  const { scenario, brings, offerName } = member;
  return brings.map((at) => {
    const offer = scenario.offers[at] as Offer;
    const { capacitySource, node } = offer;
    return {
      ...offer,
      ...(typeof capacitySource === 'object' ? { capacitySource: sourcesOf(capacitySource, member, members) } : {}),
      ...(node === undefined ? {} : { node: offerName(node) }),
      name: offerName(offer.name),
    };
  });
}

function sourcesOf(own: readonly CapacitySource[], member: Member, members: readonly Member[]) {
  return members.flatMap((one) => (one === member ? own : one.scenario.workload.classes.map(() => 'assumed' as const)));
}

/** Capacities of all, 0 for the classes of others; see the scenario's. */
export function capacitiesOf(members: readonly Member[]): Float64Array {
  const width = members.reduce((sum, { scenario }) => sum + scenario.workload.classes.length, 0);
  const height = members.reduce((sum, { brings }) => sum + brings.length, 0);
  const capacity = new Float64Array(width * height);
  let [row, column] = [0, 0];
  for (const { scenario, brings } of members) {
    const own = scenario.workload.classes.length;
    for (const at of brings) {
      capacity.set(scenario.capacity.subarray(at * own, (at + 1) * own), row * width + column);
      row += 1;
    }
    column += own;
  }
  return capacity;
}
