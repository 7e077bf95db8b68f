import { quoted, suggestion } from '@fleetmix/core';
import type { Errors } from '@oclif/core';
import type { Typed } from './report-error.ts';

/** What oclif's parser attaches to its errors, as far as it is used here. */
interface ParseFailure {
  readonly flags?: readonly string[];
  readonly parse?: { readonly input?: { readonly flags?: Readonly<Record<string, unknown>> } };
}

/** oclif's complaint about a command line, with the near name where it has none of its own. */
export function usageMessage(error: Errors.CLIError, { argv, commands }: Typed): string {
  const [command = ''] = argv;
  if (error.oclif.exit === 127) return unknownCommand(command, commands);
  const see = `See: fleetmix ${commands.includes(command) ? `${command} ` : ''}--help`;
  const { flags, parse } = error as ParseFailure;
  if (!error.message.startsWith('Nonexistent flag') || flags === undefined) {
    return `${error.message.replace(/\.?\n?See more help with --help$/, '').trim()}\n${see}`;
  }
  const known = Object.keys(parse?.input?.flags ?? {}).map((name) => `--${name}`);
  return `${flags.map((flag) => `there is no flag ${flag} here.${suggestion(flag, known)}`).join('\n')}\n${see}`;
}

function unknownCommand(command: string, ids: readonly string[]): string {
  const commands = ids.filter((id) => !id.includes(':'));
  return `no command is called ${quoted(command)}.${suggestion(command, commands)} There are: ${commands.join(', ')}.`;
}
