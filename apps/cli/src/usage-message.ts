import { quoted, suggestion } from '@fleetmix/core';
import type { Typed } from './typed.ts';

/** What oclif throws over a command line. Plugins have an oclif of their own, so its classes are no help here. */
export interface UsageFailure extends Error {
  readonly code?: string;
  readonly oclif: { readonly exit?: number };
  readonly flags?: readonly string[];
  readonly parse?: { readonly input?: { readonly flags?: Readonly<Record<string, unknown>> } };
}

/** Whether an error is oclif's complaint about a command line. */
export function isUsageFailure(error: unknown): error is UsageFailure {
  return error instanceof Error && typeof (error as { readonly oclif?: unknown }).oclif === 'object';
}

/** oclif's complaint about a command line, with the near name where it has none of its own. */
export function usageMessage({ message, oclif, flags, parse }: UsageFailure, { argv, commands }: Typed): string {
  const [first = '', second = ''] = argv;
  if (oclif.exit === 127) return unknownCommand(first, commands);
  const command = [`${first} ${second}`, first].find((name) => commands.includes(name));
  const see = `See: fleetmix ${command === undefined ? '' : `${command} `}--help`;
  if (!message.startsWith('Nonexistent flag') || flags === undefined) {
    // The note is about flags that take every word after them, which none of ours does.
    return `${message.replace(/\n+Note: --[\s\S]*$|\.?\n?See more help with --help$/, '').trim()}\n${see}`;
  }
  const known = Object.keys(parse?.input?.flags ?? {}).map((name) => `--${name}`);
  return `${flags.map((flag) => `there is no flag ${flag} here.${suggestion(flag, known)}`).join('\n')}\n${see}`;
}

function unknownCommand(command: string, names: readonly string[]): string {
  const commands = names.filter((name) => !name.includes(' '));
  return `no command is called ${quoted(command)}.${suggestion(command, commands)} There are: ${commands.join(', ')}.`;
}
