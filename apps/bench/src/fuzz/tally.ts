import type { PlanResult } from '@fleetmix/core';
import type { Answer, FuzzCase, Settlement } from '@fleetmix/testkit/fuzz';

/** How often something was above 0, and its sum. */
interface Occurrence {
  cases: number;
  sum: number;
}

/** What the cases of one category came to. */
export interface CategoryTally {
  cases: number;
  planned: number;
  impossible: number;
  /** Proved by the built-in engine, and by HiGHS where the engine went on with it. */
  builtin: number;
  highs: number;
  /** Cases in which the time ran out before a proof of ours. */
  outOfTime: number;
  /** Cases in which HiGHS, asked alone, has no proof: ours stands unopposed. */
  unopposed: number;
  /** Plans of ours that hold only within the judge's tolerance. */
  withinTolerance: number;
  disagreements: number;
  ourMs: number;
  theirMs: number;
}

/** One disagreement, as far as it could be shrunk. */
export interface Finding extends FuzzCase, Settlement {
  readonly kind: string;
  readonly what: string;
  readonly offers: number;
  readonly classes: number;
  /** The seed and path of fast-check. */
  readonly drawnSeed: number;
  readonly path: string;
  /** The scenario, written whole. */
  readonly file: string;
}

/** Everything that is known so far. */
export interface Tally {
  readonly seed: number;
  readonly start: number;
  cases: number;
  seconds: number;
  readonly categories: Record<string, CategoryTally>;
  readonly counts: Record<string, Occurrence>;
  readonly findings: Finding[];
  /** Cases in which the time ran out before a proof of ours. */
  readonly slow: FuzzCase[];
}

/** A tally of nothing yet. */
export function emptyTally(seed: number, start: number): Tally {
  return { seed, start, cases: 0, seconds: 0, categories: {}, counts: {}, findings: [], slow: [] };
}

/** The category's own tally. */
export function tallyOf({ categories }: Tally, name: string): CategoryTally {
  categories[name] ??= {
    cases: 0,
    planned: 0,
    impossible: 0,
    builtin: 0,
    highs: 0,
    outOfTime: 0,
    unopposed: 0,
    withinTolerance: 0,
    disagreements: 0,
    ourMs: 0,
    theirMs: 0,
  };
  return categories[name];
}

/** Adds what both sides said of one case. */
export function addCase(
  tally: Tally,
  fuzzCase: FuzzCase,
  ours: Answer,
  theirs: Answer,
  { isProved, isOpposed, excess }: { readonly isProved: boolean; readonly isOpposed: boolean; readonly excess: number },
): void {
  const own = tallyOf(tally, fuzzCase.category);
  const { result } = ours;
  tally.cases += 1;
  own.cases += 1;
  own.ourMs += ours.ms;
  own.theirMs += theirs.ms;
  if (result.status === 'planned') own.planned += 1;
  if (result.status === 'impossible') own.impossible += 1;
  if (!isProved) {
    own.outOfTime += 1;
    tally.slow.push(fuzzCase);
  }
  if (!isOpposed) own.unopposed += 1;
  if (excess > 1e-9) own.withinTolerance += 1;
  if (result.status === 'threw') return;
  if (isProved && result.solver === 'builtin') own.builtin += 1;
  if (isProved && result.solver === 'highs') own.highs += 1;
  addCounts(tally, result);
}

function addCounts({ counts }: Tally, result: PlanResult): void {
  for (const [name, amount] of Object.entries(result.counts ?? {})) {
    counts[name] ??= { cases: 0, sum: 0 };
    const occurrence = counts[name];
    if (amount > 0) occurrence.cases += 1;
    occurrence.sum += amount;
  }
}
