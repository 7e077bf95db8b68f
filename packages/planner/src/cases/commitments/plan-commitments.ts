import type { Plan, PlanOptions } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { countdown } from '../../countdown.ts';
import { caseBounds } from '../case-bounds.ts';
import { caseBound } from '../case-guarantee.ts';
import { answersAt, type BoxBound, boundBox, type Search } from './bound-box.ts';
import type { Box, Commitment } from './commitment.ts';
import { halves, isPoint } from './halves.ts';
import { improveCounts, meanCounts, relaxedCounts, suggestedCounts } from './suggest-counts.ts';
import { type Trials, trials } from './try-counts.ts';

/** A plan, or none, and what is proved. */
export interface CommitmentAnswer {
  readonly plan?: Plan;
  /** USD/hour that no plan undercuts; Infinity where it is proved that there is none. */
  readonly atLeastUsdPerHour: number;
  /** Whether nothing was left to search. */
  readonly isFinished: boolean;
  readonly counts: Readonly<Record<string, number>>;
}

/** A box that may hold a cheaper plan. */
interface Node extends BoxBound {
  readonly box: Box;
}

/**
 * The cheapest plan of cases that share nothing but reserved replicas: their counts are divided into boxes, each bounded by
 * prices ({@link boundBox}), the lowest bound first, until no box can hold a cheaper plan; a box of one choice is planned case by
 * case. The built-in engine proves it all; the solver suggests prices and counts. Undefined where the engine does not take a case.
 */
export async function planCommitments(
  commitment: Commitment,
  solver: Solver,
  options: PlanOptions,
): Promise<CommitmentAnswer | undefined> {
  const search = searchOf(solver, options);
  const found = trials(commitment, search, options);
  const rounded = caseBound(commitment.scenario);
  const proved = ({ usdPerHour }: { usdPerHour: number }) => rounded(usdPerHour * (1 - 1e-12));
  const enough = () => found.best().usdPerHour * (1 - Math.max(options.relativeGap ?? 0, 1e-9));
  const root = await rootNode(commitment, found, search, enough);
  if (root === undefined) return undefined;
  let open: readonly Node[] = [root];
  let [closed, boxes] = [Number.POSITIVE_INFINITY, 1];
  while (!search.isOver()) {
    for (const node of open) if (proved(node) >= enough()) closed = Math.min(closed, proved(node));
    open = open.filter((node) => proved(node) < enough()).sort((one, other) => one.usdPerHour - other.usdPerHour);
    const [next, ...others] = open;
    if (next === undefined) break;
    report(options, found, next);
    const divided = await divide(commitment, next, found, search, enough);
    if (divided === undefined) return undefined;
    open = [...others, ...divided.open];
    for (const usdPerHour of divided.settled) closed = Math.min(closed, proved({ usdPerHour }));
    boxes += 2;
  }
  const least = Math.min(closed, found.best().usdPerHour, ...open.map(({ usdPerHour }) => usdPerHour));
  const { plan } = found.best();
  return {
    ...(plan === undefined ? {} : { plan }),
    atLeastUsdPerHour: least,
    isFinished: open.length === 0 && !search.isOver(),
    counts: { boxes, commitments: found.size() },
  };
}

function searchOf(solver: Solver, options: PlanOptions): Search {
  const remaining = countdown(options);
  return {
    solver,
    remaining,
    isOver: () =>
      options.signal?.aborted === true || (options.timeLimitMs !== undefined && (remaining().timeLimitMs ?? 0) <= 1),
  };
}

function report({ onProgress }: PlanOptions, found: Trials, { usdPerHour }: Node): void {
  const { plan, usdPerHour: incumbentUsdPerHour } = found.best();
  onProgress?.({ ...(plan === undefined ? {} : { incumbentUsdPerHour }), atLeastUsdPerHour: usdPerHour });
}

/** All counts, bounded, after first plans were looked for: of what cases use at the offers' own prices, and of the linear relaxation. Then around what prices suggest. */
async function rootNode(
  commitment: Commitment,
  found: Trials,
  search: Search,
  enough: () => number,
): Promise<Node | undefined> {
  const box = wholeBox(commitment);
  const prices = commitment.cases.map(() => commitment.prices);
  const first = await answersAt(commitment, prices, box, search);
  if (first === undefined) return undefined;
  const fleets = first.map(({ fleet }) => (fleet === undefined ? [] : [fleet]));
  if (fleets.length === commitment.cases.length && (await found.bound(meanCounts(commitment, fleets))) === undefined)
    return undefined;
  const whole = await relaxedCounts(commitment, search);
  if (whole !== undefined && (await found.bound(whole)) === undefined) return undefined;
  const none = commitment.cases.map(() => []);
  const bound = await boundBox(commitment, box, { prices, fleets: none }, enough(), search);
  if (bound === undefined) return undefined;
  if (bound.usdPerHour < Number.POSITIVE_INFINITY) {
    const counts = await suggestedCounts(commitment, bound.fleets, box, 'integer', search);
    if (counts !== undefined && !(await improveCounts(counts, box, found, search))) return undefined;
  }
  return { ...bound, box };
}

/** What the offers' own bounds and all demand leave to be considered. */
function wholeBox({ scenario, cases, reserved }: Commitment): Box {
  const [first] = caseBounds(scenario, cases);
  return {
    lower: reserved.map((at) => first?.bounds[at]?.lower ?? 0),
    upper: reserved.map((at) => first?.bounds[at]?.upper ?? 0),
  };
}

interface Divided {
  readonly open: readonly Node[];
  /** Bounds of boxes of one choice, which were planned. */
  readonly settled: readonly number[];
}

/** The halves of a box, bounded; undefined where the engine does not take a case. */
async function divide(
  commitment: Commitment,
  node: Node,
  found: Trials,
  search: Search,
  enough: () => number,
): Promise<Divided | undefined> {
  const { box, fleets } = node;
  if (isPoint(box)) {
    const bound = await found.bound(box.lower);
    return bound === undefined ? undefined : { open: [], settled: [bound] };
  }
  const suggested = await suggestedCounts(commitment, fleets, box, 'continuous', search);
  const middle = suggested ?? box.lower.map((low, at) => (low + (box.upper[at] ?? low)) / 2);
  if ((await found.bound(middle.map(Math.round))) === undefined) return undefined;
  const open: Node[] = [];
  const settled: number[] = [];
  for (const half of halves(commitment, box, fleets, middle)) {
    const usdPerHour = isPoint(half) ? await found.bound(half.lower) : undefined;
    if (usdPerHour !== undefined) {
      settled.push(usdPerHour);
      continue;
    }
    const bound = await boundBox(commitment, half, node, enough(), search);
    if (bound === undefined) return undefined;
    open.push({ ...bound, usdPerHour: Math.max(bound.usdPerHour, node.usdPerHour), box: half });
  }
  return { open, settled };
}
