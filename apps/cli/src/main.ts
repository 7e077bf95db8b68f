import { Config, run, settings } from '@oclif/core';
import { exitCodes } from './exit-code.ts';
import type { Typed } from './report-error.ts';
import { systemReason } from './usage-error.ts';
import { wantsJson } from './wants-json.ts';

/** Runs one command line to its end, and leaves the process with its exit code. Commands return their exit codes. */
export async function main(argv: readonly string[], moduleUrl: string): Promise<void> {
  settings.enableAutoTranspile = false;
  toleratesClosedPipes();
  const config = await Config.load(moduleUrl);
  const typed: Typed = { argv, commands: config.commandIDs, json: wantsJson(argv) };
  process.on('uncaughtException', async (error) => process.exit(await report(error, typed)));
  leave(await exitCodeOf(config, typed));
}

async function exitCodeOf(config: Config, typed: Typed): Promise<number> {
  try {
    const result = await run([...typed.argv], config);
    return typeof result === 'number' ? result : exitCodes.planned;
  } catch (error) {
    return await report(error, typed);
  }
}

/** Loaded when something goes wrong, so that help and version need not wait for it. */
async function report(error: unknown, typed: Typed): Promise<number> {
  return (await import('./report-error.ts')).reportError(error, typed);
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
