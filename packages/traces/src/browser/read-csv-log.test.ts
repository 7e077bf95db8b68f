import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLog } from '../read-log.ts';
import type { LogWorkload } from '../result.ts';
import { withLogs } from '../temporary-log.test.kit.ts';
import { type CsvLogOptions, readCsvLog } from './read-csv-log.ts';
import { withRate } from './with-rate.ts';

/** Pieces of odd lengths, so that line breaks, quotes and delimiters fall on their edges. */
async function* pieces(text: string, length = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

const outcome = (work: Promise<LogWorkload>, folder = '') =>
  work.then(plain, (error: unknown) => {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message.replaceAll(folder, '');
  });

/** Numbers cut to ten digits, file names without their folders. */
function plain(log: LogWorkload): unknown {
  return JSON.parse(
    JSON.stringify(log, (_, value: unknown) => {
      if (value instanceof Float64Array) return Array.from(value, tidy);
      if (typeof value === 'number') return tidy(value);
      return typeof value === 'string' ? value.replaceAll(/\/\S*\//g, '') : value;
    }),
  );
}

function tidy(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(10));
}

/** Both readers on the same text. */
function both(text: string, options: Omit<CsvLogOptions, 'file'> = {}, name = 'log.csv', length = 7) {
  return withLogs({ [name]: text }, async (file = '') => [
    await outcome(readCsvLog(pieces(text, length), { ...options, file: basename(file) })),
    await outcome(readLog(file, options), `${dirname(file)}/`),
  ]);
}

/** Both readers count the same; DuckDB tells the lines of what it rejects as if no record held a line break. */
async function expectSameCounts(text: string, length?: number) {
  const [own, duckdb] = (await both(text, { rate: 1 }, 'log.csv', length)).map((one) =>
    JSON.parse(JSON.stringify(one).replaceAll(/"where":\[[^\]]*\],?|\([^()]*(line|row) \d[^()]*\)/g, '')),
  );
  expect(own).toEqual(duckdb);
}

async function expectSame(text: string, options: Omit<CsvLogOptions, 'file'> = {}, name = 'log.csv', length = 7) {
  const [own, duckdb] = await both(text, options, name, length);
  expect(own).toEqual(duckdb);
  return own;
}

function generated(rows: number, seed = 1): string {
  let state = seed;
  const random = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  let at = 1_700_000_000_000;
  const lines = Array.from({ length: rows }, () => {
    at += Math.floor(-2000 * Math.log(random() + 1e-9));
    const input = Math.ceil(10 ** (1 + 4 * random()));
    const output = Math.ceil(10 ** (3 * random()));
    return `${new Date(at).toISOString()},${input},${output},model ${Math.floor(3 * random())}`;
  });
  return `time,input_tokens,output_tokens,model\n${lines.join('\n')}\n`;
}

describe('the same as through DuckDB', () => {
  const log = generated(3000);

  test.each<CsvLogOptions>([
    {},
    { grid: 'melange', represent: 'p90', rate: 'p95', windowS: 60, scale: 2 },
    { grid: { inputTokens: [100, 5000], outputTokens: [10, 100] }, represent: 'p99.9', rate: 'peak' },
    { grid: { perDecade: 9 }, represent: 'p29', rate: 3.5, model: 'model 1' },
    { model: 'model 7' },
    { periods: 24, utcOffsetHours: -7, rate: 'peak', windowS: 60 },
    { periods: 7 },
    { columns: { inputTokens: 'output tokens', outputTokens: 'input_tokens' } },
    { columns: { inputTokens: 'nothing' } },
    { maxTokens: 5000 },
    { maxTokens: 5000, strict: true },
  ])('a generated log, with %o', async (options) => {
    await expectSame(log, options, 'log.csv', 1009);
  });

  test('a log whose time runs backwards, in each unit', async () => {
    const lines = log.split('\n');
    const [head = '', ...rows] = lines.filter((line) => line !== '');
    const turned = rows.map((_, at) => rows[(at * 7) % rows.length] as string);
    await expectSame(`${[head, ...turned].join('\r\n')}\r\n`, {}, 'log.csv', 1009);
    for (const timeUnit of ['s', 'ms', 'us', 'ns', 'dates'] as const) {
      const numbered = turned.slice(0, 300).map((row, at) => row.replace(/^[^,]*/, String(1_700_000_000 + at / 4)));
      await expectSame(`${[head, ...numbered].join('\n')}\n`, { timeUnit });
    }
  });

  const values = [
    ...['1e2', '+5', '-5', '1_000', ' 7 ', '\t7', '7.0', '.5', '5.', 'inf', '-inf', 'Infinity', 'nan', 'NaN', '0x10'],
    ...[
      '""',
      '" "',
      '"12"',
      '1e400',
      '1e',
      '--5',
      '+-5',
      '1__0',
      '_1',
      '1_',
      '1e1_0',
      '5f',
      '1 000',
      '  ',
      '\t',
      'NULL',
    ],
    ...['10000001', '2.5', '0', '-0', '1e-400', 'x', '"1,5"', '"1""5"', '', ' "9"', '"9" ', '9"', '4,4'],
  ];
  test('any spelling of a number', async () => {
    const rows = values.map((value, at) => `${at},${value},20`);
    await expectSame(`time_s,input_tokens,output_tokens\n0,1,1\n${rows.join('\n')}\n99,1,1\n`);
  });

  const dates = [
    ...['2024-01-01', '2024-01-01 10:00', '2024-01-01T10:00:01Z', '2024-1-2 1:02:03', '2024-01-01 10:00:00.1234567'],
    ...[
      '2024-01-01T10:00:00.999999999Z',
      '2024-01-01 10:00:00+02',
      '2024-01-01 10:00:00-02:30',
      '2024-02-30',
      '2024-13-01',
    ],
    ...['2023-02-29', '2024-02-29 23:59:59', '2024-01-01 24:00:00', '2024-01-01 10:60', '2024/01/03', ' 2024-01-04 '],
    ...[
      '1999-12-31T23:59:59.5+00:00',
      'epoch',
      'infinity',
      'today',
      '',
      ' ',
      '2024-01-01 10',
      '2024-01-01T10:00:00 UTC',
    ],
    ...['20240101', '01.02.2024', '2024-01-01 10:00:61', '2024-01-01T10:00:00.z', '2024-01-01T10:00:00z', '1600-01-01'],
  ];
  test('any spelling of a date', async () => {
    const rows = dates.map((date, at) => `${date},${at + 1},20`);
    await expectSame(`time,input_tokens,output_tokens\n${rows.join('\n')}\n`, { rate: 1, windowS: 1e7 });
  });

  test('dates written in several ways, and dates beside plain numbers', async () => {
    const head = 'time,input,output\n';
    const mixed = [
      '2023-11-14T22:13:20Z',
      '1700000001',
      '1700000003000',
      '1700000004000000',
      '1700000005000000000',
      '12',
    ];
    await expectSame(`${head}${mixed.map((time) => `${time},1,1`).join('\n')}\n`);
    await expectSame(`${head}${mixed.map((time) => `${time},1,1`).join('\n')}\n`, { timeUnit: 'dates' });
    await expectSame(
      `${head}${mixed
        .slice(0, 5)
        .map((time) => `${time},1,1`)
        .join('\n')}`,
    );
  });

  test.each([
    ['nothing', ''],
    ['a header alone', 'input_tokens,output_tokens\n'],
    ['no header', '1,2\n3,4\n'],
    ['columns of something else', 't_s,rps\n1,2\n'],
    ['no times', 'input_tokens,output_tokens\n1,2\n'],
    ['one moment', 'time_s,input,output\n5,1,1\n5,1,1\n'],
    ['a broken end', 'input,output,note\n1,2,"a\n3,4,b\n'],
    ['a wrong quote', 'input,output,note\n1,2,"a"b\n3,4,"c\nd"\n5,0,e\n'],
    ['blank lines, short and long rows', 'input,output,note\n\n1,2,3\n\n1,2\n1,2,3,4\n1,2,3,,\n   \n0,1,1\n'],
    ['a byte order mark', '\uFEFFinput;output\n1;2\n'],
    ['a header in quotes over two lines', '"input","output","a\nb"\n1,2,x\n0,2,x\n'],
  ])('a text with %s', async (_, text) => {
    await expectSame(text);
    await expectSame(text, { rate: 2 });
  });

  test('a line is where its record begins, whatever stands in quotes', async () => {
    const text = 'input,output,note\n1,2,a"b\n3,0,"c ""d"" ,\ne"\n1,2\n';
    await expectSameCounts(text);
    const { summary } = await readCsvLog(pieces(text), { rate: 1 });
    expect(summary.skipped.map(({ where }) => where)).toEqual([['log line 5'], ['log line 3']]);
  });

  test('any pieces of CSV', async () => {
    const cell = fc.constantFrom('1', '20', '0', '-3', '', 'x', '"7"', '"a,b"', '"a\nb"', ' ', '1.5', 'a"b');
    const row = fc.array(cell, { minLength: 1, maxLength: 5 }).map((cells) => cells.join(','));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), async (rows, length) => {
        const text = `input_tokens,output_tokens,note\n5,5,a\n${rows.join('\n')}\n`;
        await expectSameCounts(text, length);
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  test('JSON lines, nested keys and broken lines', async () => {
    const lines = [
      '{"timestamp":0,"input_length":5,"output_length":6,"hash_ids":[1,2]}',
      '{"timestamp":1500.5,"input_length":"7","output_length":6.5}',
      '{"timestamp":2000,',
      '',
      '{"timestamp":null,"input_length":5,"output_length":6}',
      '{"timestamp":2500,"input_length":true,"output_length":[6]}',
      '{"timestamp":3000,"input_length":5}',
      '{"timestamp":4000,"input_length":9,"output_length":3}',
    ];
    await expectSame(`${lines.join('\n')}\n`, {}, 'log.jsonl');
    const usage = { 'gen_ai.usage.input_tokens': 5, 'gen_ai.usage.output_tokens': 6 };
    const spans = [0, 1, 2].map((second) => ({ start_time: `2024-01-01T00:00:0${second}Z`, attributes: usage }));
    const other = { start_time: '2024-01-01T00:00:05Z', attributes: { 'db.system': 'x' } };
    await expectSame([...spans, other].map((span) => JSON.stringify(span)).join('\n'), {}, 'spans.jsonl');
  });

  test('rows that were aggregated already', async () => {
    const columns = ['part', 'input_low', 'input_high', 'output_low', 'output_high', 'requests', 'input_tokens'];
    const rest = [
      'output_tokens',
      'input_squares',
      'output_squares',
      'products',
      'input_size',
      'output_size',
      'at_s',
      'value',
    ];
    const rows = ['class,1,10,1,10,4,20,24,110,150,125,,,,', 'quantile,,,,,,,,,,,9,8,,1', 'total,,,,,4,20,24,,,,,,0,8'];
    await expectSame(`${[...columns, ...rest].join(',')}\n${rows.join('\n')}\n`);
  });
});

const traces = fileURLToPath(new URL('../../../../../shared/data/traces/', import.meta.url));
for (const name of ['AzureLLMInferenceTrace_conv.csv', 'mooncake_conversation_lengths.csv', 'servegen_clients.csv']) {
  const file = join(traces, name);
  const there = existsSync(file);
  if (!there) console.warn(`not tested: ${name} is not beside the repository, in ../shared/data`);
  test.runIf(there)(`${name} is read as DuckDB reads it`, async () => {
    for (const options of [{}, { rate: 'p95', represent: 'mean', windowS: 60 }] as const) {
      const theirs = await outcome(readLog(file, options));
      const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 50_000 });
      expect(await outcome(readCsvLog(stream as AsyncIterable<string>, { ...options, file: name }))).toEqual(theirs);
    }
  });
}

test('another rate changes the demand alone', async () => {
  const log = generated(2000, 5);
  const mean = await readCsvLog(pieces(log, 5000));
  for (const options of [{ rate: 'peak' }, { rate: 'p90', scale: 3 }, { rate: 7 }] as const) {
    expect(plain(withRate(mean, options))).toEqual(plain(await readCsvLog(pieces(log, 5000), options)));
  }
});

test('streams are read, and an abort ends them', async () => {
  const stream = new Blob([generated(100)]).stream().pipeThrough(new TextDecoderStream());
  expect((await readCsvLog(stream as ReadableStream<string>)).summary.requests).toBe(100);
  const controller = new AbortController();
  controller.abort(new Error('enough'));
  await expect(readCsvLog(pieces(generated(20_000), 9999), { signal: controller.signal })).rejects.toThrow('enough');
});

test.each([
  ['[{"input_tokens":1}]', /is JSON, but not a record a line\. The command line reads it/],
  ['{"input_lens":[1],"output_lens":[2]}', /holds requests in lists/],
])('%s is refused with who reads it', async (text, message) => {
  await expect(readCsvLog(pieces(text))).rejects.toThrow(message);
});

/** Every file that a module needs when it runs. */
function graph(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, kind, from = ''] of text.matchAll(/^(import|export)(?! type)[^;]*? from '([^']+)'/gm)) {
    if (kind === undefined) continue;
    if (from.startsWith('.')) graph(join(dirname(file), from), seen);
    else seen.add(from);
  }
  return seen;
}

test('this entry needs neither DuckDB nor Node', () => {
  const needed = graph(fileURLToPath(new URL('./index.ts', import.meta.url)));
  expect([...needed].filter((name) => !name.endsWith('.ts'))).toEqual(['@fleetmix/core']);
  expect([...needed].filter((name) => /database\/database|log\/(look|load-log|physical-lines)/.test(name))).toEqual([]);
});
