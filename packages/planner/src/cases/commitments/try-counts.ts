import type { Plan, PlanOptions } from '@fleetmix/core';
import { composed } from '../read-cases.ts';
import { answersAt, type Search } from './bound-box.ts';
import type { Commitment } from './commitment.ts';
import type { CaseAnswer } from './solve-case.ts';

/** The cheapest plan so far. */
interface Standing {
  /** Infinity while there is none. */
  readonly usdPerHour: number;
  readonly counts?: readonly number[];
  readonly plan?: Plan;
}

/** Plans with so much reserved. */
export interface Trials {
  /**
   * Plans every case for these counts, and keeps the plan where it is the cheapest. USD/hour that no plan with them undercuts;
   * undefined where the engine does not take a case.
   */
  readonly bound: (counts: readonly number[]) => Promise<number | undefined>;
  readonly best: () => Standing;
  /** Counts that were tried. */
  readonly size: () => number;
}

/** Nothing tried yet. */
export function trials(commitment: Commitment, search: Search, { onProgress }: PlanOptions): Trials {
  const tried = new Map<string, number>();
  let best: Standing = { usdPerHour: Number.POSITIVE_INFINITY };
  return {
    bound: async (counts) => {
      const known = tried.get(counts.join());
      if (known !== undefined) return known;
      const prices = commitment.cases.map(() => counts.map(() => 0));
      const answers = await answersAt(commitment, prices, { lower: counts, upper: counts }, search);
      if (answers === undefined) return undefined;
      const usdPerHour = costOf(commitment, counts, answers, ({ fleet }) => fleet?.usdPerHour);
      if (usdPerHour < best.usdPerHour) {
        best = { usdPerHour, counts, plan: planOf(commitment, answers) };
        onProgress?.({ incumbentUsdPerHour: usdPerHour });
      }
      const bound = costOf(commitment, counts, answers, ({ atLeastUsdPerHour }) => atLeastUsdPerHour);
      tried.set(counts.join(), bound);
      return bound;
    },
    best: () => best,
    size: () => tried.size,
  };
}

/** What is reserved and, on the mean, something of every case; Infinity where a case has none of it. */
function costOf(
  { cases, prices }: Commitment,
  counts: readonly number[],
  answers: readonly CaseAnswer[],
  of: (answer: CaseAnswer) => number | undefined,
): number {
  const reserved = prices.reduce((sum, price, at) => sum + price * (counts[at] ?? 0), 0);
  return cases.reduce((sum, { share }, k) => {
    const answer = answers[k];
    return sum + share * ((answer && of(answer)) ?? Number.POSITIVE_INFINITY);
  }, reserved);
}

function planOf({ scenario, cases }: Commitment, answers: readonly CaseAnswer[]): Plan {
  const plans = cases.flatMap(({ name }, k) => {
    const fleet = answers[k]?.fleet;
    return fleet === undefined ? [] : [{ name, plan: fleet.plan }];
  });
  return composed(scenario, plans);
}
