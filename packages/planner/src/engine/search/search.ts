// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
import { type Problem, rootBounds, type TotalBounds } from '../problem.ts';
import { type Routing, readRouting, readSlices } from '../routing.ts';
import { type Work, work } from '../simplex/dual-simplex.ts';
import { type Pool, pool } from '../simplex/pool.ts';
import { type RatioTest, ratioTest } from '../simplex/ratio-test.ts';
import { type Counters, counters, type Relaxation, relaxation } from '../simplex/relaxation.ts';
import { tolerances } from '../tolerances.ts';
import { type PseudoCosts, pseudoCosts } from './branching.ts';
import { type Settled, settled } from './cell-bounds.ts';
import { lowestBound, type NodeQueue, nodeQueue } from './node-queue.ts';
import { priceGrid, roundUpToGrid } from './price-grid.ts';
import type { Shrunk } from './shrink.ts';
import { type Slicing, totalsOf, type Workshop, workshop } from './slicing.ts';
import { costOfTotals } from './totals.ts';

/** When to stop: the gap as (cost - bound) / cost of whole plans, so `fixedCost` counts. */
export interface SearchLimits {
  readonly relativeGap: number;
  readonly nodeLimit: number;
  readonly fixedCost: number;
}

/** Whole totals and routes. */
interface Incumbent {
  readonly totals: Float64Array;
  readonly routing: Routing;
}

/** What outlives a tree: the plan to beat, what is proved, and counts. Costs are without the fixed cost. */
export interface Standing {
  readonly limits: SearchLimits;
  readonly grid: number;
  readonly counters: Counters;
  /** Best plan so far, in terms of the whole problem. */
  incumbent: Incumbent | undefined;
  cost: number;
  /** The lowest bound among parts that were cut off by the gap, or that could not be finished. */
  abandoned: number;
  /** Proved for the whole problem before the present tree. */
  floor: number;
  nodes: number;
  /** Nodes given up in numerical trouble: their bounds stand, their plans were not looked for. */
  unfinished: number;
  /** Row prices of the whole problem's root and the bound they prove, or the ray that proves it infeasible. */
  rootPrices: Float64Array | undefined;
  rootBound: number;
  infeasibleRay: Float64Array | undefined;
}

/** A tree under way on a problem, or on what is left alive of it. */
export interface Tree {
  readonly problem: Problem;
  readonly bounds: TotalBounds;
  /** Profiles and groups as positions in the whole problem. */
  readonly profiles: Int32Array;
  readonly groups: Int32Array;
  readonly isWhole: boolean;
  readonly relaxation: Relaxation;
  readonly pool: Pool;
  readonly test: RatioTest;
  readonly work: Work;
  readonly queue: NodeQueue;
  readonly pseudoCosts: PseudoCosts;
  readonly settled: Settled;
  /** Only where classes are cut into slices. */
  readonly workshop: Workshop | undefined;
  /** Row prices of this tree's root and the bound they prove. */
  prices: Float64Array | undefined;
  bound: number;
  /** Bound of the node being looked at; Infinity between nodes. */
  current: number;
}

/** A search: standing, and the present tree. */
export interface Search {
  readonly problem: Problem;
  readonly standing: Standing;
  tree: Tree;
}

/** A search that has not begun. */
export function search(problem: Problem, limits: SearchLimits): Search {
  const standing: Standing = {
    limits,
    grid: priceGrid(problem.segmentPrice),
    counters: counters(),
    incumbent: undefined,
    cost: Number.POSITIVE_INFINITY,
    abandoned: Number.POSITIVE_INFINITY,
    floor: Number.NEGATIVE_INFINITY,
    nodes: 0,
    unfinished: 0,
    rootPrices: undefined,
    rootBound: Number.NEGATIVE_INFINITY,
    infeasibleRay: undefined,
  };
  const whole = {
    problem,
    bounds: rootBounds(problem),
    profiles: positions(problem.profiles),
    groups: positions(problem.groups),
  };
  return { problem, standing, tree: tree(whole, true, standing.counters) };
}

/** A tree of its root alone. */
export function tree(part: Shrunk, isWhole: boolean, counts: Counters): Tree {
  const isSliced = part.problem.slices > 0;
  const linear = relaxation(part.problem, counts, isSliced);
  return {
    ...part,
    isWhole,
    relaxation: linear,
    pool: pool(part.problem, isSliced),
    test: ratioTest(linear),
    work: work(linear),
    queue: nodeQueue(),
    pseudoCosts: pseudoCosts(part.problem),
    settled: settled(linear),
    workshop: isSliced ? workshop(part.problem) : undefined,
    prices: undefined,
    bound: Number.NEGATIVE_INFINITY,
    current: Number.NEGATIVE_INFINITY,
  };
}

function positions(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => at);
}

/** The bound proved so far for the whole problem. */
export function provedBound({ standing, tree }: Search): number {
  const open = Math.min(lowestBound(tree.queue), tree.current, standing.abandoned);
  return Math.min(standing.cost, roundUpToGrid(Math.max(open, standing.floor), standing.grid));
}

/** Bounds from here on need not be looked at: nothing below the gap, or no plan on the price grid, is left there. */
export function cutoff({ cost, grid, limits }: Standing): number {
  if (cost === Number.POSITIVE_INFINITY) return cost;
  const total = cost + limits.fixedCost;
  const byGap = cost - Math.max(limits.relativeGap, tolerances.cost) * Math.abs(total);
  return grid === 0 ? byGap : Math.min(byGap, cost - grid * (1 - 1e-6) + 1e-9 * Math.abs(cost));
}

/** Notes that a part with this bound is not looked at any further. */
export function abandon(standing: Standing, bound: number): void {
  if (roundUpToGrid(bound, standing.grid) < standing.cost) standing.abandoned = Math.min(standing.abandoned, bound);
}

/** Takes whole totals of the present tree, not below its relaxation's, as the plan to beat when they are cheaper. */
export function consider(search: Search, totals: Float64Array | undefined): void {
  if (totals === undefined) return;
  keep(search, totals, () => readRouting(search.tree.relaxation, totals));
}

/** Takes slices as the plan to beat when they are cheaper. */
export function considerSlicing(search: Search, shop: Workshop, slicing: Slicing | undefined): void {
  if (slicing === undefined) return;
  const totals = totalsOf(shop, slicing);
  keep(search, totals, () => readSlices(shop.problem, totals, slicing.counts));
}

function keep({ problem, standing, tree }: Search, totals: Float64Array, route: () => Routing): void {
  const cost = costOfTotals(tree.problem, totals);
  if (cost >= standing.cost) return;
  const whole = new Float64Array(problem.groups);
  tree.groups.forEach((group, at) => {
    whole[group] = totals[at]!;
  });
  const routing = route();
  standing.cost = cost;
  standing.incumbent = {
    totals: whole,
    routing: { ...routing, profile: routing.profile.map((profile) => tree.profiles[profile]!) },
  };
}
