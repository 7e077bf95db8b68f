import {
  evaluate,
  hasCases,
  type PlanDraft,
  parsePlan,
  planOfCase,
  type Scenario,
  type Violation,
} from '@fleetmix/core';
import { judgedCases } from '../cases/judged-cases.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { loadScenario } from '../input/load-scenario.ts';
import { readText } from '../input/read-text.ts';
import type { ScenarioFlags } from '../input/scenario-flags.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type Found, findRoutes } from './find-routes.ts';
import type { Verdict } from './verdict.ts';

/** What `fleetmix check` is asked for. */
export interface CheckRequest extends ScenarioFlags {
  readonly scenario: string;
  readonly plan: string;
  readonly solver: string;
  readonly timeLimitMs?: number | undefined;
  readonly json: boolean;
}

/** Judges a plan from a file, and prints the verdict. */
export async function runCheck(request: CheckRequest, terminal: Terminal): Promise<ExitCode> {
  if (request.scenario === '-' && request.plan === '-') {
    throw new UsageError('both files are -, and stdin can be read once only. Name one of them.');
  }
  const scenario = await loadScenario(request.scenario, request, terminal);
  const draft = await parsePlan(await readText(request.plan), request.plan === '-' ? 'stdin' : request.plan);
  const plan = request.case === undefined ? draft : draftOfCase(draft, request.case);
  const found = await routesOf(scenario, plan, request);
  const verdict = { ...judge(scenario, plan, found), ...(await certified(scenario, plan)) };
  terminal.print(
    request.json ? JSON.stringify(verdict, null, 2) : (await import('./check-table.ts')).checkTable(scenario, verdict),
  );
  if (found.status === 'gave-up') return exitCodes.gaveUp;
  return verdict.holds ? exitCodes.planned : exitCodes.violated;
}

/** What the plan has in that period or future, to be judged as an ordinary plan. */
function draftOfCase({ routes, ...draft }: PlanDraft, name: string): PlanDraft {
  if (draft.cases === undefined) return { ...draft, ...(routes === undefined ? {} : { routes }) };
  return planOfCase({ ...draft, routes: routes ?? [] }, name);
}

async function routesOf(scenario: Scenario, plan: PlanDraft, request: CheckRequest): Promise<Found> {
  const { routes, cases } = plan;
  if (routes !== undefined || cases !== undefined) {
    return { status: 'given', routes: routes ?? [], ...(cases === undefined ? {} : { cases }) };
  }
  return findRoutes(scenario, plan.replicas, request);
}

async function certified(
  scenario: Scenario,
  { certificate }: PlanDraft,
): Promise<Pick<Verdict, 'certifiedUsdPerHour'>> {
  if (certificate === undefined) return {};
  const { boundOfCertificate } = await import('@fleetmix/planner');
  return { certifiedUsdPerHour: boundOfCertificate(scenario, certificate) };
}

function judge(scenario: Scenario, { replicas, failovers }: PlanDraft, found: Found): Verdict {
  const { routes, cases } = found;
  const plan = {
    replicas,
    routes,
    ...(failovers === undefined ? {} : { failovers }),
    ...(cases === undefined ? {} : { cases }),
  };
  const { usdPerHour, offers, stock, pools, violations } = evaluate(scenario, plan);
  const broken = brokenRules(violations, found);
  return {
    holds: found.status === 'gave-up' ? null : broken.length === 0,
    scenario: scenario.name,
    usdPerHour,
    routesFrom: found.status === 'given' ? 'plan' : found.status === 'found' ? 'fleetmix' : 'none',
    ...(found.status === 'gave-up' ? { reason: found.reason } : {}),
    replicas: offers.filter(({ count }) => count !== 0),
    routes,
    ...(pools === undefined ? {} : { pools }),
    ...(hasCases(scenario) ? { cases: judgedCases(scenario, plan) } : {}),
    stock: stock
      .filter(({ used }) => used > 0)
      .map(({ gpu, used, available }) => ({ gpu, used, available: Number.isFinite(available) ? available : null })),
    violations: broken,
    ...(scenario.notices.length > 0 ? { notices: scenario.notices } : {}),
  };
}

/** Without routes every class counts as unserved; that no routes exist says it once. */
function brokenRules(violations: readonly Violation[], found: Found): readonly Violation[] {
  if (found.status === 'given' || found.status === 'found') return violations;
  const others = violations.filter(({ kind }) => kind !== 'unserved');
  return found.status === 'none' ? [...others, { kind: 'unserved', message: found.reason }] : others;
}
