import { open } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { parseText, quoted, suggestion } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/** A file of settings is a few lines; anything larger is a scenario. */
const mostBytes = 65_536;
/** Flags whose values are paths: in a file they are seen from the file. */
const paths: readonly string[] = ['trace', 'replay', 'prices', 'plan', 'current', 'output', 'chart', 'requests'];

/**
 * The command line that a file of settings stands for: an object with `trace` and other flags by their names. Undefined where
 * the file is none, but a scenario or anything else.
 * @throws UsageError where a name is no flag, or a value none that a flag can have
 */
export async function settingsArgv(path: string, flags: readonly string[]): Promise<readonly string[] | undefined> {
  const text = path === '-' ? undefined : await shortText(path);
  if (text === undefined || !/^[ \t{]*["']?trace["']?[ \t]*:/m.test(text)) return undefined;
  const settings = await parseText(text, path);
  if (typeof settings !== 'object' || settings === null || !Object.hasOwn(settings, 'trace')) return undefined;
  if (Object.hasOwn(settings, 'fleetmix')) return undefined;
  return Object.entries(settings).flatMap(([name, value]) => {
    if (!flags.includes(name)) {
      throw new UsageError(
        `${path}: ${quoted(name)} is no flag of this command.${suggestion(name, flags)} Names are those of --help.`,
      );
    }
    return flagArgv(path, name, value);
  });
}

async function shortText(path: string): Promise<string | undefined> {
  // Whether it can be read at all is told where scenarios are read.
  const file = await open(path).catch(() => undefined);
  try {
    const stats = await file?.stat();
    return stats?.isFile() && stats.size <= mostBytes ? await file?.readFile('utf8') : undefined;
  } finally {
    await file?.close();
  }
}

function flagArgv(path: string, name: string, value: unknown): readonly string[] {
  if (typeof value === 'boolean') return value ? [`--${name}`] : [];
  return words(path, name, value).flatMap((word) => [`--${name}`, seenFrom(path, name, word)]);
}

/** A number or text, a list of them, or pairs such as `{ h100: 8 }` for `h100=8`. */
function words(path: string, name: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one) => words(path, name, one));
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value === 'object' && value !== null) return Object.entries(value).map(([key, one]) => `${key}=${one}`);
  throw new UsageError(`${path}: ${name} is ${JSON.stringify(value)}; it must be a text, a number, or a list of them.`);
}

function seenFrom(path: string, name: string, word: string): string {
  const isPath = paths.includes(name) || (name === 'model' && extname(word) === '.json');
  return isPath && word !== '-' ? resolve(dirname(path), word) : word;
}
