import type { PlanDocument, Scenario } from '@fleetmix/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { plannersNamedBy } from '../extend/planners.ts';
import { loadScenario } from '../input/load-scenario.ts';
import type { ScenarioFlags } from '../input/scenario-flags.ts';
import { checkOutputs } from '../output/outputs.ts';
import { writeWhole } from '../output/write-whole.ts';
import { type SearchRequest, search } from '../plan/search.ts';
import type { Terminal } from '../terminal.ts';
import { type Comparison, comparison } from './comparison.ts';

/** What `fleetmix compare` is asked for. */
export interface CompareRequest extends ScenarioFlags, SearchRequest {
  readonly scenario?: string | undefined;
  readonly planners: readonly string[];
  readonly json: boolean;
  /** Whether to say how each plan was found and proved. */
  readonly verbose: boolean;
  readonly output?: string | undefined;
  readonly chart?: string | undefined;
}

/** Runs every planner on one scenario, and prints them side by side. */
export async function runCompare(request: CompareRequest, terminal: Terminal): Promise<ExitCode> {
  await checkOutputs(request);
  const scenario = await loadScenario(request.scenario, request, terminal);
  const planners = await plannersNamedBy(request.planners, request.solver, scenario);
  const { documents, interrupted } = await search(scenario, planners, request, terminal);
  if (request.verbose) await account(documents, terminal);
  await deliver(request, scenario, comparison(scenario, documents), terminal);
  if (!interrupted) return exitCodeFor(documents);
  const last = documents.at(-1)?.planner ?? '';
  terminal.note(`Stopped while ${last} was planning: planner ${documents.length} of ${planners.length}.`);
  return exitCodes.interrupted;
}

async function account(documents: readonly PlanDocument[], terminal: Terminal): Promise<void> {
  const { searchAccount } = await import('../plan/search-account.ts');
  for (const document of documents) terminal.note(searchAccount(document));
}

async function deliver(request: CompareRequest, scenario: Scenario, compared: Comparison, terminal: Terminal) {
  const { json, output, chart } = request;
  if (chart !== undefined) await (await import('./compare-chart.ts')).writeCompareChart(chart, compared, terminal);
  const text = json
    ? JSON.stringify(compared, null, 2)
    : (await import('./compare-table.ts')).compareTable(scenario, compared);
  if (output === undefined) terminal.print(text);
  else {
    await writeWhole(output, `${text}\n`);
    terminal.note(`Wrote ${output}`);
  }
}

/** One plan that holds is enough; a proof that there is none settles the matter, and failing that nothing is known. */
function exitCodeFor(documents: readonly PlanDocument[]): ExitCode {
  const planned = documents.filter(({ status }) => status === 'planned');
  if (planned.some(({ violations = [] }) => violations.length === 0)) return exitCodes.planned;
  if (planned.length > 0) return exitCodes.violated;
  return documents.some(({ status }) => status === 'impossible') ? exitCodes.impossible : exitCodes.gaveUp;
}
