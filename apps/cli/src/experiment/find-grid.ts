import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError, quoted, suggestion } from '@fleetmix/core';
import { type Grid, parseGrid, readGrid } from '@fleetmix/experiments';
import { readText } from '../input/read-text.ts';
import { UsageError } from '../usage-error.ts';

/** The grid of a published experiment by its name, or the one in a file, or in stdin for `-`. */
export async function findGrid(nameOrFile: string): Promise<Grid> {
  const { availabilityGrid, gridNames } = await import('@fleetmix/catalog');
  const known: readonly string[] = gridNames;
  if (known.includes(nameOrFile)) return readGrid(availabilityGrid(), nameOrFile);
  if (nameOrFile !== '-' && !/[./\\]/.test(nameOrFile) && !existsSync(nameOrFile)) {
    const names = known.join(', ');
    throw new UsageError(
      `no experiment is called ${quoted(nameOrFile)}.${suggestion(nameOrFile, known)} There is: ${names}; or name a grid file, such as grid.yaml.`,
    );
  }
  const folder = nameOrFile === '-' ? '.' : dirname(nameOrFile);
  const source = nameOrFile === '-' ? 'stdin' : nameOrFile;
  const text = await readText(nameOrFile);
  // The parser would ask for a scenario.
  if (text.trim() === '')
    throw new InputError([{ path: '', message: 'is empty. Give a grid in JSON or YAML.' }], source);
  return parseGrid(text, source, (path) => readText(resolve(folder, path)));
}

/** A folder's name for a grid, whatever characters its own name has. */
export function folderName(grid: string): string {
  const plain = grid.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-+|-+$/g, '');
  return plain === '' ? 'grid' : plain.slice(0, 100);
}
