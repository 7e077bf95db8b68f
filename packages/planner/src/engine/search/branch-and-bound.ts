// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Branch and bound on replica totals (Land and Doig, 1960): best bound first, plunging from each node until its path is
 * pruned. A generator: it yields at least every few dozen pivots, so that whoever drives it can look at a clock, a signal,
 * or the event loop. Nothing in here looks at a clock.
 */
import { type Problem, rootBounds, type TotalBounds } from '../problem.ts';
import { type Routing, readRouting } from '../routing.ts';
import { crash } from '../simplex/crash.ts';
import { beginRun, type Ending, pivotOn, type Work, work } from '../simplex/dual-simplex.ts';
import { type Pool, pool, settlePool } from '../simplex/pool.ts';
import { type RatioTest, ratioTest } from '../simplex/ratio-test.ts';
import { applyBounds, type Counters, computeValues, type Relaxation, relaxation } from '../simplex/relaxation.ts';
import { restore, snapshot } from '../simplex/snapshot.ts';
import { tolerances } from '../tolerances.ts';
import { chooseBranch, learn, type PseudoCosts, pseudoCosts } from './branching.ts';
import { lowestBound, type NodeQueue, nodeQueue, pop, push } from './node-queue.ts';
import { priceGrid, roundUpToGrid } from './price-grid.ts';
import { roundUp } from './rounding.ts';
import { tighten } from './tighten.ts';
import { costOfTotals, readTotals } from './totals.ts';

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

/** A search under way: everything that its driver may look at between two yields. */
export interface Search {
  readonly problem: Problem;
  readonly limits: SearchLimits;
  readonly relaxation: Relaxation;
  readonly pool: Pool;
  readonly test: RatioTest;
  readonly work: Work;
  readonly queue: NodeQueue;
  readonly pseudoCosts: PseudoCosts;
  readonly grid: number;
  readonly counters: Counters;
  /** Best whole totals so far, with routes that fit them; their cost without the fixed cost. */
  incumbent: Incumbent | undefined;
  cost: number;
  /** The lowest bound among parts that were cut off by the gap, or that could not be finished. */
  abandoned: number;
  /** Bound of the node being looked at; Infinity between nodes. */
  current: number;
  nodes: number;
  /** Nodes given up in numerical trouble: their bounds stand, their plans were not looked for. */
  unfinished: number;
  /** Row prices of the root, or the ray that proves it infeasible. */
  rootPrices: Float64Array | undefined;
  rootBound: number;
  infeasibleRay: Float64Array | undefined;
}

/** A search that has not begun. */
export function search(problem: Problem, limits: SearchLimits): Search {
  const linear = relaxation(problem);
  return {
    problem,
    limits,
    relaxation: linear,
    pool: pool(problem),
    test: ratioTest(linear),
    work: work(linear),
    queue: nodeQueue(),
    pseudoCosts: pseudoCosts(problem),
    grid: priceGrid(problem.segmentPrice),
    counters: linear.counters,
    incumbent: undefined,
    cost: Number.POSITIVE_INFINITY,
    abandoned: Number.POSITIVE_INFINITY,
    current: Number.NEGATIVE_INFINITY,
    nodes: 0,
    unfinished: 0,
    rootPrices: undefined,
    rootBound: Number.NEGATIVE_INFINITY,
    infeasibleRay: undefined,
  };
}

/** The bound proved so far for the whole problem, without the fixed cost. */
export function provedBound(search: Search): number {
  const open = Math.min(lowestBound(search.queue), search.current, search.abandoned);
  return Math.min(search.cost, roundUpToGrid(open, search.grid));
}

/** Pivots between two yields: well below a millisecond each on the largest catalogues. */
const pivotsPerStep = 24;

/** Runs the search to its end. */
export function* runSearch(search: Search): Generator<void, void> {
  const bounds = rootBounds(search.problem);
  applyBounds(search.relaxation, bounds);
  if (!crash(search.relaxation)) {
    search.unfinished += 1;
    return;
  }
  yield* solveRoot(search, bounds);
  while (!isClosed(search)) {
    const node = pop(search.queue);
    if (node === undefined) break;
    search.current = node.bound;
    applyBounds(search.relaxation, node.bounds);
    if (restore(search.relaxation, node.basis)) yield* plunge(search, node.bounds);
    else abandon(search, node.bound);
    search.current = Number.POSITIVE_INFINITY;
  }
}

function* solveRoot(search: Search, bounds: TotalBounds): Generator<void, void> {
  const ending = yield* solveNode(search);
  if (ending === 'infeasible') search.infeasibleRay = search.work.change.slice();
  search.rootPrices = search.relaxation.price.slice();
  settlePool(search.pool, search.problem, search.rootPrices);
  search.rootBound = search.work.bound;
  yield* follow(search, bounds, ending);
  search.current = Number.POSITIVE_INFINITY;
}

/** Whether what is proved is good enough, or the nodes allowed are used up. */
function isClosed(search: Search): boolean {
  return search.nodes >= search.limits.nodeLimit || lowestBound(search.queue) >= cutoff(search);
}

/** Bounds from here on need not be looked at: nothing below the gap, or no plan on the price grid, is left there. */
export function cutoff({ cost, grid, limits }: Search): number {
  if (cost === Number.POSITIVE_INFINITY) return cost;
  const total = cost + limits.fixedCost;
  const byGap = cost - Math.max(limits.relativeGap, tolerances.cost) * Math.abs(total);
  return grid === 0 ? byGap : Math.min(byGap, cost - grid * (1 - 1e-6) + 1e-9 * Math.abs(cost));
}

function* solveNode(search: Search): Generator<void, Ending> {
  const { relaxation, pool, test, work } = search;
  beginRun(work);
  search.nodes += 1;
  for (;;) {
    const ending = pivotOn(relaxation, pool, test, work, cutoff(search), pivotsPerStep);
    if (ending !== 'paused') return ending;
    yield;
  }
}

/** Solves nodes downwards from the one whose basis is in place. */
function* plunge(search: Search, bounds: TotalBounds): Generator<void, void> {
  const ending = yield* solveNode(search);
  yield* follow(search, bounds, ending);
}

function* follow(search: Search, start: TotalBounds, first: Ending): Generator<void, void> {
  let bounds = start;
  let ending = first;
  while (ending === 'optimal') {
    yield;
    const child = branch(search, bounds);
    if (child === undefined) return;
    bounds = child.bounds;
    applyBounds(search.relaxation, bounds);
    computeValues(search.relaxation);
    const before = search.work.bound;
    ending = yield* solveNode(search);
    learn(
      search.pseudoCosts,
      child.choice,
      ending === 'infeasible' ? before : Math.max(before, search.work.bound) - before,
    );
  }
  if (ending === 'above-cutoff') abandon(search, search.work.bound);
  if (ending === 'trouble') {
    search.unfinished += 1;
    abandon(search, Math.max(search.work.bound, search.current));
  }
}

function abandon(search: Search, bound: number): void {
  if (roundUpToGrid(bound, search.grid) < search.cost) search.abandoned = Math.min(search.abandoned, bound);
}

/** Looks for plans at a solved node; queues one child and returns the other, or nothing where the node is done. */
function branch(search: Search, bounds: TotalBounds): { bounds: TotalBounds; choice: Choice } | undefined {
  const { relaxation, work } = search;
  const totals = readTotals(relaxation);
  search.current = Math.max(search.current, work.bound);
  consider(search, roundUp(search.problem, totals));
  if (work.bound >= cutoff(search)) {
    abandon(search, work.bound);
    return undefined;
  }
  tighten(relaxation, bounds, cutoff(search) - work.bound);
  const choice = chooseBranch(search.problem, search.pseudoCosts, totals, bounds);
  if (choice === undefined) {
    abandon(search, work.bound);
    return undefined;
  }
  if (search.nodes >= search.limits.nodeLimit) {
    push(search.queue, { bound: work.bound, bounds, basis: snapshot(relaxation), serial: search.nodes });
    return undefined;
  }
  const up = { low: bounds.low.slice(), high: bounds.high.slice() };
  const down = { low: bounds.low, high: bounds.high };
  up.low[choice.total] = Math.ceil(choice.at);
  down.high[choice.total] = Math.floor(choice.at);
  const [near, far] = choice.isUp ? [up, down] : [down, up];
  push(search.queue, { bound: work.bound, bounds: far, basis: snapshot(relaxation), serial: search.nodes });
  return { bounds: near, choice };
}

type Choice = NonNullable<ReturnType<typeof chooseBranch>>;

/** Takes whole totals, not below the relaxation's, as the plan to beat when they are cheaper. */
function consider(search: Search, totals: Float64Array | undefined): void {
  if (totals === undefined) return;
  const cost = costOfTotals(search.problem, totals);
  if (cost >= search.cost) return;
  search.cost = cost;
  search.incumbent = { totals, routing: readRouting(search.relaxation, totals) };
}
