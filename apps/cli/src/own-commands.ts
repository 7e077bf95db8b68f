import { Config } from '@oclif/core/config';
import CheckCommand from './commands/check.ts';
import CompareCommand from './commands/compare.ts';
import DashboardCommand from './commands/dashboard.ts';
import ExperimentCommand from './commands/experiment.ts';
import PlanCommand from './commands/plan.ts';
import SchemaCommand from './commands/schema.ts';
import WorkloadCommand from './commands/workload.ts';

/** fleetmix's own commands by name. They load what they do when they are run. */
export const commands = {
  check: CheckCommand,
  compare: CompareCommand,
  dashboard: DashboardCommand,
  experiment: ExperimentCommand,
  plan: PlanCommand,
  schema: SchemaCommand,
  workload: WorkloadCommand,
} as const;

/** Whether fleetmix itself has a command of that name. */
export function isOwnCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

/** Names of all commands, those of the plugins among them. */
export const commandNames: readonly string[] = [...Object.keys(commands), 'autocomplete', 'help'].sort();

/**
 * Runs a command of fleetmix's own, and answers what it returns. oclif parses its words, and is kept from all that it would
 * read before: plugins, themes and the user's shell are of no account to these commands.
 */
export async function runOwnCommand(
  name: keyof typeof commands,
  argv: readonly string[],
  root: string,
): Promise<unknown> {
  return new commands[name]([...argv], new BareConfig({ root })).run();
}

/** oclif's settings with nothing read yet, and without hooks. */
class BareConfig extends Config {
  override bin = 'fleetmix';

  override async runHook(): Promise<{ successes: []; failures: [] }> {
    return { successes: [], failures: [] };
  }
}
