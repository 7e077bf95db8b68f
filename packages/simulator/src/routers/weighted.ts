import type { Plan, Scenario } from '@fleetmix/core';
import type { Engine } from '../engine/engine.ts';
import { cumulated, pick } from '../random/distributions.ts';
import type { Random } from '../random/generator.ts';
import type { Request } from '../request.ts';
import { lowest } from './lowest.ts';
import { type Choose, type Router, serves, type ThroughPool } from './router.ts';

/** Shares of each class by offer and pool, row-major, classes x (offers and then pools), in the fleet's order. */
export interface Shares {
  readonly offers: number;
  /** Positions of the offers of each pool; those serve nothing whole. */
  readonly pools?: readonly { readonly prefill: number; readonly decode: number }[];
  readonly shares: Float64Array;
}

/**
 * Each class to offers and pools at random by its shares, and there to the engine with the fewest requests. Where what was drawn
 * takes none (its replicas failed, or have not started), the class's others take its share in proportion; where
 * none of them does, and for classes without shares, any engine that serves requests whole and can serve this one.
 */
export function weighted({ offers, pools = [], shares }: Shares): Router {
  return {
    name: 'plan',
    open: (accepting, random) => {
      const width = offers + pools.length;
      const rows = Array.from({ length: shares.length / width }, (_, row) =>
        shares.subarray(row * width, (row + 1) * width),
      );
      return choose(destinationsIn(accepting, offers, pools), random, rows, rows.map(cumulated));
    },
  };
}

/** Where requests can be sent. */
interface Destinations {
  /** Of an offer or pool, the engine with the fewest requests, the first of equal ones after `from`; undefined where none can serve. */
  at(position: number, request: Request, from: number): Engine | ThroughPool | undefined;
  /** Of all offers that serve requests whole. */
  any(request: Request, from: number): Engine | undefined;
  /** Whether an offer or pool could serve it. */
  isOpen(position: number, request: Request): boolean;
  /** Engines that take requests. */
  readonly size: number;
}

function destinationsIn(
  accepting: readonly Engine[],
  offers: number,
  pools: NonNullable<Shares['pools']>,
): Destinations {
  const halves = new Set(pools.flatMap(({ prefill, decode }) => [prefill, decode]));
  const isAble = (offer: number, request: Request) =>
    accepting.some((engine) => engine.offer === offer && serves(engine, request));
  return {
    get size() {
      return accepting.length;
    },
    at: (position, request, from) => {
      if (position < offers) return lowest(accepting, request, from, load, position);
      const pool = pools[position - offers];
      if (pool === undefined || !isAble(pool.decode, request)) return undefined;
      const prefill = lowest(accepting, { ...request, outputTokens: 1 }, from, load, pool.prefill);
      return prefill && { prefill, pool: position - offers };
    },
    any: (request, from) => {
      const whole = halves.size === 0 ? accepting : accepting.filter(({ offer }) => !halves.has(offer));
      return whole.length === 0 ? undefined : lowest(whole, request, from % whole.length, load);
    },
    isOpen: (position, request) => {
      if (position < offers) return isAble(position, request);
      const { prefill, decode } = pools[position - offers] as (typeof pools)[number];
      return isAble(prefill, { ...request, outputTokens: 1 }) && isAble(decode, request);
    },
  };
}

function load({ requests }: Engine): number {
  return requests;
}

function choose(
  destinations: Destinations,
  random: Random,
  rows: readonly Float64Array[],
  sums: readonly Float64Array[],
): Choose {
  return (request) => {
    const row = rows[request.requestClass];
    const from = Math.floor(random() * destinations.size);
    const sum = sums[request.requestClass];
    if (row === undefined || sum === undefined || !((sum.at(-1) as number) > 0)) return destinations.any(request, from);
    const drawn = pick(random, sum);
    const found = destinations.at(drawn, request, from);
    if (found !== undefined) return found;
    const left = cumulated(row.map((share, at) => (share > 0 && destinations.isOpen(at, request) ? share : 0)));
    if (!((left.at(-1) as number) > 0)) return destinations.any(request, from);
    return destinations.at(pick(random, left), request, from);
  };
}

/**
 * The plan's own routes, for a fleet whose offers stand in the order of `offerNames` (the scenario's where absent), and whose
 * pools are those of the scenario of which it has both offers, in the scenario's order.
 * Routes that name nothing known are left out, as core's `evaluate` has it.
 */
export function planRoutes(scenario: Scenario, plan: Plan, offerNames?: readonly string[]): Router {
  const names = offerNames ?? scenario.offers.map(({ name }) => name);
  const offerAt = new Map(names.map((name, position) => [name, position]));
  const pools = (scenario.pools ?? []).flatMap(({ name, ...pool }) => {
    const [prefill, decode] = [offerAt.get(pool.prefill), offerAt.get(pool.decode)];
    return prefill === undefined || decode === undefined ? [] : [{ name, prefill, decode }];
  });
  const width = names.length + pools.length;
  const at = new Map([...offerAt, ...pools.map(({ name }, position) => [name, names.length + position] as const)]);
  const classAt = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  const shares = new Float64Array(width * classAt.size);
  for (const { class: className, offer: destination, share } of plan.routes) {
    const [row, column] = [classAt.get(className), at.get(destination)];
    if (row !== undefined && column !== undefined) shares[row * width + column] = share;
  }
  return weighted({ offers: names.length, shares, ...(pools.length === 0 ? {} : { pools }) });
}
