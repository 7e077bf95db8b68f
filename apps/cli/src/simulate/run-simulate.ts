import { evaluate, type Plan, parsePlan, planOfCase, type Scenario } from '@fleetmix/core';
import { type Runs, requestsCsv } from '@fleetmix/simulator';
import { planOf as documentPlan } from '../cases/plan-of.ts';
import { findRoutes } from '../check/find-routes.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { plannerNamed } from '../extend/planners.ts';
import { chosenCase, refuseCases } from '../input/chosen-case.ts';
import { readText } from '../input/read-text.ts';
import { checkOutputs } from '../output/outputs.ts';
import { writeWhole } from '../output/write-whole.ts';
import { type SearchRequest, search } from '../plan/search.ts';
import { type ScenarioSource, scenarioOf } from '../sizing/scenario-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type PreparedTraffic, preparedTraffic } from './prepared-traffic.ts';
import { simulatedPlan } from './simulated-plan.ts';
import { simulatedRuns } from './simulated-runs.ts';
import type { TrafficRequest } from './traffic.ts';

/** What `fleetmix simulate` is asked for; flags by their names. */
export interface SimulateRequest extends ScenarioSource, TrafficRequest, SearchRequest {
  /** A plan file; planned first where absent. */
  readonly plan?: string | undefined;
  readonly planner: string;
  readonly json: boolean;
  readonly output?: string | undefined;
  readonly chart?: string | undefined;
  /** Where to write every request. */
  readonly requests?: string | undefined;
}

/** Replays traffic through a plan, and prints what became of it. */
export async function runSimulate(request: SimulateRequest, terminal: Terminal): Promise<ExitCode> {
  await checkOutputs(request);
  await checkOutputs({ output: request.requests });
  if (request.periods !== undefined) {
    throw new UsageError(
      'simulate replays the whole log, and --periods plans for parts of its day. Write the scenario (fleetmix scenario --periods), and simulate a period of it: --case NAME.',
    );
  }
  // A period or future is served by what the plan for all of them has in it.
  const whole = await scenarioOf({ ...request, case: undefined }, true, terminal);
  if (whole === undefined) return exitCodes.interrupted;
  if (request.case === undefined) refuseCases(whole, 'simulate');
  const wholePlan = await planOf(whole, request, terminal);
  const [scenario, plan] =
    request.case === undefined
      ? [whole, wholePlan]
      : [chosenCase(whole, request.case).scenario, planOfCase(wholePlan, request.case)];
  const traffic = await preparedTraffic(request, scenario, terminal);
  if (traffic === undefined) return exitCodes.interrupted;
  const runs = await simulatedRuns(plan, traffic, request, terminal);
  if (runs === undefined) return exitCodes.interrupted;
  const { slo, target, notices } = traffic;
  const { usdPerHour } = evaluate(scenario, plan);
  const document = simulatedPlan(scenario, plan, usdPerHour, slo, target, runs, [...notices, ...scenario.notices]);
  await writeExtras(request, scenario, runs, traffic, terminal);
  const text = request.json
    ? JSON.stringify(document, null, 2)
    : (await import('./simulation-table.ts')).simulationTable(document);
  if (request.output === undefined) terminal.print(text);
  else {
    await writeWhole(request.output, `${text}\n`);
    terminal.note(`Wrote ${request.output}`);
  }
  return document.holds || Object.keys(slo).length === 0 ? exitCodes.planned : exitCodes.violated;
}

/** The plan of a file, with routes looked for where it has none, or the planner's own. */
async function planOf(scenario: Scenario, request: SimulateRequest, terminal: Terminal): Promise<Plan> {
  if (request.plan === undefined) return planned(scenario, request, terminal);
  const { replicas, routes, cases } = await parsePlan(
    await readText(request.plan),
    request.plan === '-' ? 'stdin' : request.plan,
  );
  const ofCases = cases === undefined ? {} : { cases };
  if (routes !== undefined || cases !== undefined) return { replicas, routes: routes ?? [], ...ofCases };
  const found = await findRoutes(scenario, replicas, request);
  if (found.status === 'found') return { replicas, routes: found.routes, ...(found.cases && { cases: found.cases }) };
  throw new UsageError(`${request.plan} has no routes, and ${'reason' in found ? found.reason : 'none were found.'}`);
}

async function planned(scenario: Scenario, request: SimulateRequest, terminal: Terminal): Promise<Plan> {
  const planner = await plannerNamed(request.planner, request.solver, scenario);
  const { documents } = await search(scenario, [planner], request, terminal);
  const [document] = documents;
  if (document?.status === 'planned') return documentPlan(document);
  throw new UsageError(`there is no plan to simulate: ${document?.reason ?? 'the search was stopped.'}`);
}

async function writeExtras(
  { chart, requests }: SimulateRequest,
  scenario: Scenario,
  { simulations }: Runs,
  { slo }: PreparedTraffic,
  terminal: Terminal,
): Promise<void> {
  const [first] = simulations;
  if (first === undefined) return;
  if (chart !== undefined) {
    const { writeSimulationChart } = await import('./simulation-chart.ts');
    await writeSimulationChart(chart, scenario.name, first, slo, terminal);
  }
  if (requests === undefined) return;
  await writeWhole(requests, `${[...requestsCsv(first)].join('\n')}\n`);
  terminal.note(`Wrote ${requests}`);
}
