import { fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exact } from '@fleetmix/planner';
import { catalogue } from './catalogue.ts';
import type { Row } from './row.ts';
import { WrongAnswer } from './timing.ts';

const name = '1024 x 1600: memory beside the input';
const asChild = 'measure memory';
const reset = '/proc/self/clear_refs';

/** The highest resident memory of a fresh process while it plans, above what it held with the input loaded. */
export async function memoryRows(): Promise<readonly Row[]> {
  if (!existsSync(reset)) return [{ name, remark: 'skipped: only Linux tells the highest resident memory anew' }];
  const rows: Row[] = [];
  for (const relativeGap of [1e-4, 0]) {
    const megabytes = await measuredByChild(relativeGap);
    const remark = `${Math.round(megabytes)} MB resident at most`;
    rows.push({
      name: `${name}, gap ${relativeGap === 0 ? '0' : '1e-4'}`,
      target: '<= 200 MB',
      met: megabytes <= 200,
      remark,
    });
  }
  return rows;
}

function measuredByChild(relativeGap: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [asChild, String(relativeGap)], { execArgv: ['--expose-gc'] });
    child.once('message', (megabytes) => resolve(megabytes as number));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the process that measures memory ended with code ${code}.`)));
  });
}

/** What one cold plan takes at most above what is held before it, in MB. */
async function measure(relativeGap: number): Promise<number> {
  const scenario = catalogue({ offers: 1024, classes: 1600, seed: 1 });
  globalThis.gc?.();
  writeFileSync(reset, '5');
  const before = resident('VmRSS');
  const { status } = await exact().plan(scenario, { relativeGap });
  if (status !== 'planned') throw new WrongAnswer(`${scenario.name}: ${status}`);
  return resident('VmHWM') - before;
}

/** MB, of 1e6 bytes. */
function resident(field: 'VmRSS' | 'VmHWM'): number {
  const [, kibibytes] = new RegExp(`${field}:\\s+(\\d+) kB`).exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return (Number(kibibytes) * 1024) / 1e6;
}

if (process.argv[2] === asChild) process.send?.(await measure(Number(process.argv[3])));
