import { expect, test } from 'vitest';
import type { Measurement } from '../import/measurement.ts';
import { capacityTable, measuredReplicas } from './capacity-table.ts';
import { measuredCapacity } from './measured-capacity.ts';

const size = { inputTokens: 512, outputTokens: 128 };
const slo = { ttftMs: 200, tpotMs: 20, percentile: 0.95 };

function run(requestRate: number, rest: Partial<Measurement> = {}): Measurement {
  const ttftMs = { mean: 40 * requestRate, p95: 50 * requestRate, p99: 60 * requestRate };
  return {
    source: 'run',
    ...size,
    requestRate,
    requestsPerSecond: requestRate,
    ttftMs,
    tpotMs: { p95: 10, p99: 12 },
    ...rest,
  };
}

test('capacity is the highest rate whose percentile holds', () => {
  const found = measuredCapacity([run(5), run(1), run(4), run(2)], size, slo);
  expect(found).toMatchObject({ requestsPerSecond: 4, runs: 4, isLimit: true, notices: [] });
});

test('where every rate holds, the replica may sustain more, and it is said', () => {
  expect(measuredCapacity([run(1), run(2)], size, slo)).toMatchObject({ requestsPerSecond: 2, isLimit: false });
});

test('a rate that was offered but not completed does not hold', () => {
  const behind = run(4, { requestsPerSecond: 3.5 });
  expect(measuredCapacity([run(2), behind], size, slo)).toMatchObject({ requestsPerSecond: 2, isLimit: true });
  expect(measuredCapacity([run(2), run(4, { requestsPerSecond: 3.7 })], size, slo)?.requestsPerSecond).toBe(3.7);
});

test('a run with failed requests does not hold', () => {
  expect(measuredCapacity([run(2), run(3, { failed: 1 })], size, slo)?.requestsPerSecond).toBe(2);
});

test('a percentile that was not recorded is replaced by the next higher one, and it is said', () => {
  const found = measuredCapacity([run(2), run(3)], size, { ...slo, percentile: 0.97 });
  expect(found?.requestsPerSecond).toBe(3);
  expect(found?.notices).toContain('p97 of TTFT is not recorded; p99 is used');
});

test('a run that records no percentile as high as the one asked for is not judged by its mean', () => {
  const found = measuredCapacity([run(2)], size, { ...slo, percentile: 0.999 });
  expect(found).toMatchObject({
    requestsPerSecond: 0,
    isLimit: false,
    reason: expect.stringContaining('p99.9 of TTFT'),
  });
});

test('ITL stands in for TPOT in the tail alone, and it is said', () => {
  const { tpotMs: _, ...rest } = run(2);
  const measured = [{ ...rest, itlMs: { p50: 9, p95: 15 } }];
  const found = measuredCapacity(measured, size, slo);
  expect([found?.requestsPerSecond, found?.notices.join()]).toEqual([2, expect.stringContaining('ITL')]);
  expect(measuredCapacity(measured, size, { tpotMs: 20, percentile: 0.5 })?.requestsPerSecond).toBe(0);
});

test('requests of one token have no time per output token', () => {
  const one = { inputTokens: 512, outputTokens: 1 };
  const { tpotMs: _, ...rest } = run(2, one);
  expect(measuredCapacity([rest], one, slo)?.requestsPerSecond).toBe(2);
});

test('where nothing holds, the capacity is 0 and the least load says why', () => {
  const found = measuredCapacity([run(8), run(6)], size, slo);
  expect(found).toMatchObject({ requestsPerSecond: 0, isLimit: true });
  expect(found?.reason).toBe('at 6 requests/s, p95 of TTFT is 300 ms, not 200');
});

test('of runs at a fixed concurrency, those with more at once are the ones with more load', () => {
  const closed = (concurrency: number, requestsPerSecond: number, p95: number): Measurement => ({
    source: 'run',
    ...size,
    concurrency,
    requestsPerSecond,
    ttftMs: { p95 },
    tpotMs: { p95: 10 },
  });
  const found = measuredCapacity([closed(1, 1, 20), closed(16, 9, 150), closed(64, 8, 900)], size, slo);
  expect(found).toMatchObject({ requestsPerSecond: 9, isLimit: true });
  expect(found?.notices.join()).toContain('more evenly than at random');
});

test('a run that misses what holds at a higher rate is mentioned', () => {
  const found = measuredCapacity([run(1, { ttftMs: { p95: 999 } }), run(3)], size, slo);
  expect(found).toMatchObject({
    requestsPerSecond: 3,
    notices: ['a run at 1 requests/s missed the targets that hold at more'],
  });
});

test('sizes within 5 % both ways are one, and others are not', () => {
  const near = run(3, { inputTokens: 530, outputTokens: 123 });
  expect(measuredCapacity([near], size, slo)).toMatchObject({ requestsPerSecond: 3, inputTokens: 530 });
  expect(measuredCapacity([run(3, { outputTokens: 140 })], size, slo)).toBeUndefined();
});

test('a size without tokens and a percentile of 95 are refused', () => {
  expect(() => measuredCapacity([], { inputTokens: 0, outputTokens: 1 }, slo)).toThrow(RangeError);
  expect(() => measuredCapacity([run(1)], size, { percentile: 95 })).toThrow('give 0.95 for the 95th');
});

test('a table has one point for each size, and one replica', () => {
  const runs = [
    run(1, { gpu: 'H100' }),
    run(2, { gpu: 'H100', inputTokens: 515 }),
    run(3, { gpu: 'H100', outputTokens: 600 }),
    run(9, { gpu: 'L4' }),
  ];
  const [h100, l4] = measuredReplicas(runs);
  expect([h100?.replica, l4?.replica]).toEqual([{ gpu: 'H100' }, { gpu: 'L4' }]);
  const table = capacityTable(h100?.measurements ?? [], slo);
  expect(table).toMatchObject({ gpu: 'H100', slo, source: 'run and 2 more runs' });
  expect(
    table.points.map(({ inputTokens, outputTokens, requestsPerSecond }) => [
      inputTokens,
      outputTokens,
      requestsPerSecond,
    ]),
  ).toEqual([
    [515, 128, 2],
    [512, 600, 3],
  ]);
  expect(() => capacityTable([], slo)).toThrow(RangeError);
});
