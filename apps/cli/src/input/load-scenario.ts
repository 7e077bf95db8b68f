import { fileURLToPath } from 'node:url';
import { parseScenario, type Scenario } from '@fleetmix/core';
import type { Terminal } from '../terminal.ts';
import { readText } from './read-text.ts';
import { type ScenarioFlags, withFlags } from './scenario-flags.ts';

/** Where the example lies that is planned when no file is named. */
export const examplePath: string = fileURLToPath(new URL('../../examples/chat.yaml', import.meta.url));

/** The scenario in a file, in stdin (`-`), or in the bundled example, with what the flags change. */
export async function loadScenario(
  path: string | undefined,
  flags: ScenarioFlags,
  terminal: Terminal,
): Promise<Scenario> {
  if (path === undefined)
    terminal.note('No scenario named: this is the bundled example. See it with: fleetmix schema --example');
  const source = path ?? examplePath;
  const scenario = await parseScenario(await readText(source), source === '-' ? 'stdin' : source);
  return withFlags(scenario, flags);
}
