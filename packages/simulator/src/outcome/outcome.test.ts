import { readScenario } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replay } from '../arrivals/replay.ts';
import { capacityFleet } from '../capacity-fleet.ts';
import { continuousBatching } from '../engine/continuous-batching.ts';
import { intervalOf } from '../runs/interval.ts';
import { simulate } from '../simulate.ts';
import { distributionOf } from './distribution.ts';
import { simulationDocument } from './document.ts';
import { latencyOf, quantile } from './latency.ts';
import { causeOf, isInside } from './misses.ts';
import { RequestLog } from './request-log.ts';
import { requestsCsv } from './requests-csv.ts';
import { TimeBins } from './time-bins.ts';

function logged(
  values: Partial<
    Record<'ttftMs' | 'tpotMs' | 'e2eMs' | 'queueMs' | 'interferedMs' | 'preemptions' | 'retries', number>
  >,
) {
  const log = new RequestLog();
  const row = log.add();
  log.outputTokens[row] = 11;
  for (const [name, value] of Object.entries(values)) log[name as keyof typeof values][row] = value;
  return { log, row };
}

describe('the cause of a miss', () => {
  const slo = { ttftMs: 100, tpotMs: 20 };
  test.each([
    ['queue', { ttftMs: 150, queueMs: 80 }],
    ['prefill', { ttftMs: 250, queueMs: 80 }],
    ['preemption', { ttftMs: 250, queueMs: 80, preemptions: 1 }],
    ['prefill-interference', { tpotMs: 25, interferedMs: 60 }],
    ['batch', { tpotMs: 25, interferedMs: 40 }],
    ['preemption', { tpotMs: 25, interferedMs: 60, preemptions: 2 }],
    ['replica-loss', { ttftMs: 150, queueMs: 80, retries: 1 }],
  ] as const)('is %s for %o', (cause, values) => {
    const { log, row } = logged(values);
    expect(isInside(log, row, slo)).toBe(false);
    expect(causeOf(log, row, slo)).toBe(cause);
  });

  test('a latency that is not known is inside', () => {
    const { log, row } = logged({ ttftMs: Number.NaN, tpotMs: Number.NaN, e2eMs: 5 });
    expect(isInside(log, row, { ...slo, e2eMs: 6 })).toBe(true);
  });
});

test('a class with targets of its own is held to these alone', () => {
  const log = new RequestLog();
  for (const requestClass of [0, 1]) {
    const row = log.add();
    log.requestClass[row] = requestClass;
    log.ttftMs[row] = 900;
    log.tpotMs[row] = 90;
    log.e2eMs[row] = 5000;
    log.outputTokens[row] = 10;
  }
  const slo = { ttftMs: 500, tpotMs: 50, classes: [undefined, { ttftMs: 1000 }] };
  expect([isInside(log, 0, slo), isInside(log, 1, slo)]).toEqual([false, true]);
  expect(causeOf(log, 0, slo)).toBe('prefill');
});

describe('quantiles', () => {
  test('are the lowest value that so many do not exceed', () => {
    const values = Float32Array.from({ length: 100 }, (_, at) => at + 1);
    expect([0.01, 0.5, 0.99, 1].map((share) => quantile(values, share))).toEqual([1, 50, 99, 100]);
  });

  test('are those of the sorted values, found without sorting', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 1e6 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (numbers) => {
        const sorted = Float32Array.from(numbers).sort();
        const found = latencyOf(Float32Array.from(numbers), Int32Array.from(numbers.keys()));
        const expected = [0.5, 0.9, 0.95, 0.99, 1].map((share) => quantile(sorted, share));
        expect([found?.p50, found?.p90, found?.p95, found?.p99, found?.max]).toEqual(expected);
      }),
    );
  });

  test('leave out what is not known', () => {
    const values = Float32Array.from([Number.NaN, 4, 2]);
    expect(latencyOf(values, Int32Array.from([0, 1, 2]))).toMatchObject({ requests: 2, mean: 3, p50: 2, max: 4 });
    expect(latencyOf(values, Int32Array.from([0]))).toBeUndefined();
  });
});

describe('sums over time', () => {
  test('stay what they are when the bins grow wider', () => {
    const bins = new TimeBins(2);
    const total = (series: number) => bins.sums(series).reduce((sum, one) => sum + one, 0);
    bins.spread(0, 3, 40, 2);
    bins.count(1, 7, 1);
    const before = bins.widthMs;
    bins.spread(0, 50_000, 90_000, 1);
    bins.count(1, 89_000, 1);
    expect(bins.widthMs).toBeGreaterThan(before);
    expect(total(0)).toBeCloseTo(2 * 37 + 40_000);
    expect(total(1)).toBe(2);
    expect(bins.sums(0)[0]).toBeCloseTo(74);
    expect(bins.used).toBeLessThanOrEqual(256);
  });
});

test('a confidence interval is that of Student, and has no end for one value', () => {
  const { mean, low, high } = intervalOf([1, 2, 3]);
  expect(mean).toBe(2);
  expect(high - mean).toBeCloseTo(4.303 / Math.sqrt(3), 3);
  expect(mean - low).toBeCloseTo(high - mean);
  expect(intervalOf([5]).high).toBe(Number.POSITIVE_INFINITY);
});

describe('what is written down', () => {
  const kind = continuousBatching({
    step: () => 10,
    kvTokens: 1000,
    maxSequences: 4,
    maxBatchedTokens: 64,
    stepsAhead: 0,
  });
  const fleet = { offers: [{ name: 'a, b', replicas: 1, kind }] };
  const trace = { arrivalS: [0, 1, 2], inputTokens: [5, 6, 7], outputTokens: [1, 2, 3] };
  const found = simulate(fleet, replay(trace), { warmUpMs: 500, classes: ['"x"'], slo: { ttftMs: 5 } });

  test('of requests is CSV, with nothing where there is nothing', async () => {
    const [head, ...lines] = requestsCsv(await found);
    expect(head?.split(',').length).toBe(13);
    expect(lines).toEqual([
      '0,"""x""","a, b",5,1,10,,10,0,0,0,0,1',
      '1,"""x""","a, b",6,2,10,10,20,0,0,0,0,0',
      '2,"""x""","a, b",7,3,10,10,30,0,0,0,0,0',
    ]);
  });

  test('as JSON comes back as it was', async () => {
    const document = simulationDocument(await found);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    expect(document.timeline.offers[0]?.utilization.length).toBe(document.timeline.points);
    expect(document).not.toHaveProperty('log');
  });

  test('of a distribution rises to all requests that count', async () => {
    const { ms, share } = distributionOf(await found, 'e2eMs') ?? { ms: [], share: [] };
    expect([...ms]).toEqual([20, 30]);
    expect([...share]).toEqual([0.5, 1]);
    expect(distributionOf(await found, 'e2eMs', { requestClass: 7 })).toBeUndefined();
  });
});

describe('a fleet of which only capacities are known', () => {
  const document = (unit: string) => ({
    fleetmix: 1,
    workload: { unit, classes: [{ name: 'x', demand: 1 }] },
    offers: [{ name: 'o', gpu: 'g', usdPerHour: 2, capacity: [4] }],
  });
  const plan = { replicas: [{ offer: 'o', count: 3 }], routes: [{ class: 'x', offer: 'o', share: 1 }] };

  test('takes the capacities as rates', async () => {
    const [offer] = capacityFleet(readScenario(document('requests/s')), plan).offers;
    expect(offer).toMatchObject({ name: 'o', replicas: 3, usdPerHour: 2 });
  });

  test('cannot be made of numbers held at once', () => {
    expect(() => capacityFleet(readScenario(document('requests')), plan)).toThrow('give them in requests/s');
  });
});
