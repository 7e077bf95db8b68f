// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Branch and bound on replica totals (Land and Doig, 1960): best bound first, plunging from each node until its path is
 * pruned. Once a good plan is known, bounds at the root's sharpened prices rule out most profiles; the tree is then begun
 * again on what is left. A generator: it yields at least every few dozen pivots, so that whoever drives it can look at a
 * clock, a signal, or the event loop. Nothing in here looks at a clock.
 */
import type { TotalBounds } from '../problem.ts';
import { crash } from '../simplex/crash.ts';
import { beginRun, type Ending, pivotOn } from '../simplex/dual-simplex.ts';
import { settlePool } from '../simplex/pool.ts';
import { applyBounds } from '../simplex/relaxation.ts';
import { restore, snapshot } from '../simplex/snapshot.ts';
import { type Choice, chooseBranch, learn } from './branching.ts';
import { applyCells, type CellBounds, settleValues } from './cell-bounds.ts';
import { closable } from './close.ts';
import { lowestBound, type Node, pop, push } from './node-queue.ts';
import { roundUp } from './rounding.ts';
import { abandon, consider, considerSlicing, cutoff, provedBound, type Search, type Tree, tree } from './search.ts';
import { sharpen } from './sharpen.ts';
import { liveProfiles, type Shrunk, shrink } from './shrink.ts';
import { chooseSplit, type Split, sliceUp } from './slicing.ts';
import { tighten } from './tighten.ts';
import { fraction, readTotals } from './totals.ts';

/** Pivots between two yields: well below a millisecond each on the largest catalogues. */
const pivotsPerStep = 24;
/** A tree is begun again when this share of its profiles, at most, is left alive. */
const worthShrinking = 0.75;
/** Nodes of a tree before it is first asked what is left alive; doubled each time. */
const nodesBeforeShrinking = 24;

/** Runs the search to its end. */
export function* runSearch(search: Search): Generator<void, void> {
  for (;;) {
    const left = yield* growTree(search);
    if (left === undefined) return;
    const { standing } = search;
    standing.floor = Math.max(standing.floor, provedBound(search));
    abandon(standing, cutoff(standing));
    search.tree = tree(within(search.tree, shrink(search.tree.problem, left)), false, standing.counters);
    yield;
  }
}

/** A part of a tree's problem, its positions in terms of the whole. */
function within({ profiles, groups }: Tree, part: Shrunk): Shrunk {
  return {
    ...part,
    profiles: part.profiles.map((at) => profiles[at]!),
    groups: part.groups.map((at) => groups[at]!),
  };
}

/** Grows the present tree; returns the bounds under which to begin again, or nothing when the search is at its end. */
function* growTree(search: Search): Generator<void, TotalBounds | undefined> {
  const { tree, standing } = search;
  applyBounds(tree.relaxation, tree.bounds);
  if (!crash(tree.relaxation)) {
    standing.unfinished += 1;
    abandon(standing, standing.floor);
    return undefined;
  }
  const first = standing.nodes;
  let nextCheck = nodesBeforeShrinking;
  yield* growRoot(search);
  while (!isClosed(search)) {
    if (standing.nodes - first >= nextCheck) {
      nextCheck *= 2;
      const left = whatIsLeft(search);
      if (left !== undefined) return left;
    }
    const node = pop(tree.queue);
    if (node === undefined) return undefined;
    tree.current = node.bound;
    enforce(search, node);
    if (restore(tree.relaxation, node.basis)) {
      settleValues(tree.relaxation);
      yield* plunge(search, node, yield* solveNode(search));
    } else abandon(standing, node.bound);
    tree.current = Number.POSITIVE_INFINITY;
  }
  return undefined;
}

function* growRoot(search: Search): Generator<void, void> {
  const { tree, standing } = search;
  const ending = yield* solveNode(search);
  tree.prices = tree.relaxation.price.slice();
  tree.bound = tree.work.bound;
  settlePool(tree.pool, tree.problem, tree.prices);
  if (tree.isWhole) {
    standing.rootPrices = tree.prices;
    standing.rootBound = tree.bound;
    if (ending === 'infeasible') standing.infeasibleRay = tree.work.change.slice();
  }
  const bounds = copy(tree.bounds);
  yield* plunge(search, { bounds, cells: undefined, hasFewer: false }, ending);
  tree.current = Number.POSITIVE_INFINITY;
}

/** The bounds that the plan to beat leaves at the root, where they leave few enough profiles alive. */
function whatIsLeft({ tree, standing }: Search): TotalBounds | undefined {
  if (standing.incumbent === undefined || tree.prices === undefined || tree.workshop !== undefined) return undefined;
  const { relaxation, problem } = tree;
  const bounds = copy(tree.bounds);
  applyBounds(relaxation, bounds);
  relaxation.price.set(tree.prices);
  sharpen(relaxation);
  tighten(relaxation, bounds, cutoff(standing) - tree.bound);
  return liveProfiles(problem, bounds).length <= worthShrinking * problem.profiles ? bounds : undefined;
}

/** Whether what is proved is good enough, or the nodes allowed are used up. */
function isClosed({ standing, tree }: Search): boolean {
  return standing.nodes >= standing.limits.nodeLimit || lowestBound(tree.queue) >= cutoff(standing);
}

function* solveNode({ tree, standing }: Search): Generator<void, Ending> {
  const { relaxation, pool, test, work } = tree;
  beginRun(work);
  standing.nodes += 1;
  for (;;) {
    const ending = pivotOn(relaxation, pool, test, work, cutoff(standing), pivotsPerStep);
    if (ending !== 'paused') return ending;
    yield;
  }
}

/** What a part of the tree is bound by. */
type Part = Pick<Node, 'bounds' | 'cells' | 'hasFewer'>;

/** A child to follow, and the total that was branched on, where it was one. */
interface Child {
  readonly part: Part;
  readonly choice: Choice | undefined;
}

function enforce({ tree }: Search, { bounds, cells }: Part): void {
  applyBounds(tree.relaxation, bounds);
  applyCells(tree.relaxation, tree.settled, cells);
}

/** Follows one child after the other from a node that was solved, until there is nothing to follow. */
function* plunge(search: Search, start: Part, first: Ending): Generator<void, void> {
  const { tree, standing } = search;
  const { work, relaxation } = tree;
  let part = start;
  let ending = first;
  for (;;) {
    if (part.hasFewer && (ending === 'optimal' || ending === 'trouble')) queueFewer(search, part);
    if (ending !== 'optimal') break;
    yield;
    const child = branch(search, part);
    if (child === undefined) return;
    part = child.part;
    enforce(search, part);
    settleValues(relaxation);
    const before = work.bound;
    ending = yield* solveNode(search);
    if (child.choice !== undefined) {
      const rise = ending === 'infeasible' ? before : Math.max(before, work.bound) - before;
      learn(tree.pseudoCosts, child.choice, rise);
    }
  }
  if (ending === 'above-cutoff') abandon(standing, work.bound);
  if (ending === 'trouble') {
    standing.unfinished += 1;
    abandon(standing, Math.max(work.bound, tree.current));
  }
}

/**
 * Queues the sibling that holds one slice less on the cell that the part's last link is about. The relaxation's optimum is
 * convex in that number and rises with each slice less, so the part's own bound holds for it, and where the part was cut
 * off, or has no plan, its siblings need not be looked at.
 */
function queueFewer({ tree, standing }: Search, { bounds, cells }: Part): void {
  const { previous, cell, slices, closed } = cells as CellBounds;
  push(tree.queue, {
    bound: Math.max(tree.work.bound, tree.current),
    bounds: copy(bounds),
    cells: { previous, cell, slices: slices - 1, closed },
    hasFewer: slices > 1,
    basis: snapshot(tree.relaxation),
    serial: standing.nodes,
  });
}

/** Looks for plans at a solved node; queues one child and returns the other, or nothing where the node is done. */
function branch(search: Search, { bounds, cells }: Part): Child | undefined {
  const { tree, standing } = search;
  const { relaxation, work, workshop } = tree;
  const totals = readTotals(relaxation);
  tree.current = Math.max(tree.current, work.bound);
  if (workshop === undefined) consider(search, roundUp(tree.problem, totals));
  else if (isWorthSlicing(standing.nodes, totals))
    considerSlicing(search, workshop, sliceUp(workshop, relaxation, tree.settled));
  if (work.bound >= cutoff(standing)) {
    abandon(standing, work.bound);
    return undefined;
  }
  const slack = cutoff(standing) - work.bound;
  const closed = workshop === undefined ? [] : closable(relaxation, bounds, slack);
  if (tighten(relaxation, bounds, slack) || closed.length > 0) abandon(standing, cutoff(standing));
  const left = closed.length > 0 ? { previous: cells, cell: 0, slices: 0, closed } : cells;
  const choice = chooseBranch(tree.problem, tree.pseudoCosts, totals, bounds);
  if (choice !== undefined) return branchOnTotal(search, bounds, left, choice);
  const split = workshop === undefined ? undefined : chooseSplit(workshop, relaxation);
  if (split !== undefined) return branchOnCell(search, bounds, left, split);
  abandon(standing, work.bound);
  return undefined;
}

/** Slicing takes longer than a node's pivots: it is done at all of the first nodes, then wherever totals are whole. */
function isWorthSlicing(nodes: number, totals: Float64Array): boolean {
  return nodes <= 24 || nodes % 8 === 0 || totals.every((total) => fraction(total) === 0);
}

function branchOnTotal(
  search: Search,
  bounds: TotalBounds,
  cells: CellBounds | undefined,
  choice: Choice,
): Child | undefined {
  const [up, down] = [copy(bounds), copy(bounds)];
  up.low[choice.total] = Math.ceil(choice.at);
  down.high[choice.total] = Math.floor(choice.at);
  const [near, far] = choice.isUp ? [up, down] : [down, up];
  return follow(search, { bounds: near, cells, hasFewer: false }, { bounds: far, cells, hasFewer: false }, choice);
}

/** n_bj >= k + 1, and n_bj = k with its siblings of fewer slices after it. */
function branchOnCell(
  search: Search,
  bounds: TotalBounds,
  cells: CellBounds | undefined,
  { cell, whole, part }: Split,
): Child | undefined {
  const more = { previous: cells, cell, slices: whole + 1, closed: [] };
  const same = { previous: cells, cell, slices: whole, closed: [cell] };
  const up = { bounds: copy(bounds), cells: more, hasFewer: false };
  const down = { bounds, cells: same, hasFewer: whole > 0 };
  return part > 0.5 ? follow(search, up, down, undefined) : follow(search, down, up, undefined);
}

/** Queues the far child and hands on the near one; queues both where no further node is allowed. */
function follow({ tree, standing }: Search, near: Part, far: Part, choice: Choice | undefined): Child | undefined {
  const node = { bound: tree.work.bound, basis: snapshot(tree.relaxation), serial: standing.nodes };
  push(tree.queue, { ...node, ...far });
  if (standing.nodes < standing.limits.nodeLimit) return { part: near, choice };
  push(tree.queue, { ...node, ...near });
  return undefined;
}

/** Bounds are narrowed in place, so that each part of the tree has its own. */
function copy({ low, high }: TotalBounds): TotalBounds {
  return { low: low.slice(), high: high.slice() };
}
