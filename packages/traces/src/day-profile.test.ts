import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredSeconds, partOf } from './aggregate/parts-of-day.ts';
import { readCsvLog } from './browser/read-csv-log.ts';
import { withRate } from './browser/with-rate.ts';
import type { AggregateOptions, LogOptions } from './options.ts';
import { readLog } from './read-log.ts';
import { refusal, withLogs } from './temporary-log.test.kit.ts';

interface Row {
  readonly at: string | number;
  readonly input: number;
}

const logOf = (rows: readonly Row[]) =>
  `time,input_tokens,output_tokens\n${rows.map(({ at, input }) => `${at},${input},10\n`).join('')}`;

async function* text(log: string): AsyncGenerator<string> {
  yield log;
}

/** Two sizes in two classes. */
const grid = { inputTokens: [100, 1000], outputTokens: [100] };

const read = (rows: readonly Row[], options: LogOptions & AggregateOptions = {}) =>
  withLogs({ 'log.csv': logOf(rows) }, (file = '') => readLog(file, { grid, ...options }));

/** So many requests of a size, evenly over some hours of a day of May 2024, the first at their beginning. */
function evenly(day: number, fromHour: number, hours: number, count: number, input: number): readonly Row[] {
  return Array.from({ length: count }, (_, at) => {
    const ms = Date.UTC(2024, 4, day) + 3_600_000 * (fromHour + (hours * at) / count);
    return { at: new Date(ms).toISOString(), input };
  });
}

/** Two days from midnight to midnight: nights of 0.1 requests/s, all small; days of 1, a quarter of them large. */
const twoDays: readonly Row[] = [1, 2]
  .flatMap((day) => [
    ...evenly(day, 0, 12, 4320, 50),
    ...evenly(day, 12, 12, 32_400, 50),
    ...evenly(day, 12, 12, 10_800, 500),
  ])
  .concat({ at: '2024-05-03T00:00:00Z', input: 50 })
  .toSorted((one, other) => String(one.at).localeCompare(String(other.at)));

test('parts of the day have the rates of their hours, class by class', async () => {
  const { day, notices } = await read(twoDays, { periods: 2 });
  expect(day?.parts.map(({ name, hours, coveredS }) => [name, hours, coveredS])).toEqual([
    ['00:00-12:00', 12, 86_400],
    ['12:00-24:00', 12, 86_400],
  ]);
  expect(day?.parts.map(({ demand }) => demand?.map((rate) => Number(rate.toFixed(4))))).toEqual([
    [0.1, 0],
    [0.75, 0.25],
  ]);
  expect(notices).toEqual([]);
});

test('a part that is covered in part counts for the covered seconds', async () => {
  const { day, notices } = await read(
    twoDays.filter(({ at }) => String(at) >= '2024-05-01T06:00' && String(at) < '2024-05-02T18:00:00.5'),
    { periods: 4 },
  );
  const seen = day?.parts.map(({ coveredS, requestsPerSecond = 0 }) => [coveredS, requestsPerSecond.toFixed(3)]);
  expect(seen).toEqual([
    [21_600, '0.100'],
    [43_200, '0.100'],
    [43_200, '1.000'],
    [21_600, '1.000'],
  ]);
  expect(notices).toEqual([]);
});

test('parts that are hardly covered are said, and those never covered have no demand', async () => {
  const { day, notices } = await read(evenly(1, 3, 2, 7200, 50), { periods: 6 });
  expect(day?.parts.map(({ demand }) => demand?.length)).toEqual([1, 1, undefined, undefined, undefined, undefined]);
  expect(notices).toEqual([
    'The log covers no second of 08:00-12:00, 12:00-16:00, 16:00-20:00, 20:00-24:00: no demand is known there.',
    'The log covers less than one whole 00:00-04:00 (25 %), 04:00-08:00 (24 %): rates are those of the covered seconds.',
  ]);
});

test('the day is that of the zone that is asked for', async () => {
  const { day } = await read(evenly(1, 3, 2, 7200, 50), { periods: 24, utcOffsetHours: -3.5 });
  const covered = day?.parts.filter(({ coveredS }) => coveredS > 0).map(({ name, coveredS }) => [name, coveredS]);
  expect(covered).toEqual([
    ['00:00-01:00', 3600],
    ['01:00-02:00', 1799],
    ['23:00-24:00', 1800],
  ]);
});

test('quantiles and peaks are those of each part, and a number is the mean of the day', async () => {
  const busy = evenly(2, 6, 0.5, 900, 50);
  const rows = [...twoDays, ...busy].toSorted((one, other) => String(one.at).localeCompare(String(other.at)));
  const rates = async (rate: AggregateOptions['rate'] & (string | number), scale = 1) =>
    (await read(rows, { periods: 2, rate, scale, windowS: 600 })).day?.parts.map(({ requestsPerSecond = 0 }) =>
      Number(requestsPerSecond.toFixed(3)),
    );
  expect(await rates('mean')).toEqual([0.11, 1]);
  expect(await rates('peak')).toEqual([0.6, 1]);
  expect(await rates('p50', 2)).toEqual([0.2, 2]);
  expect(await rates(111 / 2)).toEqual([11.039, 99.961]);
});

test('what each part has adds up to the log, in any zone', async () => {
  const ms = fc.array(fc.integer({ min: 0, max: 3 * 86_400_000 }), { minLength: 2, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      ms.filter((all) => new Set(all).size > 1),
      fc.constantFrom(2, 3, 4, 6, 8, 12, 24),
      fc.integer({ min: -48, max: 56 }),
      async (all, periods, quarters) => {
        const rows = all.map((at) => ({ at: new Date(1.7e12 + at).toISOString(), input: 1 + (at % 3000) }));
        const options = { grid, periods, utcOffsetHours: quarters / 4 };
        const { day, classes, summary } = await read(rows, options);
        const parts = day?.parts ?? [];
        expect(parts).toHaveLength(periods);
        expect(parts.reduce((sum, { coveredS }) => sum + coveredS, 0)).toBeCloseTo(summary.spanS ?? 0, 3);
        classes.forEach(({ requests }, at) => {
          expect(parts.reduce((sum, part) => sum + (part.requests[at] ?? 0), 0)).toBe(requests);
        });
        const own = await readCsvLog(text(logOf(rows)), options);
        expect(own.day).toEqual(day);
        for (const rate of [7, 'mean'] as const) {
          expect(withRate(own, { rate, scale: 3 }).day).toEqual(
            (await readCsvLog(text(logOf(rows)), { ...options, rate, scale: 3 })).day,
          );
        }
      },
    ),
    { numRuns: 8 },
  );
}, 30_000);

test('seconds of a part are counted as one would count them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -200_000, max: 200_000 }),
      fc.nat({ max: 300_000 }),
      fc.constantFrom(2, 3, 8, 24),
      (from, span, parts) => {
        const step = 500;
        const counts = Array.from({ length: parts }, () => 0);
        for (let at = 0; at + step <= span; at += step) {
          // Half a step inside, so that steps over a boundary are off by at most themselves.
          const part = partOf(from + at + step / 2, parts);
          counts[part] = (counts[part] as number) + step;
        }
        coveredSeconds(from, from + span, parts).forEach((seconds, part) => {
          expect(Math.abs(seconds - (counts[part] as number))).toBeLessThanOrEqual(9 * step);
        });
      },
    ),
    { numRuns: 50 },
  );
});

test('times that count from a start of their own have it taken for midnight, and that is said', async () => {
  const rows = [0, 43_200, 86_399].map((at) => ({ at, input: 50 }));
  const { day, notices } = await read(rows, { periods: 2, timeUnit: 's' });
  expect(day?.parts.map(({ requests }) => requests)).toEqual([[1], [2]]);
  expect(notices[0]).toBe('Times count from a start of their own: their second 0 is taken for midnight (assumed).');
});

test('logs and options that cannot answer are refused', async () => {
  expect(await refusal(read(twoDays, { periods: 5 }))).toBe(
    'options: periods: must be 2, 3, 4, 6, 8, 12 or 24 equal parts of the day, not 5.',
  );
  expect(await refusal(read(twoDays, { periods: 2, utcOffsetHours: 5.1 }))).toBe(
    'options: utcOffsetHours: must be hours from -12 to 14 in quarters, such as 2 or -3.5, not 5.1.',
  );
  const untimed = withLogs({ 'log.csv': 'input_tokens,output_tokens\n5,6\n' }, (file = '') =>
    readLog(file, { rate: 2, periods: 2 }),
  );
  expect(await refusal(untimed)).toMatch(/^options: periods: the log has no arrival times/);
  const short = read(evenly(1, 3, 2, 7200, 50), { periods: 24, windowS: 3000, rate: 'p90' });
  expect(await refusal(short)).toBe(
    'options: rate: 04:00-05:00 has no whole window of 3000 s: make the window shorter (--window 1m), or use mean.',
  );
});

const pool = fileURLToPath(
  new URL('../../../../shared/data/traces/servegen_deepseek-r1_pool.json.gz', import.meta.url),
);
if (!existsSync(pool)) console.warn("not tested: ServeGen's pool is not beside the repository, in ../shared/data");
test.runIf(existsSync(pool))('a pool of rates has its course over the day, which adds up to its mean', async () => {
  const { day, demand, classes } = await readLog(pool, { periods: 8 });
  const parts = day?.parts ?? [];
  expect(parts.map(({ coveredS }) => coveredS)).toEqual(Array.from({ length: 8 }, () => 10_800));
  const mean = parts.reduce((sum, { requestsPerSecond = 0 }) => sum + requestsPerSecond / 8, 0);
  expect(mean).toBeCloseTo(demand.requestsPerSecond, 6);
  expect(parts.reduce((sum, { requests }) => sum + (requests[3] ?? 0), 0)).toBeCloseTo(classes[3]?.requests ?? 0, 3);
  const rates = parts.map(({ requestsPerSecond = 0 }) => requestsPerSecond);
  expect(Math.max(...rates) / Math.min(...rates)).toBeGreaterThan(1.2);
});
