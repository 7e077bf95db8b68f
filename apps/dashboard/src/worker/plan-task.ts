import {
  type PlanDocument,
  type Planner,
  type PlanOptions,
  type Progress,
  planDocument,
  readScenario,
  type Scenario,
  type UnitCosts,
} from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { everySoOften } from './every-so-often.ts';
import { planOfReport } from './plan-of-report.ts';
import type { Task } from './task.ts';

/** One more GPU, or one homogeneous fleet, is a side question: it may not take long. */
const asideMs = 1500;

/** Plans a scenario exactly, then answers what goes beside the plan, as far as the search is not cancelled. */
export const plan: Task<'plan'> = async ({ draft, timeLimitMs }, answer, signal) => {
  const scenario = readScenario(draft, 'scenario');
  const onProgress = everySoOften((progress: Progress) => answer({ kind: 'progress', progress }));
  const options = { timeLimitMs, signal, onProgress };
  const report = await timed(scenario, exact(), options);
  answer({ kind: 'planned', report });
  if (signal.aborted || report.status !== 'planned') return;
  const money = await moneyOf(scenario, report);
  if (money !== undefined) answer({ kind: 'money', money });
  answer({ kind: 'worth', worths: await stockWorths(scenario, report, signal) });
  const { comparedPlanners } = await import('./compared-planners.ts');
  for (const planner of comparedPlanners(scenario)) {
    if (signal.aborted) return;
    answer({ kind: 'compared', report: await timed(scenario, planner, { timeLimitMs: asideMs, signal }) });
  }
};

async function timed(scenario: Scenario, planner: Planner, options: PlanOptions): Promise<PlanDocument> {
  const began = performance.now();
  const result = await planner.plan(scenario, options);
  return planDocument(scenario, planner.name, result, (performance.now() - began) / 1000);
}

/** What the plan costs by what it serves; nothing of a batch, which is no running cost. */
async function moneyOf(scenario: Scenario, report: PlanDocument): Promise<UnitCosts | undefined> {
  const plan = planOfReport(report);
  if (plan === undefined || scenario.objective?.goal === 'shortest-makespan') return undefined;
  return (await import('./unit-costs.ts')).unitCosts(scenario, plan);
}

/** A proof has prices of limits too, which are no GPUs; and it is of costs, whatever the goal. */
async function stockWorths(
  scenario: Scenario,
  { guarantee, usdPerHour = 0, objective }: PlanDocument,
  signal: AbortSignal,
) {
  if (objective !== undefined) return [];
  const known = guarantee === undefined || guarantee.kind === 'none' ? [] : (guarantee.certificate?.stock ?? []);
  const prices = known.filter(({ gpu }) => scenario.stock.has(gpu));
  const worths = [];
  for (const price of prices) {
    if (signal.aborted) break;
    const stock = (scenario.stock.get(price.gpu) ?? 0) + 1;
    const more = { ...scenario, stock: new Map([...scenario.stock, [price.gpu, stock]]) };
    const result = await timed(more, exact(), { timeLimitMs: asideMs, signal });
    const isProved = result.guarantee?.kind === 'optimal' && guarantee?.kind === 'optimal';
    const savesUsdPerHour = usdPerHour - (result.usdPerHour ?? usdPerHour);
    worths.push({ ...price, ...(isProved ? { planned: { stock, savesUsdPerHour } } : {}) });
  }
  return worths;
}
