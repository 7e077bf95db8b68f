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
import { applyBounds, computeValues } from '../simplex/relaxation.ts';
import { restore, snapshot } from '../simplex/snapshot.ts';
import { type Choice, chooseBranch, learn } from './branching.ts';
import { lowestBound, pop, push } from './node-queue.ts';
import { roundUp } from './rounding.ts';
import { abandon, consider, cutoff, provedBound, type Search, type Tree, tree } from './search.ts';
import { sharpen } from './sharpen.ts';
import { liveProfiles, type Shrunk, shrink } from './shrink.ts';
import { tighten } from './tighten.ts';
import { readTotals } from './totals.ts';

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
    applyBounds(tree.relaxation, node.bounds);
    if (restore(tree.relaxation, node.basis)) yield* plunge(search, node.bounds, yield* solveNode(search));
    else abandon(standing, node.bound);
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
  yield* plunge(search, { low: tree.bounds.low.slice(), high: tree.bounds.high.slice() }, ending);
  tree.current = Number.POSITIVE_INFINITY;
}

/** The bounds that the plan to beat leaves at the root, where they leave few enough profiles alive. */
function whatIsLeft({ tree, standing }: Search): TotalBounds | undefined {
  if (standing.incumbent === undefined || tree.prices === undefined) return undefined;
  const { relaxation, problem } = tree;
  const bounds = { low: tree.bounds.low.slice(), high: tree.bounds.high.slice() };
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

/** Follows one child after the other from a node that was solved, until there is nothing to follow. */
function* plunge(search: Search, start: TotalBounds, first: Ending): Generator<void, void> {
  const { tree, standing } = search;
  const { work, relaxation } = tree;
  let bounds = start;
  let ending = first;
  while (ending === 'optimal') {
    yield;
    const child = branch(search, bounds);
    if (child === undefined) return;
    bounds = child.bounds;
    applyBounds(relaxation, bounds);
    computeValues(relaxation);
    const before = work.bound;
    ending = yield* solveNode(search);
    learn(tree.pseudoCosts, child.choice, ending === 'infeasible' ? before : Math.max(before, work.bound) - before);
  }
  if (ending === 'above-cutoff') abandon(standing, work.bound);
  if (ending === 'trouble') {
    standing.unfinished += 1;
    abandon(standing, Math.max(work.bound, tree.current));
  }
}

/** Looks for plans at a solved node; queues one child and returns the other, or nothing where the node is done. */
function branch(search: Search, bounds: TotalBounds): { bounds: TotalBounds; choice: Choice } | undefined {
  const { tree, standing } = search;
  const { relaxation, work, queue } = tree;
  const totals = readTotals(relaxation);
  tree.current = Math.max(tree.current, work.bound);
  consider(search, roundUp(tree.problem, totals));
  if (work.bound >= cutoff(standing)) {
    abandon(standing, work.bound);
    return undefined;
  }
  if (tighten(relaxation, bounds, cutoff(standing) - work.bound)) abandon(standing, cutoff(standing));
  const choice = chooseBranch(tree.problem, tree.pseudoCosts, totals, bounds);
  if (choice === undefined) {
    abandon(standing, work.bound);
    return undefined;
  }
  const node = { bound: work.bound, bounds, basis: snapshot(relaxation), serial: standing.nodes };
  if (standing.nodes >= standing.limits.nodeLimit) {
    push(queue, node);
    return undefined;
  }
  const up = { low: bounds.low.slice(), high: bounds.high.slice() };
  const down = { low: bounds.low, high: bounds.high };
  up.low[choice.total] = Math.ceil(choice.at);
  down.high[choice.total] = Math.floor(choice.at);
  const [near, far] = choice.isUp ? [up, down] : [down, up];
  push(queue, { ...node, bounds: far });
  return { bounds: near, choice };
}
