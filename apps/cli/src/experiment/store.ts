import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quoted } from '@fleetmix/core';
import { type Results, resultsJson } from '@fleetmix/experiments';
import { writeWhole } from '../output/write-whole.ts';
import { UsageError } from '../usage-error.ts';

/** Results as they lie in results.json, with what tells whether files of the user's own have changed. */
export type StoredResults = Results & { readonly files?: Readonly<Record<string, string>> };

const minimumPauseMs = 1000;

/**
 * What an earlier run left in a folder; undefined where there is nothing.
 * @throws UsageError where results.json holds something else, which must not be lost
 */
export async function storedResults(folder: string): Promise<unknown> {
  const path = join(folder, 'results.json');
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = parsedJson(text);
  if (isResults(parsed)) return parsed;
  throw new UsageError(
    `${quoted(path)} is not from an experiment. Choose another --output, or replace it with --force.`,
  );
}

/** Saves results.json, at most once a second while the run goes on. */
export function saver(folder: string): (results: () => StoredResults, now?: 'now') => Promise<void> {
  let last = 0;
  return async (results, now) => {
    if (now === undefined && Date.now() - last < minimumPauseMs) return;
    await writeWhole(join(folder, 'results.json'), resultsJson(results()));
    last = Date.now();
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isResults(value: unknown): boolean {
  const { experiment, cells } = (value ?? {}) as { readonly experiment?: unknown; readonly cells?: unknown };
  return typeof experiment === 'string' && Array.isArray(cells);
}
