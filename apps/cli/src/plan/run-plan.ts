import {
  type ApiPrice,
  caseScenarios,
  hasCases,
  type PlanDocument,
  type Planner,
  quoted,
  type Scenario,
} from '@fleetmix/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { type ToldPlan, withMoney } from '../explain/told-plan.ts';
import { plannerNamed } from '../extend/planners.ts';
import { caseWord, refuseCases } from '../input/chosen-case.ts';
import { duration } from '../output/figures.ts';
import { checkOutputs } from '../output/outputs.ts';
import { printable } from '../output/printable.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { TrafficRequest } from '../simulate/traffic.ts';
import { type ScenarioSource, scenarioOf } from '../sizing/scenario-of.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { formatPlan, type PlanFormat } from './plan-formats.ts';
import { type SearchRequest, search } from './search.ts';

/** What `fleetmix plan` is asked for. */
export interface PlanRequest extends ScenarioSource, SearchRequest, TrafficRequest {
  readonly planner: string;
  readonly format: PlanFormat;
  /** Whether to simulate the plan, and plan again until it holds. */
  readonly verify: boolean;
  /** Whether to say how the plan was found and proved. */
  readonly verbose: boolean;
  /** Whether to show the route of every class. */
  readonly routes: boolean;
  /** Whether to show what the plan costs by class and by offer. */
  readonly money: boolean;
  /** What an API charges that the plan is to be held against. */
  readonly apiPrice?: ApiPrice | undefined;
  readonly output?: string | undefined;
  readonly chart?: string | undefined;
}

/** Plans one scenario, and prints or writes the result. */
export async function runPlan(request: PlanRequest, terminal: Terminal): Promise<ExitCode> {
  await checkOutputs(request);
  const scenario = await scenarioOf(request, request.verify, terminal);
  if (scenario === undefined) return exitCodes.interrupted;
  refuseUnfit(request, scenario);
  const planner = await plannerNamed(request.planner, request.solver, scenario);
  if (request.verify) return runVerified(request, scenario, planner, terminal);
  const { documents, interrupted } = await search(scenario, [planner], request, terminal);
  const document = documents[0] as PlanDocument;
  if (request.verbose) terminal.note((await import('./search-account.ts')).searchAccount(document));
  const explained =
    request.explain && !interrupted ? await explainedBy(request, scenario, document, terminal) : undefined;
  const partly = interrupted ? undefined : await partlyServed(request, scenario, document);
  const cased = interrupted ? document : await withCases(request, scenario, document, planner, terminal);
  const told = {
    ...cased,
    ...(partly === undefined ? {} : { couldServe: partly }),
    ...(explained === undefined ? {} : { explanation: explained.explanation }),
  };
  await deliver(request, scenario, told, terminal);
  if (!interrupted && !explained?.interrupted) return exitCodeFor(document);
  terminal.note(
    interrupted ? stoppedText(document) : 'Stopped before the explanation was over; the plan is as it was found.',
  );
  return exitCodes.interrupted;
}

async function partlyServed(request: PlanRequest, scenario: Scenario, document: PlanDocument) {
  if (document.status !== 'impossible') return undefined;
  return (await import('./could-serve.ts')).couldServe(scenario, document, request);
}

/** What takes one fleet, and not one for each period or future. */
function refuseUnfit({ verify, format, trace, periods }: PlanRequest, scenario: Scenario): void {
  if (verify && trace !== undefined && periods !== undefined) {
    throw new UsageError(
      '--verify replays the whole log, and --periods plans for parts of its day. Write the scenario (fleetmix scenario --periods), and verify a period of it: --case NAME.',
    );
  }
  if (verify) refuseCases(scenario, '--verify');
  if (format === 'melange') refuseCases(scenario, '--format melange');
}

async function withCases(
  request: PlanRequest,
  scenario: Scenario,
  document: PlanDocument,
  planner: Planner,
  terminal: Terminal,
): Promise<ToldPlan> {
  if (document.cases === undefined) return document;
  const { caseAnswers } = await import('../cases/case-answers.ts');
  return { ...document, ...(await caseAnswers(scenario, document, planner, request, terminal)) };
}

async function explainedBy(request: PlanRequest, scenario: Scenario, document: PlanDocument, terminal: Terminal) {
  if (hasCases(scenario)) {
    const name = caseScenarios(scenario)[0]?.name ?? '';
    terminal.note(
      `--explain says what constraints and classes cost of one ${caseWord(scenario)} at a time, such as --case ${quoted(name)}.`,
    );
    return undefined;
  }
  const { explainPlan } = await import('../explain/explain-plan.ts');
  return explainPlan(scenario, document, request, terminal);
}

/** Plans, simulates and plans again; the exit code says whether the plan holds. */
async function runVerified(
  request: PlanRequest,
  scenario: Scenario,
  planner: Planner,
  terminal: Terminal,
): Promise<ExitCode> {
  const { verifyPlan } = await import('../simulate/verify-plan.ts');
  if (request.explain) {
    terminal.note('--explain does not explain a verified plan: it leaves more room than the scenario asks for.');
  }
  const found = await verifyPlan(scenario, planner, request, terminal);
  if (found === undefined) return exitCodes.interrupted;
  await deliver(request, scenario, found.document, terminal);
  const { verification } = found.document;
  if (request.format !== 'json' && request.format !== 'yaml') {
    const text = (await import('../simulate/verification-table.ts')).verificationTable(verification);
    if (request.format === 'table' && request.output === undefined) terminal.print(`\n${text}`);
    else terminal.note(text);
  }
  return verification.status === 'holds' ? exitCodeFor(found.document) : exitCodes.violated;
}

async function deliver(request: PlanRequest, scenario: Scenario, found: ToldPlan, terminal: Terminal) {
  const { format, output, routes, chart, money, apiPrice } = request;
  const document = withMoney(scenario, found, apiPrice);
  if (apiPrice !== undefined && document.status === 'planned' && document.money?.api === undefined) {
    terminal.note(
      '--api-price needs demand in requests/s, and a size or ranges of tokens of every class: nothing was held against it.',
    );
  }
  // The picture first: what is printed is then the last word, and the only one, on stdout.
  if (chart !== undefined) await (await import('./plan-chart.ts')).writePlanChart(chart, scenario, document, terminal);
  const text = await formatPlan(format, scenario, document, routes, money);
  if (format === 'csv' || format === 'melange') await noteRest(scenario, document, terminal);
  if (text === undefined) return;
  if (output === undefined) terminal.print(text);
  else {
    await writeWhole(output, `${text}\n`);
    terminal.note(`Wrote ${output}`);
  }
}

/** These formats hold a plan and nothing else; what a reader must know besides goes beside it. */
async function noteRest(scenario: Scenario, document: ToldPlan, terminal: Terminal): Promise<void> {
  const { status, reason, violations = [], notices = [], explanation } = document;
  if (reason !== undefined) terminal.note(`${status}: ${printable(reason)}`);
  for (const { message } of violations) terminal.note(`The plan breaks a rule: ${printable(message)}`);
  for (const notice of notices) terminal.note(`Note: ${printable(notice)}`);
  if (explanation === undefined) return;
  terminal.note((await import('../explain/explanation-text.ts')).explanationText(scenario, explanation));
}

function exitCodeFor({ status, violations = [] }: PlanDocument): ExitCode {
  if (status === 'impossible') return exitCodes.impossible;
  if (status === 'gave-up') return exitCodes.gaveUp;
  return violations.length > 0 ? exitCodes.violated : exitCodes.planned;
}

function stoppedText({ status, seconds }: PlanDocument): string {
  const found = status === 'planned' ? 'This is the best plan that was found by then.' : 'No plan was found by then.';
  return `Stopped after ${duration(seconds)}, before the search was over. ${found}`;
}
