import { expect, it } from 'vitest';
import { missed } from './row.ts';
import { summary } from './summary.ts';
import type { Duel } from './timing.ts';

const side = (ms: number, stopped = false) => ({ ms, stopped, usdPerHour: 1, solver: 'builtin' });
const duels: readonly Duel[] = [
  { name: 'a', ours: side(1), theirs: side(40) },
  { name: 'b', ours: side(2), theirs: side(60, true) },
  { name: 'c', ours: side(10), theirs: side(5) },
];

it('sums, takes the middle ratio, and names the worst', () => {
  const [proved, total, middle, worst] = summary('set', duels, { total: 8, median: 50, each: 1 });
  expect(proved).toMatchObject({ met: true, remark: 'ours 3 (builtin 3), theirs 2' });
  expect(total).toMatchObject({ ours: 13, theirs: 105, theirsStopped: true, met: true });
  expect(middle).toMatchObject({ ratio: 30, met: false });
  expect(worst).toMatchObject({ ratio: 0.5, met: false, remark: 'c; next b 30.0x, a 40.0x' });
});

it('says plainly what was missed, and names what we left open', () => {
  const rows = summary('set', [{ name: 'd', ours: side(9, true), theirs: side(90) }], { median: 1, each: 1 });
  expect(missed(rows)).toBe('Missed 1 of 3 targets: set: proved (all).');
  expect(rows[0]?.remark).toBe('ours 0 (builtin 1, open: d), theirs 1');
});
