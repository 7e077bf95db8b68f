import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/** A file to read, and whether a pattern found it: among several files, one that holds nothing is left out and told. */
export interface MatchedFile {
  readonly path: string;
  readonly isFound: boolean;
}

/**
 * The files that a name, a pattern (`results/*.json`, `**`) or `-` for stdin stands for, `run-2` before `run-10`. A file that
 * has such characters in its name is that file.
 * @throws UsageError where it is a folder, or nothing matches
 */
export async function matchingFiles(pattern: string): Promise<readonly MatchedFile[]> {
  const kind = await kindOf(pattern);
  if (kind === 'folder') {
    const inside = quoted(`${pattern.replace(/[\\/]+$/, '')}/*.json`);
    throw new UsageError(`${quoted(pattern)} is a folder. Name files in it, or a pattern in quotes such as ${inside}.`);
  }
  // Of what is not there, whoever reads it tells.
  if (kind === 'file' || !/[*?[]/.test(pattern)) return [{ path: pattern, isFound: false }];
  const parts = pattern.split(sep === '\\' ? /[\\/]/ : '/');
  const found = [...new Set(await walk(parts[0] === '' ? '/' : '', parts))];
  if (found.length === 0) throw new UsageError(`no file matches the pattern ${quoted(pattern)}.`);
  return found
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((path) => ({ path, isFound: true }));
}

/** What stands at a path; undefined where nothing can be seen. */
export async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) return undefined;
  return stats.isDirectory() ? 'folder' : 'file';
}

/** Files below a folder whose path goes on as the parts of a pattern say. */
async function walk(folder: string, [part = '', ...rest]: readonly string[]): Promise<readonly string[]> {
  const isLast = rest.length === 0;
  if (part === '**') {
    const below = (await namesIn(folder, 'folder')).map((name) => walk(join(folder, name), ['**', ...rest]));
    return [...(await walk(folder, isLast ? ['*'] : rest)), ...(await Promise.all(below)).flat()];
  }
  if (part === '' || !/[*?[]/.test(part)) {
    const path = join(folder, part);
    return isLast ? ((await kindOf(path)) === 'file' ? [path] : []) : walk(path, rest);
  }
  const matches = expressionOf(part);
  const names = (await namesIn(folder, isLast ? 'file' : 'folder')).filter((name) => matches.test(name));
  const paths = names.map((name) => join(folder, name));
  return isLast ? paths : (await Promise.all(paths.map((path) => walk(path, rest)))).flat();
}

/** Links lead to files alone: those to folders may lead in a circle. */
async function namesIn(folder: string, kind: 'file' | 'folder'): Promise<readonly string[]> {
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() === (kind === 'folder') && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

function expressionOf(part: string): RegExp {
  const source = part.replace(/\[!?[^\]]+\]|[*?]|[\\^$.|+(){}[\]]/g, (found) => {
    if (found === '*') return '.*';
    if (found === '?') return '.';
    return found.length > 1 ? found.replace('[!', '[^').replaceAll('\\', '\\\\') : `\\${found}`;
  });
  return new RegExp(`^${source}$`, 's');
}
