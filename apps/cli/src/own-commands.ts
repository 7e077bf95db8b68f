import { quoted, suggestion } from '@fleetmix/core';
import { Config } from '@oclif/core/config';
import CatalogCommand from './commands/catalog/catalog.ts';
import CatalogGpusCommand from './commands/catalog/gpus.ts';
import CatalogModelsCommand from './commands/catalog/models.ts';
import CatalogPricesCommand from './commands/catalog/prices.ts';
import CatalogShowCommand from './commands/catalog/show.ts';
import CheckCommand from './commands/check.ts';
import CompareCommand from './commands/compare.ts';
import DashboardCommand from './commands/dashboard.ts';
import ExperimentCommand from './commands/experiment.ts';
import JoinCommand from './commands/join.ts';
import PlanCommand from './commands/plan.ts';
import ProfileCompareCommand from './commands/profile/compare.ts';
import ProfileEstimateCommand from './commands/profile/estimate.ts';
import ProfileImportCommand from './commands/profile/import.ts';
import ProfileCommand from './commands/profile/profile.ts';
import ScenarioCommand from './commands/scenario.ts';
import SchemaCommand from './commands/schema.ts';
import SimulateCommand from './commands/simulate.ts';
import WorkloadCommand from './commands/workload.ts';
import { UsageError } from './usage-error.ts';

/**
 * fleetmix's own commands by name; `catalog:gpus` is typed as `catalog gpus`. They load what they do when they are run.
 */
export const commands = {
  catalog: CatalogCommand,
  'catalog:gpus': CatalogGpusCommand,
  'catalog:models': CatalogModelsCommand,
  'catalog:prices': CatalogPricesCommand,
  'catalog:show': CatalogShowCommand,
  check: CheckCommand,
  compare: CompareCommand,
  dashboard: DashboardCommand,
  experiment: ExperimentCommand,
  join: JoinCommand,
  plan: PlanCommand,
  profile: ProfileCommand,
  'profile:compare': ProfileCompareCommand,
  'profile:estimate': ProfileEstimateCommand,
  'profile:import': ProfileImportCommand,
  scenario: ScenarioCommand,
  schema: SchemaCommand,
  simulate: SimulateCommand,
  workload: WorkloadCommand,
} as const;

/** A command of fleetmix's own, and the words that are for it. */
export interface OwnCommand {
  readonly name: keyof typeof commands;
  readonly words: readonly string[];
}

/**
 * The command that a command line begins with: `catalog gpus` rather than `catalog`. None where fleetmix itself has none.
 * @throws UsageError where `catalog` is followed by a word that is none of its commands
 */
export function ownCommand([first = '', second = '', ...rest]: readonly string[]): OwnCommand | undefined {
  const both = `${first}:${second}`;
  if (isOwn(both)) return { name: both, words: rest };
  const inner = Object.keys(commands).flatMap((name) => (name.startsWith(`${first}:`) ? [name.replace(':', ' ')] : []));
  if (inner.length > 0 && second !== '' && !second.startsWith('-')) throw noSuchCommand(`${first} ${second}`, inner);
  return isOwn(first) ? { name: first, words: second === '' ? rest : [second, ...rest] } : undefined;
}

function isOwn(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

function noSuchCommand(typed: string, known: readonly string[]): UsageError {
  return new UsageError(
    `no command is called ${quoted(typed)}.${suggestion(typed, known)} There are: ${known.join(', ')}.`,
  );
}

/** Names of all commands as they are typed, those of the plugins among them. */
export const commandNames: readonly string[] = [
  ...Object.keys(commands).map((name) => name.replace(':', ' ')),
  'autocomplete',
  'help',
].sort();

/**
 * Runs a command of fleetmix's own, and answers what it returns. oclif parses its words, and is kept from all that it would
 * read before: plugins, themes and the user's shell are of no account to these commands.
 */
export async function runOwnCommand({ name, words }: OwnCommand, root: string): Promise<unknown> {
  return new commands[name]([...words], new BareConfig({ root })).run();
}

/** oclif's settings with nothing read yet, and without hooks. */
class BareConfig extends Config {
  override bin = 'fleetmix';

  override async runHook(): Promise<{ successes: []; failures: [] }> {
    return { successes: [], failures: [] };
  }
}
