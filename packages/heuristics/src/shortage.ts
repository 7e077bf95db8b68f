import { quoted, type Scenario } from '@fleetmix/core';
import type { Fleet } from './fleet.ts';
import { cheapestFirst } from './order.ts';

/** Why nothing more can be rented for a class, of which a share is left, in sentences. */
export function classShortage(fleet: Fleet, scenario: Scenario, requestClass: number, left: number): string {
  const name = quoted(scenario.workload.classes[requestClass]?.name ?? '');
  const offers = cheapestFirst(scenario, requestClass);
  if (offers.length === 0) return `No offer serves ${name}: its capacity is 0 everywhere. Add an offer that does.`;
  const spent = new Set(offers.map((offer) => limit(fleet, scenario, offer)));
  return `${percent(left)} of ${name} is left, and nothing that serves it can be rented any more: ${listed([...spent])}. Another planner may find a way: try exact.`;
}

function limit(fleet: Fleet, scenario: Scenario, offer: number): string {
  const { name, gpu, gpusPerReplica, maxReplicas } = scenario.offers[offer] as Scenario['offers'][number];
  if (fleet.countOf(offer) === maxReplicas) return `${quoted(name)} is at its maxReplicas, ${maxReplicas}`;
  const spent = fleet.spentLimit(offer);
  if (spent !== undefined) return `limit ${spent.label} allows no more of ${quoted(name)}`;
  const left = fleet.gpusLeft(offer);
  if (left < gpusPerReplica) return left > 0 ? `only ${left} of ${gpu} are left in stock` : `${gpu} is out of stock`;
  return `the ${left} of ${gpu} that are left in stock carry no whole slice`;
}

/** Why the replicas that the scenario asks for in any case cannot be had, or undefined where they can. */
export function minimumShortage(fleet: Fleet, scenario: Scenario): string | undefined {
  const short = scenario.offers.find((_, offer) => fleet.gpusLeft(offer) < 0);
  if (short === undefined) {
    const over = scenario.offers.findIndex((_, offer) => fleet.isOverLimit(offer));
    const limit = over < 0 ? undefined : fleet.spentLimit(over);
    return (
      limit && `The minReplicas of the offers take more than limit ${limit.label} allows. Lower them, or raise it.`
    );
  }
  return `The minReplicas of the offers of ${short.gpu} take more GPUs than the ${scenario.stock.get(short.gpu)} in stock. Lower them, or raise the stock.`;
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

const shownLimits = 6;

function listed(limits: readonly string[]): string {
  const more = limits.length - shownLimits;
  return [...limits.slice(0, shownLimits), ...(more > 0 ? [`and ${more} more limits`] : [])].join(', ');
}
