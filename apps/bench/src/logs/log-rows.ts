import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { against, type Row } from '../row.ts';
import { WrongAnswer } from '../timing.ts';
import type { Measured } from './measure.ts';
import { polars } from './polars.ts';
import { generateLog, tracesBuilt } from './tracing.ts';

const name = 'a workload from 10 million requests';
const memoryMB = 2000;
const smallMemoryMB = 500;
const freeBytes = 10e9;

/** A log of 10 million requests read into classes, beside a plain reader in the same run; then 100 million in little memory. */
export async function logRows(): Promise<readonly Row[]> {
  if (!tracesBuilt()) return [{ name, remark: 'skipped: packages/traces is not built (pnpm build)' }];
  const folder = mkdtempSync(join(tmpdir(), 'fleetmix-bench-'));
  try {
    return [...(await tenMillion(folder)), ...(await hundredMillion(folder))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function tenMillion(folder: string): Promise<readonly Row[]> {
  const files = { csv: join(folder, 'log.csv'), parquet: join(folder, 'log.parquet') };
  await generateLog(10_000_000, files);
  const csv = await measured('fleetmix', files.csv, memoryMB);
  const plain = await measured('plain', files.csv, memoryMB);
  const parquet = await measured('fleetmix', files.parquet, memoryMB);
  agree(csv, plain);
  agree(parquet, plain);
  const frames = polars(files.csv);
  if (frames !== undefined) agree(csv, frames);
  const held = (one: Measured) => `${Math.round(one.megabytes)} MB resident at most`;
  return [
    { ...against(`${name}, CSV, against a plain reader in JavaScript`, csv.ms, plain.ms), remark: held(csv) },
    { ...against(`${name}, Parquet, against that reader of CSV`, parquet.ms, plain.ms), remark: held(parquet) },
    frames === undefined
      ? { name: `${name}, CSV, against polars`, remark: 'skipped: python3 has no polars here' }
      : {
          ...against(`${name}, CSV, against polars`, csv.ms, frames.ms),
          remark: `${held(csv)}, polars ${Math.round(frames.megabytes)} MB`,
        },
  ];
}

async function hundredMillion(folder: string): Promise<readonly Row[]> {
  const label = `a workload from 100 million requests, Parquet, DuckDB limited to ${smallMemoryMB} MB`;
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < freeBytes) return [{ name: label, remark: 'skipped: needs 10 GB of free disk' }];
  const parquet = join(folder, 'large.parquet');
  await generateLog(100_000_000, { parquet });
  const { ms, megabytes, requests } = await measured('fleetmix', parquet, smallMemoryMB);
  if (requests !== 100_000_000) throw new WrongAnswer(`${label}: ${requests} requests`);
  return [
    {
      ...{ name: label, ours: ms, target: '<= 1000 MB', met: megabytes <= 1000 },
      remark: `${Math.round(megabytes)} MB resident at most`,
    },
  ];
}

function agree(one: Measured, other: Measured): void {
  const names = new Set([...Object.keys(one.classes), ...Object.keys(other.classes)]);
  const wrong = [...names].find((key) => one.classes[key] !== other.classes[key]);
  if (wrong !== undefined)
    throw new WrongAnswer(`${wrong}: ${one.classes[wrong]} requests, ${other.classes[wrong]} by the other`);
}

function measured(reader: 'fleetmix' | 'plain', file: string, memory: number): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('measure.js', import.meta.url)), [reader, file, String(memory)]);
    child.once('message', (message) => resolve(message as Measured));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`reading ${file} ended with code ${code}.`)));
  });
}
