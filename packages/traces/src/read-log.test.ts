import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AggregateOptions, LogOptions, LogProgress } from './options.ts';
import { readLog } from './read-log.ts';
import type { LogWorkload } from './result.ts';
import { refusal, withLogs } from './temporary-log.test.kit.ts';

interface Row {
  readonly ms: number;
  readonly input: number;
  readonly output: number;
}

const row = fc.record({
  ms: fc.integer({ min: 0, max: 3_600_000 }),
  input: fc.integer({ min: 1, max: 200_000 }),
  output: fc.integer({ min: 1, max: 20_000 }),
});
const rows = fc.array(row, { minLength: 2, maxLength: 60 }).filter((all) => new Set(all.map(({ ms }) => ms)).size > 1);

function logOf(all: readonly Row[]): string {
  return `timestamp_ms,input_length,output_length\n${all.map(({ ms, input, output }) => `${ms},${input},${output}\n`).join('')}`;
}

function read(all: readonly Row[], options: LogOptions & AggregateOptions = {}): Promise<LogWorkload> {
  return withLogs({ 'log.csv': logOf(all) }, (file = '') => readLog(file, options));
}

const runs = { numRuns: 8 };
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test('every readable row is in one class, whose range holds it', async () => {
  const grid = fc.constantFrom<NonNullable<AggregateOptions['grid']>>(
    'melange',
    { perDecade: 2 },
    { inputTokens: [7, 4000], outputTokens: [100] },
  );
  await fc.assert(
    fc.asyncProperty(rows, fc.nat({ max: 5 }), grid, async (all, broken, chosen) => {
      const wrong = Array.from({ length: broken }, (): Row => ({ ms: 5, input: 0, output: 3 }));
      const { classes, workload, summary } = await read([...wrong, ...all], { grid: chosen });
      expect(sum(classes.map(({ requests }) => requests))).toBe(all.length);
      expect(sum(summary.skipped.map((entry) => entry.rows))).toBe(broken);
      const inside = (value: number, [low, high]: readonly [number, number]) => value >= low && value <= high;
      for (const { inputTokens, outputTokens, requests, mean } of classes) {
        const own = all.filter(({ input, output }) => inside(input, inputTokens) && inside(output, outputTokens));
        expect(own).toHaveLength(requests);
        expect(mean.inputTokens).toBeCloseTo(sum(own.map(({ input }) => input)) / own.length, 6);
      }
      expect(workload.classes.map(({ name }) => name)).toEqual(classes.map(({ name }) => name));
      expect(new Set(workload.classes.map(({ name }) => name)).size).toBe(classes.length);
    }),
    runs,
  );
});

test('the order of the rows changes nothing but what is said of it', async () => {
  const shuffled = rows.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([all, other]) => {
      const one = await read(all, { rate: 'peak' });
      const two = await read(other, { rate: 'peak' });
      expect({ ...two, summary: { ...two.summary, files: [] }, notices: [] }).toEqual({
        ...{ ...one, summary: { ...one.summary, files: [] }, notices: [] },
      });
    }),
    runs,
  );
});

test('a log read twice has double the demand, class by class', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom<AggregateOptions['rate'] & string>('mean', 'peak'), async (all, rate) => {
      const one = await read(all, { rate });
      const two = await read([...all, ...all], { rate });
      expect(two.classes.map(({ name }) => name)).toEqual(one.classes.map(({ name }) => name));
      for (const [at, { demand }] of one.workload.classes.entries())
        expect(two.workload.classes[at]?.demand).toBeCloseTo(2 * demand, 9);
    }),
    runs,
  );
});

test('the demand of the classes is the rate that was asked for, scaled', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.double({ min: 0.1, max: 50, noNaN: true }), async (all, scale) => {
      const { workload, demand } = await read(all, { rate: 12, scale });
      expect(demand.requestsPerSecond).toBeCloseTo(12 * scale, 9);
      expect(sum(workload.classes.map((one) => one.demand))).toBeCloseTo(12 * scale, 6);
    }),
    runs,
  );
});

test('means keep all tokens, quantiles say what they add', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const mean = await read(all);
      expect(mean.representation).toMatchObject({ inputTokens: 0, outputTokens: 0 });
      const high = await read(all, { represent: 'p99.9', grid: { perDecade: 1 } });
      const stated = sum(high.classes.map(({ requests, representative }) => requests * representative.inputTokens));
      const actual = sum(all.map(({ input }) => input));
      expect(high.representation.inputTokens).toBeCloseTo(stated / actual - 1, 9);
      expect(high.representation.inputTokens).toBeGreaterThanOrEqual(0);
    }),
    runs,
  );
});

/** Ten windows of a minute with 1 to 10 requests, and one last request. */
const growing = Array.from({ length: 10 }, (_, minute) =>
  Array.from({ length: minute + 1 }, (_unused, at): Row => ({ ms: minute * 60_000 + at, input: 5, output: 5 })),
);
const staircase = [...growing.flat(), { ms: 600_000, input: 5, output: 5 }];

test.each([
  ['mean', 56 / 600],
  ['p50', 5 / 60],
  ['p95', 10 / 60],
  ['peak', 10 / 60],
  [3.5, 3.5],
] as const)('the rate %s', async (rate, expected) => {
  const { demand, rates } = await read(staircase, { rate, windowS: 60 });
  expect(demand.requestsPerSecond).toBeCloseTo(expected, 9);
  expect([...(rates?.requestsPerSecond ?? [])].map((value) => Math.round(value * 60))).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 1],
  ]);
});

test('windows without requests count, and a log shorter than one window has no quantiles', async () => {
  const gap = [0, 1, 300_000, 300_001].map((ms): Row => ({ ms, input: 1, output: 1 }));
  const { rates } = await read(gap, { windowS: 60 });
  expect([...(rates?.requestsPerSecond ?? [])].map((value) => Math.round(value * 60))).toEqual([2, 0, 0, 0, 0, 2]);
  expect(await refusal(read(gap, { windowS: 3600, rate: 'p95' }))).toBe(
    'options: rate: the log is shorter than one window of 3600 s: make the window shorter (--window 1m), or use mean.',
  );
});

test('burstiness is 0 of a clock, and above 1 of bursts', async () => {
  const clock = Array.from({ length: 20 }, (_, at): Row => ({ ms: at * 1000, input: 1, output: 1 }));
  expect((await read(clock)).summary.burstiness).toBeCloseTo(0, 9);
  const bursts = Array.from(
    { length: 20 },
    (_, at): Row => ({ ms: Math.floor(at / 10) * 60_000 + at, input: 1, output: 1 }),
  );
  expect((await read(bursts)).summary.burstiness).toBeGreaterThan(3);
});

test('what is above the last bound has a class of its own, up to the largest', async () => {
  const all = [5, 50, 123_456].map((input, at): Row => ({ ms: at * 1000, input, output: 7 }));
  const { classes, histogram } = await read(all, { grid: { inputTokens: [10, 100], outputTokens: [10] } });
  expect(classes.map(({ name }) => name)).toEqual(['in 1-10 out 1-10', 'in 11-100 out 1-10', 'in 101-123456 out 1-10']);
  expect(histogram.input.at(-1)).toEqual([101, 123_456]);
  expect([...histogram.requests]).toEqual([1, 1, 1]);
});

test('progress rises to the end', async () => {
  const seen: LogProgress[] = [];
  await read(staircase, { onProgress: (progress) => seen.push(progress) });
  const shares = seen.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(seen.at(-1)).toMatchObject({ share: 1, fileNumber: 1, files: 1 });
});
