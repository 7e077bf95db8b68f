import type { PlanDocument, Planner, Scenario } from '@fleetmix/core';
import { type RobustnessCurve, robustness } from '@fleetmix/planner';
import { atWork } from '../at-work.ts';
import type { ToldPlan } from '../explain/told-plan.ts';
import { printable } from '../output/printable.ts';
import { limits, type SearchRequest } from '../plan/search.ts';
import type { Terminal } from '../terminal.ts';
import { commitmentOf } from './commitment.ts';

/** What robustness costs, without the plans. */
export interface RobustnessDocument extends Omit<RobustnessCurve, 'points'> {
  /** Share of the futures up to which was looked. */
  readonly upToShare: number;
  readonly points: readonly Omit<RobustnessCurve['points'][number], 'plan'>[];
}

/** How long the other plans may take where no time limit is named. */
const usualTimeMs = 30_000;

/** Who lets more than half of the futures fail need not plan for them. */
const upToShare = 0.5;

interface Asked extends SearchRequest {
  readonly explain: boolean;
  readonly chart?: string | undefined;
}

/**
 * What a plan for periods or futures is held against: what reserved offers are worth, and, where an explanation or a picture is
 * asked for, what robustness costs. Plans again for each; Ctrl-C leaves out what is not known by then.
 */
export async function caseAnswers(
  scenario: Scenario,
  document: PlanDocument,
  planner: Planner,
  request: Asked,
  terminal: Terminal,
): Promise<Pick<ToldPlan, 'commitment' | 'robustness'>> {
  return atWork(terminal, async ({ signal, show }) => {
    const options = {
      planner,
      timeLimitMs: usualTimeMs,
      ...limits(request),
      signal,
      onProgress: ({ what }: { readonly what: string }) => show(`Planning ${printable(what)}`),
    };
    const commitment = await commitmentOf(scenario, document, options);
    const isCurveWanted = scenario.futures !== undefined && (request.explain || request.chart !== undefined);
    const curve = isCurveWanted ? await robustness(scenario, { ...options, upToShare }) : undefined;
    return {
      ...(commitment === undefined ? {} : { commitment }),
      ...(curve === undefined ? {} : { robustness: withoutPlans(curve) }),
    };
  });
}

function withoutPlans({ points, ...curve }: RobustnessCurve): RobustnessDocument {
  return { ...curve, upToShare, points: points.map(({ plan: _, ...point }) => point) };
}
