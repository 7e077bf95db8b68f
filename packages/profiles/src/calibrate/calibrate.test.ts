import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engines } from '../estimate/engines.ts';
import type { Replica } from '../estimate/replica.ts';
import type { Measurement } from '../import/measurement.ts';
import { logDistance, logSize } from '../interpolate/same-size.ts';
import type { RequestSize } from '../request-size.ts';
import { calibrate } from './calibrate.ts';
import { compare } from './compare.ts';
import { type Estimator, estimatorOf } from './estimator.ts';

const slo = { ttftMs: 1000, tpotMs: 50 };
const at = (inputTokens: number, outputTokens: number): RequestSize => ({ inputTokens, outputTokens });

/** An estimate that is easy to follow: 1000 requests/s over the tokens; twice that where requests are kept at once. */
const simple: Estimator = {
  capacity: ({ inputTokens, outputTokens }) => ({ requestsPerSecond: 1000 / (inputTokens + outputTokens) }),
  closedLoop: ({ inputTokens, outputTokens }, concurrency) => ({
    requestsPerSecond: (2000 / (inputTokens + outputTokens)) * Math.min(1, concurrency / 16),
    tpotMs: concurrency,
  }),
};

function closed(size: RequestSize, concurrency: number, factor: number): Measurement {
  const requestsPerSecond = factor * (simple.closedLoop?.(size, concurrency)?.requestsPerSecond ?? 0);
  return { source: 'run', ...size, concurrency, requestsPerSecond, tpotMs: { mean: concurrency / factor } };
}

/** Runs up to a limit, and one above that misses it. */
function open(size: RequestSize, limit: number): readonly Measurement[] {
  return [0.5, 1, 2].map((part) => ({
    source: 'run',
    ...size,
    requestRate: limit * part,
    requestsPerSecond: limit * part,
    ttftMs: { p95: 900 * part },
    tpotMs: { p95: 20 },
  }));
}

test('one measured size shifts the estimate alike everywhere, and promises nothing', () => {
  const { capacity, error, notices } = calibrate(simple, [closed(at(1000, 100), 32, 0.8)], slo);
  expect(error).toEqual({ before: expect.closeTo(0.25, 9) });
  expect(capacity(at(1000, 100))).toEqual({
    requestsPerSecond: expect.closeTo(800 / 1100, 9),
    source: 'interpolated',
    factor: expect.closeTo(0.8, 9),
  });
  expect(capacity(at(10, 10))).toMatchObject({ factor: expect.closeTo(0.8, 9), source: 'estimated' });
  expect(notices.join()).toContain('measure a second one');
});

test('an estimate that is off by one factor everywhere is right for sizes that were left out', () => {
  const runs = [closed(at(100, 100), 8, 0.7), closed(at(2000, 100), 8, 0.7), closed(at(500, 900), 64, 0.7)];
  const { error, capacity } = calibrate(simple, runs, slo);
  expect(error?.before).toBeCloseTo(1 / 0.7 - 1, 9);
  expect(error?.after).toBeCloseTo(0, 9);
  expect(capacity(at(500, 200)).source).toBe('interpolated');
  expect(capacity(at(2000, 900)).source).toBe('estimated');
});

test('the correction fades with distance from what was measured', () => {
  const runs = [
    closed(at(100, 10), 8, 1),
    closed(at(100_000, 10), 8, 1),
    closed(at(100, 10_000), 8, 1),
    closed(at(3000, 300), 8, 0.5),
  ];
  const { capacity } = calibrate(simple, runs, slo);
  const factors = [at(3000, 300), at(6000, 300), at(24_000, 300)].map((size) => capacity(size).factor);
  expect(factors[0]).toBeLessThan(0.6);
  expect(factors).toEqual(factors.toSorted((one, other) => one - other));
  expect(factors[2]).toBeGreaterThan(0.8);
});

test('runs with an offered rate are held against capacity, those at a fixed concurrency against throughput there', () => {
  const size = at(400, 100);
  const { comparisons } = compare(simple, [...open(size, 3), closed(size, 4, 1)], slo);
  expect(comparisons).toEqual([
    {
      kind: 'closed-loop',
      ...size,
      concurrency: 4,
      requestsPerSecond: { measured: 1, estimated: 1 },
      tpotMs: { measured: 4, estimated: 4 },
    },
    { kind: 'capacity', ...size, requestsPerSecond: { measured: 3, estimated: 2 } },
  ]);
});

test('rates that never reached a limit count only where they are above the estimate', () => {
  const size = at(400, 100);
  const below = compare(simple, open(size, 1).slice(0, 2), slo);
  expect([below.comparisons, below.notices.join()]).toEqual([
    [],
    expect.stringContaining('no measured rate reached a limit'),
  ]);
  expect(compare(simple, open(size, 5).slice(0, 2), slo).comparisons).toHaveLength(1);
});

test('where nothing can be compared the estimate stays as it is', () => {
  const failed = { ...closed(at(400, 100), 4, 1), failed: 3 };
  const { capacity, error, notices } = calibrate(simple, [failed, { ...failed, failed: 0, concurrency: 0 }], slo);
  expect(error).toBeUndefined();
  expect(capacity(at(400, 100))).toEqual({ requestsPerSecond: 2, source: 'estimated', factor: 1 });
  expect(notices.join()).toMatch(/3 requests of run failed.*not corrected/s);
});

test('measurements that contradict each other are said to', () => {
  const runs = [0.2, 4, 0.3, 5].map((factor, position) => closed(at(100 * 1.1 ** position, 100), 8, factor));
  expect(calibrate(simple, runs, slo).notices.join()).toContain('the measurements disagree');
});

const sizes = fc.record({
  inputTokens: fc.integer({ min: 10, max: 50_000 }),
  outputTokens: fc.integer({ min: 10, max: 5000 }),
});
const measured = fc.array(fc.tuple(sizes, fc.double({ min: 0.2, max: 5, noNaN: true })), {
  minLength: 1,
  maxLength: 8,
});

test('no correction is larger than the largest deviation, or smaller than the smallest', () => {
  fc.assert(
    fc.property(measured, sizes, (entries, size) => {
      const runs = entries.map(([where, factor]) => closed(where, 8, factor));
      const factors = entries.map(([, factor]) => factor);
      const { factor } = calibrate(simple, runs, slo).capacity(size);
      expect(factor).toBeLessThanOrEqual(Math.max(...factors) * (1 + 1e-9));
      expect(factor).toBeGreaterThanOrEqual(Math.min(...factors) * (1 - 1e-9));
    }),
  );
});

test('neither the order of runs nor a second run like the first changes the correction', () => {
  fc.assert(
    fc.property(measured, sizes, (entries, size) => {
      const apart = entries.every(([one], position) =>
        entries.slice(0, position).every(([other]) => logDistance(logSize(one), logSize(other)) > 0.2),
      );
      if (!apart) return;
      const runs = entries.map(([where, factor]) => closed(where, 8, factor));
      const { factor } = calibrate(simple, runs, slo).capacity(size);
      expect(calibrate(simple, [...runs, ...runs].reverse(), slo).capacity(size).factor).toBeCloseTo(factor, 9);
    }),
  );
});

const replica: Replica = {
  shape: {
    id: 'meta-llama/Llama-3.1-8B-Instruct',
    layers: 32,
    hidden: 4096,
    heads: 32,
    kvHeads: 8,
    headDim: 128,
    intermediate: 14_336,
    vocab: 128_256,
    maxContextTokens: 131_072,
    tied: false,
    nativePrecision: 'bf16',
  },
  accelerator: {
    id: 'H100-SXM',
    memoryGB: 80,
    memoryBandwidthGBps: 3350,
    denseTflops: { bf16: 989, fp8: 1979 },
    nvlinkGBps: 900,
  },
  engine: engines.vllm,
};

test("this package's estimate, measured by itself, needs no correction", () => {
  const estimator = estimatorOf(replica, slo);
  const runs = [at(200, 200), at(2000, 100), at(500, 1000)].flatMap((size): readonly Measurement[] => {
    const kept = estimator.closedLoop?.(size, 16, 160);
    const all = estimator.maximum?.(size);
    const { requestsPerSecond: limit } = estimator.capacity(size);
    return [
      {
        source: 'run',
        ...size,
        concurrency: 16,
        requests: 160,
        requestsPerSecond: kept?.requestsPerSecond ?? 0,
        ttftMs: { mean: kept?.ttftMs ?? 0 },
      },
      { source: 'run', ...size, requestsPerSecond: all?.requestsPerSecond ?? 0 },
      ...open(size, limit),
    ];
  });
  const { comparisons, error, capacity } = calibrate(estimator, runs, slo);
  expect(comparisons.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array(3).fill('capacity'),
    ...Array(3).fill('closed-loop'),
    ...Array(3).fill('maximum'),
  ]);
  expect(comparisons.find(({ ttftMs }) => ttftMs !== undefined)?.ttftMs?.measured).toBeGreaterThan(0);
  expect([error?.before, error?.after]).toEqual([expect.closeTo(0, 9), expect.closeTo(0, 9)]);
  expect(capacity(at(1000, 300)).factor).toBeCloseTo(1, 9);
});
