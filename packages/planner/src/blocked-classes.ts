import { capacityOf, limitRows, type Offer, quoted, type Scenario } from '@fleetmix/core';
import { usefulPairs } from './draft.ts';
import { servablePairs } from './pairs.ts';
import { replicaBounds } from './replica-bounds.ts';
import { waysByClass } from './ways.ts';

/** A class with demand that no plan can serve, whatever the other classes do. */
export interface BlockedClass {
  readonly name: string;
  /** Whether more stock, or higher maxReplicas, would free it. */
  readonly freedByLimits: boolean;
  /** One sentence. */
  readonly reason: string;
}

/** The classes that no plan can serve: no offer has capacity for them, or none that has can be rented even once. */
export function findBlockedClasses(scenario: Scenario): readonly BlockedClass[] {
  const all = servablePairs(scenario);
  const bounds = replicaBounds(scenario, all);
  const within = usefulPairs(all, bounds);
  const inReach = new Set(within);
  const useful = waysByClass(scenario, within);
  const servable = waysByClass(scenario, all);
  return scenario.workload.classes.flatMap(({ name, demand }, requestClass): readonly BlockedClass[] => {
    if (demand === 0 || (useful[requestClass] ?? []).length > 0) return [];
    const parts = (servable[requestClass] ?? []).flatMap((way) => way.parts).filter((pair) => !inReach.has(pair));
    const offers = [...new Set(parts.map(({ offer }) => scenario.offers[offer] as Offer))];
    return [
      (servable[requestClass] ?? []).length === 0
        ? { name, freedByLimits: false, reason: unservable(scenario, requestClass) }
        : { name, freedByLimits: true, reason: outOfReach(scenario, name, offers) },
    ];
  });
}

function unservable(scenario: Scenario, requestClass: number): string {
  const name = quoted(scenario.workload.classes[requestClass]?.name ?? '');
  const able = scenario.offers.filter((_, offer) => capacityOf(scenario, offer, requestClass) > 0);
  if (able.length > 0 && able.every(({ role }) => role !== undefined))
    return `Nothing can serve ${name}: no offer does all of it, and no pool that takes it has an offer for each half.`;
  return able.length === 0
    ? `No offer can serve ${name}: every capacity for it is 0.`
    : `${name} would take more than a billion replicas of ${listed(able.map((offer) => offer.name))}.`;
}

function outOfReach(scenario: Scenario, name: string, offers: readonly Offer[]): string {
  return `${quoted(name)} can be served only by ${listed(offers.map((offer) => `${offer.name} (${limitOf(scenario, offer)})`))}.`;
}

function limitOf(scenario: Scenario, offer: Offer): string {
  const { gpu, gpusPerReplica, maxReplicas } = offer;
  if (maxReplicas === 0) return offer.isNode === true ? 'maxNodes is 0' : 'maxReplicas is 0';
  const position = scenario.offers.indexOf(offer);
  const limit = limitRows(scenario).find((row) => !row.isShare && (row.counted[position] ?? 0) > row.atMost);
  if (limit !== undefined) return `limit ${limit.label} allows none`;
  const node = scenario.offers.find(({ name }) => name === offer.node);
  if (node !== undefined) return `packed on ${node.name}, of which ${limitOf(scenario, node)}`;
  const available = scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY;
  if (available >= gpusPerReplica) return `too few ${offer.isNode === true ? 'nodes' : 'replicas'} can be had`;
  return `takes ${gpusPerReplica} ${gpu}, ${available} in stock`;
}

const shownNames = 4;

/** `a`, `a and b`, `a, b and c`, and beyond four how many more. */
export function listed(names: readonly string[]): string {
  if (names.length > shownNames)
    return `${names.slice(0, shownNames).join(', ')} and ${names.length - shownNames} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
