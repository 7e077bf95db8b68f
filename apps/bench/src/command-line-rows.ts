import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scenarioDocument } from '@fleetmix/core';
import { catalogue } from './catalogue.ts';
import type { Row } from './row.ts';
import { median, WrongAnswer } from './timing.ts';

const name = '4 x 100, fleetmix plan --json against node -e 0, whole processes';
const program = fileURLToPath(new URL('../../cli/bin/run.js', import.meta.url));
const rounds = 15;

/** One plan on the command line beside Node that does nothing, by turns. */
export function commandLineRows(): readonly Row[] {
  if (!existsSync(fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url))))
    return [{ name, remark: 'skipped: the command line is not built (pnpm build)' }];
  const folder = mkdtempSync(join(tmpdir(), 'fleetmix-bench-'));
  try {
    const file = join(folder, 'scenario.json');
    writeFileSync(file, JSON.stringify(scenarioDocument(catalogue({ offers: 4, classes: 100, seed: 1 }))));
    return [compare([program, 'plan', '--json', file], ['-e', '0'])];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compare(plan: readonly string[], nothing: readonly string[]): Row {
  const answer = JSON.parse(whole(plan).said) as { readonly status?: unknown };
  if (answer.status !== 'planned') throw new WrongAnswer(`fleetmix plan: ${String(answer.status)}`);
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours.push(whole(plan).ms);
    times.theirs.push(whole(nothing).ms);
  }
  const [ours, theirs] = [median(times.ours), median(times.theirs)];
  const times3 = ours / theirs;
  console.error(`  ${Math.round(ours)} ms, ${Math.round(theirs)} ms`);
  return { name, ours, theirs, target: '<= 3x the time', met: times3 <= 3, remark: `${times3.toFixed(2)}x the time` };
}

/** A process of this Node from its start to its end. */
function whole(words: readonly string[]): { readonly ms: number; readonly said: string } {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  const ms = performance.now() - began;
  if (status !== 0) throw new WrongAnswer(`${words.join(' ')}: exit code ${status}: ${stderr}`);
  return { ms, said: stdout };
}
