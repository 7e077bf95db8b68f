import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const chat = join(examples, 'chat.yaml');

interface Result {
  readonly planner: string;
  readonly status: string;
  readonly usdPerHour?: number;
  readonly aboveBest: number | null;
}

describe.concurrent('compare', () => {
  it('ranks by what the goal asks for, and not by the price', async () => {
    const { stdout } = await fleetmix(['compare', join(examples, 'priority.yaml')]);
    expect(stdout).toMatch(/exact +planned +100\.0 %, then 50\.0 % +12\.80 +best/);
    expect(stdout).toMatch(/homogeneous:L4 +planned +22\.2 %, then 0\.0 % +1\.60 +77\.8 % +none/);
    expect(stdout).toMatch(/homogeneous:H100 +planned +100\.0 %, then 50\.0 % +15\.00 +as good, dearer/);
    const { results, bestUsdPerHour } = JSON.parse(
      (await fleetmix(['compare', join(examples, 'priority.yaml'), '--json'])).stdout,
    );
    expect(bestUsdPerHour).toBeCloseTo(12.8, 9);
    expect(results.find(({ planner }: { planner: string }) => planner === 'homogeneous:L4').aboveBest).toBeCloseTo(
      7 / 9,
      6,
    );
  });

  it('puts every planner beside the others, with what each costs above the best', async () => {
    const { stdout, code } = await fleetmix(['compare', chat]);
    expect(stdout).toMatch(/^ {2}exact +planned +20\.87 +best +optimal +[\d.]+ s +4 × L4, 1 × A100, 1 × 2xH100$/m);
    expect(stdout).toMatch(/^ {2}greedy +planned +21\.75 +\+4\.2 % +none/m);
    expect(stdout).toContain(
      'The best fleet of one GPU type, homogeneous:H100, costs 27.92 USD/hour: beside it the best plan saves 7.05, 25.3 %.',
    );
    expect(stdout).toMatch(/^homogeneous:L4: No fleet of L4 alone serves this/m);
    expect(code).toBe(0);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await fleetmix(['compare', chat, '--json']);
    const { bestUsdPerHour, results, bestOfOneGpuType } = JSON.parse(stdout) as {
      bestUsdPerHour: number;
      results: readonly Result[];
      bestOfOneGpuType: object;
    };
    expect(bestOfOneGpuType).toMatchObject({ planner: 'homogeneous:H100', usdPerHour: 27.92 });
    expect(bestUsdPerHour).toBeCloseTo(20.87);
    expect(results.map(({ planner }) => planner)).toEqual([
      'exact',
      'greedy',
      'greedy-trimmed',
      'homogeneous:L4',
      'homogeneous:A100-80GB',
      'homogeneous:H100',
    ]);
    for (const { status, usdPerHour, aboveBest } of results) {
      if (status === 'planned')
        expect(aboveBest).toBeCloseTo(((usdPerHour as number) - bestUsdPerHour) / bestUsdPerHour);
      else expect(aboveBest).toBeNull();
    }
  });

  it('takes the planners that are named, and draws them', async () => {
    const cwd = emptyFolder();
    const run = await fleetmix(
      ['compare', chat, '--planners', 'greedy-dedicated,homogeneous:H100', '--json', '--chart', 'c.png'],
      { cwd },
    );
    expect(JSON.parse(run.stdout).results).toMatchObject([
      { planner: 'greedy-dedicated' },
      { planner: 'homogeneous:H100' },
    ]);
    expect(readFileSync(join(cwd, 'c.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('does not count a plan that breaks rules as the best, and shows which', async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'free.mjs'),
      `export const planner = { name: 'free', plan: async () => ({ status: 'planned', plan: { replicas: [], routes: [] }, guarantee: { kind: 'none' } }) };`,
    );
    const both = await fleetmix(['compare', chat, '--planners', './free.mjs,exact'], { cwd });
    expect(both.stdout).toMatch(/^ {2}free +breaks 6 rules +0\.00 {3}/m);
    expect(both.stdout).toMatch(/^ {2}exact +planned +20\.87 +best/m);
    expect(both.code).toBe(0);
    expect(await fleetmix(['compare', chat, '--planners', './free.mjs'], { cwd })).toMatchObject({ code: 1 });
    expect(await fleetmix(['plan', chat, '--planner', './free.mjs'], { cwd })).toMatchObject({ code: 1 });
  });

  it('answers 3 where one planner proves that nothing exists, and 4 where all give up', async () => {
    const impossible = join(examples, 'impossible.yaml');
    expect(await fleetmix(['compare', impossible])).toMatchObject({ code: 3 });
    expect(await fleetmix(['compare', impossible, '--planners', 'greedy'])).toMatchObject({ code: 4 });
  });
});
