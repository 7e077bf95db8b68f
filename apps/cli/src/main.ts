import { fileURLToPath } from 'node:url';
import { exitCodes } from './exit-code.ts';
import { commandNames, ownCommand, runOwnCommand } from './own-commands.ts';
import type { Typed } from './typed.ts';
import { systemReason } from './usage-error.ts';
import { wantsHelp, wantsJson } from './wants.ts';

// Where oclif finds them, as package.json says.
export { commands } from './own-commands.ts';

/** Runs one command line to its end, and leaves the process with its exit code. Commands return their exit codes. */
export async function main(argv: readonly string[], moduleUrl: string): Promise<void> {
  toleratesClosedPipes();
  const typed: Typed = { argv, commands: commandNames, json: wantsJson(argv) };
  process.on('uncaughtException', async (error) => process.exit(await report(error, typed)));
  leave(await exitCodeOf(typed, fileURLToPath(new URL('..', moduleUrl))));
}

async function exitCodeOf(typed: Typed, root: string): Promise<number> {
  try {
    const result = await run(typed.argv, root);
    return typeof result === 'number' ? result : exitCodes.planned;
  } catch (error) {
    return await report(error, typed);
  }
}

/** Help, completion and slips of the pen need all of oclif with its plugins, which take longer to load than most plans to make. */
async function run(argv: readonly string[], root: string): Promise<unknown> {
  const own = ownCommand(argv);
  if (own !== undefined && !wantsHelp(own.words)) return runOwnCommand(own, root);
  return (await import('./run-with-plugins.ts')).runWithPlugins(argv, root);
}

/** Loaded when something goes wrong, so that nothing else need wait for it; where even that fails, what it was loaded for is told. */
async function report(error: unknown, typed: Typed): Promise<number> {
  try {
    return await (await import('./report-error.ts')).reportError(error, typed);
  } catch (second) {
    process.stderr.write(`fleetmix: ${error}\nThat could not be reported as it should: ${second}\n`);
    return exitCodes.internal;
  }
}

/** `fleetmix plan | head -1` closes the pipe early; that is no error. oclif does it for stdout only. */
function toleratesClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}

/** Ends the process once what was written is out; a planner from a user's file may have left timers behind. */
function leave(code: number): void {
  process.exitCode = code;
  process.stdout.write('', (late) => {
    // Once a write has failed, later ones fail for another reason: that the stream is closed.
    const error = process.stdout.errored ?? late;
    const lost = error instanceof Error && (error as NodeJS.ErrnoException).code !== 'EPIPE';
    const remark = lost ? `fleetmix: cannot write to stdout: ${systemReason(error)}.\n` : '';
    process.stderr.write(remark, () => process.exit(lost ? exitCodes.badInput : code));
  });
}
