import type { CapacitySource, ScenarioDocument } from '@fleetmix/core';

/** The scenario under edit: the shape of its file. Edits may leave it invalid; the worker says where. */
export type Draft = ScenarioDocument;
export type DraftOffer = Draft['offers'][number];
export type DraftLimit = NonNullable<Draft['limits']>[number];
export type DraftClass = Draft['workload']['classes'][number];

/** GPU types of the offers, in the order in which they first appear, without empty ones. */
export function draftGpus({ offers }: Draft): readonly string[] {
  return [...new Set(offers.map(({ gpu }) => gpu))].filter((gpu) => gpu !== '');
}

/** All demand, in the workload's unit. */
export function totalDemand({ workload }: Draft): number {
  return workload.classes.reduce((sum, { demand }) => sum + demand, 0);
}

/** The unit of demand and capacity. */
export function unitOf({ workload }: Draft): 'requests/s' | 'requests' {
  return workload.unit ?? 'requests/s';
}

/** Where an offer's capacities come from, changed class by class; nothing where it does not say. */
export function withSources(
  { capacitySource, capacity }: DraftOffer,
  change: (sources: readonly CapacitySource[]) => readonly CapacitySource[],
): Pick<DraftOffer, 'capacitySource'> {
  if (capacitySource === undefined) return {};
  const sources = typeof capacitySource === 'string' ? capacity.map(() => capacitySource) : capacitySource;
  const changed = change(sources);
  const [first] = changed;
  const isOne = first !== undefined && changed.every((source) => source === first);
  return { capacitySource: isOne ? first : [...changed] };
}

/** A name that none of these is: the wanted one, or with the first number that makes it free. */
export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted} ${number}`;
    if (!taken.includes(name)) return name;
  }
}
