import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const log = [
  'time,input_tokens,output_tokens',
  ...Array.from({ length: 60 }, (_, second) =>
    [`2024-05-01T10:00:${String(second).padStart(2, '0')}Z`, second % 10 === 0 ? 6200 : 380, 45].join(','),
  ),
].join('\n');

describe.concurrent('workload', () => {
  it('tells people what is in a log', async () => {
    const { stdout, code } = await fleetmix(['workload', '-'], { stdin: log });
    expect(stdout).toContain('60 requests in 1 file');
    expect(stdout).toMatch(/input +962 +380 +380 +6,200/);
    expect(stdout).toContain('█');
    expect(stdout).toContain('in 2 classes');
    expect(code).toBe(0);
  });

  it('writes the part of a scenario that a plan can be made with', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'log.csv'), log);
    const written = await fleetmix(['workload', 'log.csv', '--scale', '2x', '-o', 'workload.yaml'], { cwd: folder });
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const { workload } = parse(readFileSync(join(folder, 'workload.yaml'), 'utf8'));
    const offers = [{ name: 'L4', gpu: 'L4', usdPerHour: 0.8, capacity: [2, 0.5] }];
    const scenario = JSON.stringify({ fleetmix: 1, workload, offers });
    const plan = JSON.parse((await fleetmix(['plan', '-', '--json'], { stdin: scenario })).stdout);
    const demand = (60 * 2) / 59;
    const load = (0.9 * demand) / 2 + (0.1 * demand) / 0.5;
    expect(plan.replicas).toMatchObject([{ offer: 'L4', count: Math.ceil(load) }]);
    expect(plan.replicas[0].utilization).toBeCloseTo(load / Math.ceil(load), 6);
  });

  it('counts what it cannot read, with lines, and refuses it where asked', async () => {
    const broken = `${log}\n2024-05-01T10:01:10Z,-5,20\nsoon,380,45\n`;
    const { summary } = JSON.parse((await fleetmix(['workload', '-', '--json'], { stdin: broken })).stdout);
    expect(summary.requests).toBe(60);
    expect(summary.skipped.map(({ rows }: { rows: number }) => rows)).toEqual([1, 1]);
    const strict = await fleetmix(['workload', '-', '--strict'], { stdin: broken });
    expect(strict).toMatchObject({ code: 2, stdout: '' });
    expect(strict.stderr).toMatch(/line 6[23]/);
  });

  it('says which columns it found and how to name them', async () => {
    const { stderr, code } = await fleetmix(['workload', '-'], { stdin: 'when,prompt,answer\n1,20,30\n' });
    expect(stderr).toContain('"prompt"');
    expect(stderr).toContain('--input-tokens');
    expect(code).toBe(2);
    const flags = ['--input-tokens', 'prompt', '--output-tokens', 'answer', '--rate', '3'];
    const named = await fleetmix(['workload', '-', ...flags, '--json'], { stdin: 'when,prompt,answer\n1,20,30\n' });
    expect(JSON.parse(named.stdout).demand.requestsPerSecond).toBe(3);
  });

  it('prints the statement for a warehouse, and reads its result', async () => {
    const { stdout, code } = await fleetmix(['workload', '--print-sql', '--grid', 'melange']);
    expect(stdout).toContain('SELECT');
    expect(code).toBe(0);
  });

  it('tells the hours of the day apart, in the zone that is asked for, and says which the log does not cover', async () => {
    const day = join(examples, 'day.csv');
    const { stdout } = await fleetmix(['workload', day, '--periods', '6', '--utc-offset', '+02:00']);
    expect(stdout).toMatch(/UTC\+02:00 +hours in the log +requests\/s\n +00:00-04:00 +4 +0\.0082 +█+\n/);
    const json = JSON.parse((await fleetmix(['workload', day, '--periods', '6', '--json'])).stdout);
    const counts = json.day.parts.map(({ requests }: { requests: readonly number[] }) =>
      requests.reduce((sum, count) => sum + count, 0),
    );
    const hours = readFileSync(day, 'utf8')
      .split('\n')
      .slice(1, -1)
      .map((line) => Number(line.slice(11, 13)));
    expect(counts).toEqual([0, 4, 8, 12, 16, 20].map((from) => hours.filter((h) => h >= from && h < from + 4).length));
    const yaml = parse((await fleetmix(['workload', day, '--periods', '6', '--format', 'yaml'])).stdout);
    expect(yaml.periods).toMatchObject([{ name: '00:00-04:00', hours: 4 }, {}, {}, {}, {}, {}]);
    expect(Object.keys(yaml.periods[0].demand)).toEqual(
      yaml.workload.classes.map(({ name }: { name: string }) => name),
    );
    const minute = await fleetmix(['workload', '-', '--periods', '2'], { stdin: log });
    expect(minute.stdout).toMatch(/12:00-24:00 +0 +not known/);
    expect(minute.stdout).toContain('The log covers no second of 12:00-24:00: no demand is known there.');
    const stray = await fleetmix(['workload', '-', '--utc-offset', '2'], { stdin: log });
    expect(stray).toMatchObject({ code: 2, stderr: expect.stringContaining('--utc-offset goes with --periods') });
  });

  it.each([
    ['--periods', '5'],
    ['--utc-offset', '20'],
    ['--grid', '0'],
    ['--rate', 'fast'],
    ['--scale', '-1'],
    ['--represent', 'median'],
    ['--window', 'long'],
  ])('refuses %s %s in a sentence', async (flag, value) => {
    const { stderr, code } = await fleetmix(['workload', '-', flag, value], { stdin: log });
    expect(stderr).toContain(`${flag} is "${value}"`);
    expect(code).toBe(2);
  });
});
