import type { Planner, Scenario } from '@fleetmix/core';
import type { ToldPlan } from '../explain/told-plan.ts';
import { interruption } from '../interruption.ts';
import { liveLine } from '../output/live-line.ts';
import { limits, type SearchRequest } from '../plan/search.ts';
import type { Terminal } from '../terminal.ts';
import { commitmentOf } from './commitment.ts';

/** Other plans than the asked one, so that its cost can be held against theirs; what is not known in time is left out. */
const usualTimeMs = 30_000;

/** What buying once is good for, found by planning again without it. */
export async function caseAnswers(
  scenario: Scenario,
  planner: Planner,
  request: SearchRequest,
  terminal: Terminal,
): Promise<Pick<ToldPlan, 'commitment' | 'robustness'>> {
  const stop = interruption(() => terminal.note('\nStopping; once more ends at once.'));
  const line = await liveLine(terminal);
  line.show('Planning without what is bought once');
  try {
    const options = { timeLimitMs: usualTimeMs, ...limits(request), signal: stop.signal };
    const commitment = await commitmentOf(scenario, planner, options);
    return commitment === undefined || stop.signal.aborted ? {} : { commitment };
  } finally {
    line.end();
    stop.end();
  }
}
