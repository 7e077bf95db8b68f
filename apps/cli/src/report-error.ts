import { InputError, UnknownPlannerError } from '@fleetmix/core';
import { Errors } from '@oclif/core';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { printableLines } from './output/printable.ts';
import { UsageError } from './usage-error.ts';
import { usageMessage } from './usage-message.ts';

/** What was typed, as far as an error's report needs it. */
export interface Typed {
  readonly argv: readonly string[];
  /** Names of the commands that there are. */
  readonly commands: readonly string[];
  readonly json: boolean;
}

/**
 * Says what went wrong, and answers the exit code for it. In words to stderr; with `json` as one JSON object to stdout,
 * so that whoever reads stdout always finds one document.
 */
export function reportError(error: unknown, typed: Typed): ExitCode | number {
  if (error instanceof Errors.ExitError) return error.oclif.exit ?? exitCodes.planned;
  const message = messageOf(error, typed);
  if (typed.json) process.stdout.write(`${JSON.stringify(errorDocument(error, message), null, 2)}\n`);
  else process.stderr.write(`fleetmix: ${printableLines(message)}\n`);
  if (isExpected(error)) return exitCodes.badInput;
  process.stderr.write(`This is a fault of fleetmix or of a planner or solver of your own:\n${trace(error)}\n`);
  return exitCodes.internal;
}

function errorDocument(error: unknown, message: string): object {
  return { error: { message, ...(error instanceof InputError ? { problems: error.problems } : {}) } };
}

function isExpected(error: unknown): boolean {
  return (
    error instanceof InputError ||
    error instanceof UsageError ||
    error instanceof UnknownPlannerError ||
    error instanceof Errors.CLIError ||
    isDeclined(error)
  );
}

/** A solver that cannot take the model says so, and what to use instead. Its class is not loaded for that. */
function isDeclined(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnsupportedModelError';
}

function messageOf(error: unknown, typed: Typed): string {
  if (error instanceof Errors.CLIError) return usageMessage(error, typed);
  const message = error instanceof Error ? error.message : String(error);
  // oclif frames what a flag's own parser says.
  return message.replace(/^Parsing --?[\w-]+ \n\t/, '').replace(/\nSee more help with --help$/, '');
}

function trace(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : String(error);
}
