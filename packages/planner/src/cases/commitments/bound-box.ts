import type { PlanOptions } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import type { EngineOptions } from '../../engine/index.ts';
import { askSolver } from './ask-solver.ts';
import { type Box, type CaseFleet, type Commitment, isInside } from './commitment.ts';
import { type Fleets, priceModel } from './price-model.ts';
import { type CaseAnswer, solveCase } from './solve-case.ts';

/** Prices of reserved replicas, by case and reserved offer; their mean over the cases is the offer's price. */
export type Prices = readonly (readonly number[])[];

/** What is proved of a box. */
export interface BoxBound {
  /** USD/hour that no plan with counts in the box undercuts; Infinity where there is none. */
  readonly usdPerHour: number;
  readonly prices: Prices;
  /** All fleets that are known, those of other boxes too. */
  readonly fleets: Fleets;
  /** Whether the bound is as good as prices make it; else the time was up. */
  readonly isSharp: boolean;
}

/** How a search goes on. */
export interface Search {
  readonly solver: Solver;
  readonly remaining: () => PlanOptions;
  /** Whether the time is up, or the signal given. */
  readonly isOver: () => boolean;
}

/** Rounds after which prices are as good as they get. */
const mostRounds = 60;
/** While prices are sought a case that is hard need not be settled: what it proves counts as well. */
const mostNodes = 500;
/** Prices move half of the way to where the model wants them: all of the way they would swing. */
const step = 0.75;
/** Relative distance at which the bound is as good as prices make it. */
const sharp = 2e-5;

/**
 * A lower bound of every plan whose reserved counts lie in a box, by Lagrangian relaxation: with a price for reserved replicas in
 * each case every case is an ordinary scenario, and the cases' optima add up to a bound, whatever the prices. They are improved until
 * the bound reaches `enough`, or the fleets found prove that none are much better.
 */
export async function boundBox(
  commitment: Commitment,
  box: Box,
  from: { readonly prices: Prices; readonly fleets: Fleets },
  enough: number,
  search: Search,
): Promise<BoxBound | undefined> {
  let { fleets } = from;
  let best = { usdPerHour: Number.NEGATIVE_INFINITY, prices: from.prices };
  let prices = from.prices;
  for (let round = 0; round < mostRounds; round++) {
    const answers = await answersAt(commitment, prices, box, search, { nodeLimit: mostNodes });
    if (answers === undefined) return undefined;
    const usdPerHour = boundAt(commitment, prices, box, answers);
    fleets = fleets.map((known, k) => withFleet(known, answers[k]?.fleet));
    if (usdPerHour > best.usdPerHour) best = { usdPerHour, prices };
    if (best.usdPerHour >= enough) return { ...best, fleets, isSharp: true };
    if (search.isOver()) return { ...best, fleets, isSharp: false };
    const known = fleets.map((list) => list.filter(({ used }) => isInside(box, used)));
    const next = await wanted(commitment, known, search);
    if (next === undefined || next.usdPerHour - best.usdPerHour <= sharp * Math.abs(next.usdPerHour)) break;
    prices = next.prices.map((list, k) => list.map((price, at) => mixed(price, best.prices[k]?.[at] ?? 0)));
  }
  return { ...best, fleets, isSharp: true };
}

function mixed(wantedPrice: number, bestPrice: number): number {
  return Math.max(0, step * wantedPrice + (1 - step) * bestPrice);
}

/** Every case at its prices; undefined where the engine does not take them. */
export async function answersAt(
  commitment: Commitment,
  prices: Prices,
  box: Box,
  { remaining }: Search,
  more: EngineOptions = {},
): Promise<readonly CaseAnswer[] | undefined> {
  const answers: CaseAnswer[] = [];
  for (let k = 0; k < commitment.cases.length; k++) {
    const { timeLimitMs, signal } = remaining();
    const limits = {
      ...(timeLimitMs === undefined ? {} : { timeLimitMs }),
      ...(signal === undefined ? {} : { signal }),
    };
    const answer = await solveCase(commitment, k, prices[k] ?? [], box, { ...limits, ...more });
    if (answer === undefined) return undefined;
    answers.push(answer);
    // One case without a fleet is enough.
    if (answer.atLeastUsdPerHour === Number.POSITIVE_INFINITY) return answers;
  }
  return answers;
}

/** The cases' bounds, and what is left of the prices where they do not add up to the last digit. */
function boundAt(
  { cases, prices: own }: Commitment,
  prices: Prices,
  { lower, upper }: Box,
  answers: readonly CaseAnswer[],
): number {
  const bound = answers.reduce((sum, { atLeastUsdPerHour }, k) => sum + (cases[k]?.share ?? 0) * atLeastUsdPerHour, 0);
  return own.reduce((sum, price, at) => {
    const left = price - cases.reduce((total, { share }, k) => total + share * (prices[k]?.[at] ?? 0), 0);
    return sum + left * ((left > 0 ? lower[at] : upper[at]) ?? 0);
  }, bound);
}

function withFleet(known: readonly CaseFleet[], fleet: CaseFleet | undefined): readonly CaseFleet[] {
  if (fleet === undefined) return known;
  const isKnown = known.some(
    ({ used, usdPerHour }) =>
      usdPerHour <= fleet.usdPerHour && used.every((count, at) => count <= (fleet.used[at] ?? 0)),
  );
  return isKnown ? known : [...known, fleet];
}

/** The prices that the fleets in the box ask for, and what they would prove if there were no others. */
async function wanted(
  commitment: Commitment,
  fleets: Fleets,
  search: Search,
): Promise<{ readonly usdPerHour: number; readonly prices: Prices } | undefined> {
  if (commitment.reserved.length === 0 || fleets.some((list) => list.length === 0)) return undefined;
  const { model, prices } = priceModel(commitment, fleets);
  const { timeLimitMs } = search.remaining();
  const solution = await askSolver(search, model, timeLimitMs === undefined ? {} : { timeLimitMs });
  if (solution?.status !== 'optimal') return undefined;
  const { point, objective } = solution;
  return { usdPerHour: objective, prices: prices.map((list) => list.map((column) => point[column] ?? 0)) };
}
