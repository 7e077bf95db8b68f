import { expect, test } from 'vitest';
import { aggregationSql } from './aggregate/aggregation-sql.ts';
import { openDatabase } from './database/database.ts';
import { path } from './database/quote.ts';
import type { AggregateOptions } from './options.ts';
import { readAggregate } from './read-aggregate.ts';
import { readLog } from './read-log.ts';
import { refusal, withLogs } from './temporary-log.test.kit.ts';

const log = `arrival_s,input_tokens,output_tokens,model\n${Array.from(
  { length: 500 },
  (_, at) => `${(at * 37) % 4001},${((at * 7919) % 9000) + 1},${((at * 31) % 700) + 1},m${at % 3}\n`,
).join('')}`;

/** The statement's result over the log, as someone who runs it elsewhere would have it. */
async function elsewhere(file: string, sql: string): Promise<readonly object[]> {
  const database = await openDatabase({});
  await database.run(`CREATE TABLE requests AS FROM read_csv(${path(file)})`);
  const rows = await database.rows(sql);
  await database.close();
  return rows;
}

test.each([
  [{}],
  [{ represent: 'p90', grid: 'melange', windowS: 60 }],
  [{ grid: { inputTokens: [1000], outputTokens: [100, 200] }, windowS: 600 }],
  [{ grid: { perDecade: 1 }, windowS: 60, periods: 24, utcOffsetHours: 5.5 }],
] satisfies [AggregateOptions][])('the statement run elsewhere gives what readLog gives: %o', async (options) => {
  await withLogs({ 'log.csv': log }, async (file = '') => {
    const rows = await elsewhere(file, aggregationSql({ ...options, models: true }));
    const read = { ...options, rate: 'p95', scale: 2 } as const;
    const { notices, ...here } = await readLog(file, read);
    const there = readAggregate(rows, read);
    expect(there).toEqual({ ...here, summary: { ...here.summary, files: [] }, notices: there.notices });
    expect(notices.length).toBeGreaterThan(0);
  });
});

test('its result is also read from a file, and with names and numbers as warehouses write them', async () => {
  await withLogs({ 'log.csv': log, 'result.csv': '' }, async (file = '', result = '') => {
    const rows = await elsewhere(file, aggregationSql());
    const shouted = rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [key.toUpperCase(), value === null ? null : String(value)]),
      ),
    );
    expect(readAggregate(shouted)).toEqual(readAggregate(rows));
    const database = await openDatabase({});
    await database.run(`CREATE TABLE requests AS FROM read_csv(${path(file)})`);
    await database.run(`COPY (${aggregationSql()}) TO '${result}'`);
    await database.close();
    const { summary, workload } = await readLog(result);
    expect(summary).toMatchObject({ requests: 500, files: [{ format: 'aggregated requests' }] });
    expect(workload).toEqual(readAggregate(rows).workload);
  });
});

test('a log without times needs no column of times', async () => {
  await withLogs({ 'log.csv': 'input_tokens,output_tokens\n5,6\n70,80\n' }, async (file = '') => {
    const rows = await elsewhere(file, aggregationSql({ times: false }));
    expect(readAggregate(rows, { rate: 3 }).workload.classes.map(({ demand }) => demand)).toEqual([1.5, 1.5]);
  });
});

test('rows that do not fit are refused with their place', async () => {
  const read = async (rows: readonly object[]) => readAggregate(rows);
  expect(await refusal(read([{ part: 'klass' }]))).toBe(
    'aggregated rows: rows[0].part: must be one of class, quantile, total, model, window, gap, period, not "klass".',
  );
  expect(await refusal(read([{ part: 'total', requests: 'many' }]))).toBe(
    'aggregated rows: rows[0].requests: must be a number of 0 or more.',
  );
  expect(await refusal(read([]))).toBe('aggregated rows: rows: have no row of part "total", or none of part "class".');
});
