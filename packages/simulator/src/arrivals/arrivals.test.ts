import { readScenario } from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import { type Arrivals, blankRequest, type Request } from '../request.ts';
import { cachedPrefix } from './cached-prefix.ts';
import { gammaArrivals, onOff, poisson, timeOfDay } from './random-arrivals.ts';
import { replay } from './replay.ts';
import { oneSize, seenSizes, workloadSizes } from './sizes.ts';

function all(arrivals: Arrivals, seed = 1): readonly Request[] {
  const stream = arrivals.open(seed);
  const request = blankRequest();
  const found: Request[] = [];
  while (stream.next(request)) found.push({ ...request });
  return found;
}

/** Mean and coefficient of variation of the times between arrivals, in ms. */
function gaps(found: readonly Request[]) {
  const between = found.slice(1).map(({ atMs }, at) => atMs - (found[at] as Request).atMs);
  const mean = between.reduce((sum, one) => sum + one, 0) / between.length;
  const variance = between.reduce((sum, one) => sum + (one - mean) ** 2, 0) / between.length;
  return { mean, cv: Math.sqrt(variance) / mean };
}

const size = oneSize(10, 10);

describe('random arrivals', () => {
  test('come at the rate that was asked for, as irregularly as Poisson', () => {
    const { mean, cv } = gaps(all(poisson(50, size, { requests: 50_000 })));
    expect(mean).toBeCloseTo(20, 0);
    expect(cv).toBeCloseTo(1, 1);
  });

  test.each([0.3, 1, 2, 5])('of gamma have the coefficient of variation %d', (cv) => {
    const found = gaps(all(gammaArrivals(50, cv, size, { requests: 200_000 })));
    expect(Math.abs(found.mean / 20 - 1)).toBeLessThan(0.05);
    expect(Math.abs(found.cv / cv - 1)).toBeLessThan(0.05);
  });

  test('of bursts have the mean rate of both states, and nothing between where nothing is asked for', () => {
    const rates = { onRequestsPerSecond: 100, offRequestsPerSecond: 0, onSeconds: 2, offSeconds: 6 };
    const found = all(onOff(rates, size, { seconds: 20_000 }));
    expect(Math.abs(found.length / 20_000 / 25 - 1)).toBeLessThan(0.06);
    expect(gaps(found).cv).toBeGreaterThan(3);
  });

  test('of a day follow its rates and end with it', () => {
    const found = all(timeOfDay({ windowS: 100, requestsPerSecond: [10, 0, 40] }, size));
    const count = (from: number, to: number) =>
      found.filter(({ atMs }) => atMs >= 1000 * from && atMs < 1000 * to).length;
    expect([count(0, 100) / 1000, count(200, 300) / 4000].map((share) => Math.round(10 * share) / 10)).toEqual([1, 1]);
    expect(count(100, 200)).toBe(0);
    expect(count(300, 1e9)).toBe(0);
  });

  test('are the same for the same seed, and others for another; a change of size leaves the times', () => {
    expect(all(poisson(5, size, { requests: 20 }), 3)).toEqual(all(poisson(5, size, { requests: 20 }), 3));
    const times = (seed: number, of = size) => all(poisson(5, of, { requests: 20 }), seed).map(({ atMs }) => atMs);
    expect(times(3)).not.toEqual(times(4));
    expect(times(3, seenSizes([1, 2], [3, 4]))).toEqual(times(3));
  });

  test('say what is missing where they would never end, or have no rate', () => {
    expect(() => poisson(5, size, {})).toThrow('give seconds or requests');
    expect(() => poisson(0, size, { requests: 1 })).toThrow('requestsPerSecond is 0; give a number above 0');
  });
});

test('a share of each prompt can be cached', () => {
  const found = all(cachedPrefix(poisson(5, seenSizes([1, 10], [1, 1]), { requests: 50 }), 0.5));
  expect(new Set(found.map(({ inputTokens, cachedTokens }) => inputTokens - 10 * cachedTokens))).toEqual(
    new Set([1, -40]),
  );
  expect(() => cachedPrefix(poisson(5, size, { requests: 5 }), 50)).toThrow('share is 50; give a number from 0 to 1');
});

describe('a replayed trace', () => {
  const trace = { arrivalS: [10, 11, 13, 20], inputTokens: [1, 2, 3, 4], outputTokens: [5, 6, 0, 8] };

  test('keeps order, sizes and gaps, cut and made faster', () => {
    const found = all(replay(trace, { fromS: 11, toS: 20, scale: 2 }));
    expect(found.map(({ atMs }) => atMs)).toEqual([0, 1000]);
    expect(found.map(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])).toEqual([
      [2, 6],
      [3, 1],
    ]);
  });

  test('must be sorted', () => {
    const unsorted = { ...trace, arrivalS: [3, 2, 4, 5] };
    expect(() => all(replay(unsorted))).toThrow('request 1 arrives before the one before it');
  });
});

describe('sizes of a workload', () => {
  const { workload } = readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'a', inputTokens: [1, 10], outputTokens: [5, 5], demand: 3 },
        { name: 'b', inputTokens: [100, 200], outputTokens: [7, 9], demand: 1 },
        { name: 'none', demand: 0 },
      ],
    },
    offers: [{ name: 'o', gpu: 'g', usdPerHour: 1, capacity: [1, 1, 1] }],
  });

  test('are drawn by demand, inside the ranges of the class', () => {
    const found = all(poisson(5, workloadSizes(workload), { requests: 20_000 }));
    const second = found.filter(({ requestClass }) => requestClass === 1);
    expect(second.length / found.length).toBeCloseTo(0.25, 1);
    expect(found.every(({ requestClass }) => requestClass < 2)).toBe(true);
    const inputs = second.map(({ inputTokens }) => inputTokens);
    expect([Math.min(...inputs), Math.max(...inputs)]).toEqual([100, 200]);
  });

  test('need ranges or a size', () => {
    const bare = { ...workload, classes: [{ name: 'bare', demand: 1 }] };
    expect(() => workloadSizes(bare)).toThrow('"bare" has no token ranges');
    const [one] = all(
      poisson(
        5,
        workloadSizes(bare, () => ({ inputTokens: 12.4, outputTokens: 3 })),
        { requests: 1 },
      ),
    );
    expect([one?.inputTokens, one?.outputTokens]).toEqual([12, 3]);
  });
});
