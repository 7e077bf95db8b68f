import { categories } from '@fleetmix/testkit/fuzz';
import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { reportText } from './report.ts';
import { readSettings } from './settings.ts';

const silent = () => undefined;
const names = Object.keys(categories);

describe('the fuzz', () => {
  it('takes each category in turn, finds the engines of one mind, and counts what the search did', async () => {
    const settings = readSettings(['--runs', String(2 * names.length), '--seed', '5']);
    const tally = await fuzz(settings, silent);
    expect(tally).toMatchObject({ seed: 5, cases: 2 * names.length, findings: [] });
    expect(Object.entries(tally.categories).map(([name, { cases }]) => [name, cases])).toEqual(
      names.map((name) => [name, 2]),
    );
    expect(tally.counts['pivots']?.sum).toBeGreaterThan(0);
    expect(reportText(tally)).toMatch(/^22 cases in \d+ s, seed 5, from 0 on: 0 disagreements\.$/m);
  });

  it('goes on where an earlier run stopped', async () => {
    const whole = await fuzz(readSettings(['--runs', '30']), silent);
    const first = await fuzz(readSettings(['--runs', '17']), silent);
    const rest = await fuzz(readSettings(['--runs', '13', '--start', '17']), silent);
    expect((first.counts['pivots']?.sum ?? 0) + (rest.counts['pivots']?.sum ?? 0)).toBe(whole.counts['pivots']?.sum);
  });

  it('says what is known when it is stopped', async () => {
    const stop = new AbortController();
    const running = fuzz(readSettings([]), silent, stop.signal);
    setTimeout(() => stop.abort(), 200);
    const { cases } = await running;
    expect(cases).toBeGreaterThan(0);
    expect(cases).toBeLessThan(50_000);
  });

  it('refuses what makes no sense', () => {
    expect(() => readSettings(['--category', 'none'])).toThrow('--category takes one of limits, shared-stock');
    expect(() => readSettings(['--runs', 'many'])).toThrow('--runs is "many"; it takes a whole number from 0 up.');
    expect(() => readSettings(['--run', '3'])).toThrow();
  });
});
