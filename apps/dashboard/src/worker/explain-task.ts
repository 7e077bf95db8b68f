import { hasCases, type PlanDocument, type PlanResult, readScenario } from '@fleetmix/core';
import { type ExplainProgress, explain as explainResult } from '@fleetmix/planner';
import { everySoOften } from './every-so-often.ts';
import { couldServe } from './explain/could-serve.ts';
import { toldCases } from './explain/told-cases.ts';
import { toldExplanation } from './explain/told-explanation.ts';
import { planOfReport } from './plan-of-report.ts';
import type { Task } from './task.ts';

/** Explains a result by planning again, and says it in words; what is aborted is told as far as it went. */
export const explain: Task<'explain'> = async ({ draft, report, timeLimitMs }, answer, signal) => {
  const scenario = readScenario(draft, 'scenario');
  const onProgress = everySoOften(({ plans, what }: ExplainProgress) => answer({ kind: 'explaining', plans, what }));
  const options = { timeLimitMs, signal, onProgress };
  if (hasCases(scenario) && report.status === 'planned')
    return answer({ kind: 'explained', told: await toldCases(scenario, options) });
  const explanation = await explainResult(scenario, resultOf(report), options);
  const { heading, parts } = toldExplanation(scenario, explanation);
  const ways = signal.aborted ? [] : await couldServe(scenario, report, signal);
  answer({ kind: 'explained', told: { heading, parts: [...parts, ...ways] } });
};

type Impossible = Extract<PlanResult, { status: 'impossible' }>;

/** The result that a report was written from, as far as an explanation needs it. */
function resultOf(report: PlanDocument): PlanResult {
  const { status, guarantee = { kind: 'none' }, reason = '', blockers = [], limits } = report;
  switch (status) {
    case 'planned':
      return { status, plan: planOfReport(report) ?? { replicas: [], routes: [] }, guarantee };
    case 'impossible':
      // Where there is no plan, a report's limits are those that are too tight.
      return {
        status,
        reason,
        blockers,
        ...(limits === undefined ? {} : { limits: limits as NonNullable<Impossible['limits']> }),
      };
    case 'gave-up':
      return { status, reason, exhausted: report.exhausted ?? false };
  }
}
