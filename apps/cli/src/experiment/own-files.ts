import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Cell } from '@fleetmix/experiments';
import { isFile } from '../extend/load-extension.ts';

/** What the user's own planner and solver files hold, by name: a changed file makes earlier cells worthless. */
export async function ownFiles(names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const entries = names.filter(isFile).map(async (name): Promise<[string, string]> => {
    const content = await readFile(name).catch(() => Buffer.alloc(0));
    return [name, createHash('sha256').update(content).digest('hex').slice(0, 16)];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Earlier cells whose planner, where it is a file, holds what it held then. */
export function unchangedCells(
  cells: readonly Cell[],
  previous: unknown,
  files: Readonly<Record<string, string>>,
): readonly Cell[] {
  const { files: before = {} } = (previous ?? {}) as { readonly files?: Readonly<Record<string, string>> };
  return cells.filter(
    ({ planner }) => !isFile(planner) || (files[planner] !== undefined && before[planner] === files[planner]),
  );
}
