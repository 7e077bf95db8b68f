import { gpuNamed } from '@fleetmix/catalog';
import { joinScenarios, parseScenario, type Scenario } from '@fleetmix/core';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { readText } from '../input/read-text.ts';
import { stockOf } from '../input/scenario-flags.ts';
import { checkOutputs } from '../output/outputs.ts';
import { printable } from '../output/printable.ts';
import { writeWhole } from '../output/write-whole.ts';
import { formatScenario, type ScenarioFormat, scenarioFormatOf } from '../sizing/scenario-formats.ts';
import { type SizingRequest, sizeRequest } from '../sizing/size-request.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type MemberFile, memberFile } from './member-file.ts';

/** What `fleetmix join` is asked for. */
export interface JoinRequest {
  /** Files, each with the name of its model before it where it has one: `code=both/code.yaml`. */
  readonly files: readonly string[];
  readonly stock?: readonly (readonly [gpu: string, count: number])[] | undefined;
  readonly priority?: readonly (readonly [model: string, priority: number])[] | undefined;
  readonly format?: ScenarioFormat | undefined;
  readonly output?: string | undefined;
  /** The flags that a file of settings stands for; nothing where a file is none. */
  readonly settingsIn: (path: string) => Promise<SizingRequest | undefined>;
}

/** Makes one scenario of several, and prints or writes it; what a reader may not expect is told on stderr as well. */
export async function runJoin(request: JoinRequest, terminal: Terminal): Promise<ExitCode> {
  const { files, stock = [], priority = [], output, format } = request;
  if (files.length < 2) {
    throw new UsageError('name two scenarios or more: fleetmix join chat.yaml code.yaml.');
  }
  await checkOutputs({ output });
  const members = files.map(memberFile);
  const scenarios: Scenario[] = [];
  for (const member of members) {
    const scenario = await scenarioIn(member, request, terminal);
    if (scenario === undefined) return exitCodes.interrupted;
    scenarios.push(scenario);
  }
  const joined = joinScenarios(scenarios, {
    names: members.map(({ name }) => name),
    stock: sharedStock(scenarios, stock),
    priorities: new Map(priority),
  });
  for (const notice of joined.notices) terminal.note(`Note: ${printable(notice)}`);
  const text = await formatScenario(format ?? scenarioFormatOf(output), joined);
  if (output === undefined) terminal.print(text);
  else {
    await writeWhole(output, `${text}\n`);
    terminal.note(`Wrote ${output}`);
  }
  return exitCodes.planned;
}

/** Stock by the names that the offers have for their GPUs; `h100` is what the catalog calls so, where that is offered. */
function sharedStock(scenarios: readonly Scenario[], stock: NonNullable<JoinRequest['stock']>): Scenario['stock'] {
  const offers = scenarios.flatMap((scenario) => scenario.offers);
  const named = stock.map(([name, count]) => {
    const id = gpuNamed(name)?.id;
    return offers.some(({ gpu }) => gpu === id) ? ([id as string, count] as const) : ([name, count] as const);
  });
  return stockOf({ offers }, named);
}

async function scenarioIn(
  { path }: MemberFile,
  { settingsIn }: JoinRequest,
  terminal: Terminal,
): Promise<Scenario | undefined> {
  const settings = path === '-' ? undefined : await settingsIn(path);
  if (settings !== undefined) return sizeRequest(settings, terminal);
  return parseScenario(await readText(path), path === '-' ? 'stdin' : path);
}
