import { type ExitCode, exitCodes } from '../exit-code.ts';
import { checkOutputs } from '../output/outputs.ts';
import { printable } from '../output/printable.ts';
import { writeWhole } from '../output/write-whole.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { formatScenario, type ScenarioFormat, scenarioFormatOf } from './scenario-formats.ts';
import { type SizingRequest, sizeRequest } from './size-request.ts';

/** What `fleetmix scenario` is asked for; flags by their names. */
export interface ScenarioRequest extends SizingRequest {
  readonly format?: ScenarioFormat | undefined;
  readonly output?: string | undefined;
}

/** Makes a scenario, and prints or writes it; what was assumed is told on stderr as well. */
export async function runScenario(request: ScenarioRequest, terminal: Terminal): Promise<ExitCode> {
  const { trace, output, format } = request;
  if (trace === undefined) {
    throw new UsageError('name the log: fleetmix scenario --trace requests.csv --model llama-3.1-8b.');
  }
  await checkOutputs({ output });
  const scenario = await sizeRequest(request, terminal);
  if (scenario === undefined) return exitCodes.interrupted;
  for (const notice of scenario.notices) terminal.note(`Note: ${printable(notice)}`);
  const text = await formatScenario(format ?? scenarioFormatOf(output), scenario);
  if (output === undefined) terminal.print(text);
  else {
    await writeWhole(output, `${text}\n`);
    terminal.note(`Wrote ${output}`);
  }
  return exitCodes.planned;
}
