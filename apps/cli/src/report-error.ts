import type { InputProblem } from '@fleetmix/core';
import { type ExitCode, exitCodes } from './exit-code.ts';
import { printableLines } from './output/printable.ts';
import type { Typed } from './typed.ts';
import { isUsageFailure, usageMessage } from './usage-message.ts';

/**
 * Says what went wrong, and answers the exit code for it. In words to stderr; with `json` as one JSON object to stdout,
 * so that whoever reads stdout always finds one document.
 */
export async function reportError(error: unknown, typed: Typed): Promise<ExitCode | number> {
  if (isUsageFailure(error) && error.code === 'EEXIT') return error.oclif.exit ?? exitCodes.planned;
  const message = messageOf(error, typed);
  if (typed.json) process.stdout.write(`${JSON.stringify(errorDocument(error, message), null, 2)}\n`);
  else process.stderr.write(`fleetmix: ${printableLines(message)}\n`);
  if (isExpected(error)) return exitCodes.badInput;
  const trace = await traceOf(error);
  process.stderr.write(`This is a fault of fleetmix or of a planner or solver of your own:\n${trace}\n`);
  return exitCodes.internal;
}

function errorDocument(error: unknown, message: string): object {
  const { name, problems } = error as { readonly name?: string; readonly problems?: readonly InputProblem[] };
  return { error: { message, ...(name === 'InputError' ? { problems } : {}) } };
}

/**
 * Errors that speak to the user, by name: a planner or solver of the user's own imports packages of its own, whose classes
 * are not those in here. A solver that cannot take the model says with the last one what to use instead.
 */
const expected: readonly string[] = [
  'InputError',
  'MeasurementError',
  'UsageError',
  'UnknownNameError',
  'UnknownPlannerError',
  'UnsupportedModelError',
];

function isExpected(error: unknown): boolean {
  return isUsageFailure(error) || (error instanceof Error && expected.includes(error.name));
}

function messageOf(error: unknown, typed: Typed): string {
  if (isUsageFailure(error)) return usageMessage(error, typed);
  const message = error instanceof Error ? error.message : String(error);
  // oclif frames what a flag's own parser says.
  return message.replace(/^Parsing --?[\w-]+ \n\t/, '').replace(/\nSee more help with --help$/, '');
}

async function traceOf(error: unknown): Promise<string> {
  if (!(error instanceof Error) || error.stack === undefined) return String(error);
  return (await import('./source-trace.ts')).sourceTrace(error.stack);
}
