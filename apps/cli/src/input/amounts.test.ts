import { describe, expect, it } from 'vitest';
import { durationMs, names, seed, share, slices } from './amounts.ts';

describe('a time limit', () => {
  it.each([
    ['30s', 30_000],
    ['500ms', 500],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1.5', 1500],
    ['.5 s', 500],
  ])('%s is %d ms', (text, milliseconds) => {
    expect(durationMs(text)).toBe(milliseconds);
  });

  it.each(['0', '-1s', 'soon', '1e3', '', '10 minutes', 'Infinity'])('%j is refused', (text) => {
    expect(() => durationMs(text)).toThrow(/--time-limit is .*such as 30s/);
  });
});

describe('a share', () => {
  it('is a number or per cent', () => {
    expect([share('0.2', '--gap', 1), share('20%', '--gap', 1), share('0', '--gap', 1)]).toEqual([0.2, 0.2, 0]);
  });

  it('may exceed 1 only where that makes sense', () => {
    expect(share('150%', '--headroom', Number.POSITIVE_INFINITY)).toBe(1.5);
    expect(() => share('150%', '--gap', 1)).toThrow(/--gap is "150%"; it must be a share, 0 to 1/);
  });

  it.each(['', '-0.1', 'NaN', '1/2', '%'])('%j is refused', (text) => {
    expect(() => share(text, '--gap', 1)).toThrow(/--gap/);
  });
});

describe('slices, seeds and names', () => {
  it('are read', () => {
    expect([slices('none'), slices('8'), seed('7')]).toEqual(['none', 8, 7]);
    expect(names('exact, greedy')).toEqual(['exact', 'greedy']);
  });

  it('are refused where they are no whole numbers, or empty', () => {
    for (const text of ['0', '1001', '1.5', 'all', '-1']) expect(() => slices(text)).toThrow(/--slices/);
    for (const text of ['-1', '4294967296', 'x', '1.5']) expect(() => seed(text)).toThrow(/--seed/);
    for (const text of ['', 'a,', ',']) expect(() => names(text)).toThrow(/--planners/);
  });
});
