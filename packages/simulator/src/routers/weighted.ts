import { isDisaggregated, type Plan, type Scenario } from '@fleetmix/core';
import type { Engine } from '../engine/engine.ts';
import { cumulated, pick } from '../random/distributions.ts';
import type { Random } from '../random/generator.ts';
import { lowest } from './lowest.ts';
import { type Choose, type Router, serves } from './router.ts';

/** Shares of each class by offer, row-major, classes x offers, offers in the fleet's order. */
export interface Shares {
  readonly offers: number;
  readonly shares: Float64Array;
}

/**
 * Each class to offers at random by its shares, and there to the engine with the fewest requests. Where the offer that was
 * drawn takes none (its replicas failed, or have not started), the class's other offers take its share in proportion; where
 * none of them does, and for classes without shares, any engine that can serve.
 */
export function weighted({ offers, shares }: Shares): Router {
  return {
    name: 'plan',
    open: (accepting, random) => {
      const classes = shares.length / offers;
      const rows = Array.from({ length: classes }, (_, row) => shares.subarray(row * offers, (row + 1) * offers));
      const sums = rows.map(cumulated);
      return choose(accepting, random, rows, sums);
    },
  };
}

function choose(
  accepting: readonly Engine[],
  random: Random,
  rows: readonly Float64Array[],
  sums: readonly Float64Array[],
): Choose {
  const load = ({ requests }: Engine): number => requests;
  return (request) => {
    const row = rows[request.requestClass];
    const from = Math.floor(random() * accepting.length);
    const sum = sums[request.requestClass];
    if (row === undefined || sum === undefined || !((sum.at(-1) as number) > 0))
      return lowest(accepting, request, from, load);
    const drawn = pick(random, sum);
    const found = lowest(accepting, request, from, load, drawn);
    if (found !== undefined) return found;
    const able = new Set(accepting.filter((engine) => serves(engine, request)).map(({ offer }) => offer));
    const left = cumulated(row.map((share, offer) => (able.has(offer) ? share : 0)));
    const another = (left.at(-1) as number) > 0 ? pick(random, left) : -1;
    return lowest(accepting, request, from, load, another);
  };
}

/**
 * The plan's own routes, for a fleet whose offers stand in the order of `offerNames` (the scenario's where absent).
 * Routes that name nothing known are left out, as core's `evaluate` has it.
 * @throws RangeError where some offers prefill or decode alone: each request is sent to one engine
 */
export function planRoutes(scenario: Scenario, plan: Plan, offerNames?: readonly string[]): Router {
  if (isDisaggregated(scenario))
    throw new RangeError('planRoutes sends each request to one engine, and some offers prefill or decode alone.');
  const names = offerNames ?? scenario.offers.map(({ name }) => name);
  const offerAt = new Map(names.map((name, position) => [name, position]));
  const classAt = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  const shares = new Float64Array(names.length * classAt.size);
  for (const { class: className, offer: offerName, share } of plan.routes) {
    const [row, column] = [classAt.get(className), offerAt.get(offerName)];
    if (row !== undefined && column !== undefined) shares[row * names.length + column] = share;
  }
  return weighted({ offers: names.length, shares });
}
