import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/** A file to read prices from. */
export interface PriceFile {
  readonly path: string;
  /** What it is called in messages. SkyPilot's `vms.csv` has its folder before it, which names the cloud. */
  readonly name: string;
  /** Whether it was found in a folder: among several files, one without prices is left out and told. */
  readonly isFound: boolean;
}

/**
 * The files that a path stands for: itself, stdin for `-`, or those of a folder. That is SkyPilot's catalog (a checkout of
 * it, its newest version, or one cloud of it), or any folder with `*.csv`.
 * @throws UsageError where a folder holds none
 */
export async function priceFiles(path: string): Promise<readonly PriceFile[]> {
  if (path === '-') return [{ path, name: 'stdin', isFound: false }];
  // Of what is not there, whoever reads it tells.
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isDirectory()) return [{ path, name: nameOf(path), isFound: false }];
  const found = await tablesIn(path);
  if (found.length > 0) return found.map((file) => ({ path: file, name: nameOf(file), isFound: true }));
  throw new UsageError(
    `the folder ${quoted(path)} holds no prices. Name a CSV file, a folder of *.csv, or SkyPilot's catalogs/v8.`,
  );
}

async function tablesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  if (folders.includes('catalogs')) return tablesIn(join(folder, 'catalogs'));
  // Beside it lie tables of images and quotas.
  if (files.includes('vms.csv')) return [join(folder, 'vms.csv')];
  const tables = files.filter((name) => /\.csv$/i.test(name)).map((name) => join(folder, name));
  const clouds = await Promise.all(folders.map((name) => cloudTable(join(folder, name))));
  const found = [...tables, ...clouds.flat()].sort();
  return found.length > 0 ? found : newestOf(folder, folders);
}

/** Of SkyPilot's `v5` to `v8` the last that has prices: older ones hold older prices of the same things. */
async function newestOf(folder: string, folders: readonly string[]): Promise<readonly string[]> {
  const versions = folders.filter((name) => /^v\d+$/.test(name));
  for (const version of versions.sort((a, b) => Number(b.slice(1)) - Number(a.slice(1)))) {
    const found = await tablesIn(join(folder, version));
    if (found.length > 0) return found;
  }
  return [];
}

async function cloudTable(folder: string): Promise<readonly string[]> {
  const table = join(folder, 'vms.csv');
  const isThere = await stat(table).then(
    (stats) => stats.isFile(),
    () => false,
  );
  return isThere ? [table] : [];
}

/** `vms.csv` alone does not say whose it is. */
function nameOf(path: string): string {
  return path === 'vms.csv' || path === './vms.csv' ? join(basename(resolve('.')), 'vms.csv') : path;
}
