import type { Command } from '@oclif/core/command';
import { Plugin } from '@oclif/core/config';
import manifest from '../package.json' with { type: 'json' };

type Loader = () => Promise<{ readonly default: Command.Class }>;

/** The same that oclif finds in dist/commands; named here, they run without its search. */
const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ['check', () => import('./commands/check.ts')],
  ['compare', () => import('./commands/compare.ts')],
  ['experiment', () => import('./commands/experiment.ts')],
  ['plan', () => import('./commands/plan.ts')],
  ['schema', () => import('./commands/schema.ts')],
]);

/** Whether fleetmix itself has a command of that name. */
export function isOwnCommand(name: string): boolean {
  return loaders.has(name);
}

/** Names of all commands, those of the plugins among them. */
export const commandNames: readonly string[] = [...loaders.keys(), 'autocomplete', 'help'].sort();

/** Runs a command of fleetmix's own, and answers what it returns. oclif is told here what it would look for otherwise. */
export async function runOwnCommand(name: string, argv: readonly string[], root: string): Promise<unknown> {
  const { default: command } = await (loaders.get(name) as Loader)();
  return command.run([...argv], { root, plugins: new Map([[manifest.name, itself(root)]]) });
}

function itself(root: string): Plugin {
  const { name, version, oclif } = manifest;
  const pjson = { name, version, oclif: { bin: oclif.bin, dirname: oclif.dirname } };
  return Object.assign(new Plugin({ root }), { name, version, pjson, root, hooks: {}, commands: [] });
}
