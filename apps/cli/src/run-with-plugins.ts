import { Config } from '@oclif/core/config';
import { run } from '@oclif/core/run';
import { settings } from '@oclif/core/settings';

/** Runs any command line the long way: oclif finds every plugin and command, and shows help where it is asked for. */
export async function runWithPlugins(argv: readonly string[], root: string): Promise<unknown> {
  settings.enableAutoTranspile = false;
  return run([...argv], await Config.load(root));
}
