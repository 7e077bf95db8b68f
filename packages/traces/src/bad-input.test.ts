import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { AggregateOptions, LogOptions } from './options.ts';
import { readLog } from './read-log.ts';
import { refusal, withLogs } from './temporary-log.test.kit.ts';

const head = 'time_s,input_tokens,output_tokens\n';

function read(content: string | Buffer, options: LogOptions & AggregateOptions = {}, name = 'log.csv') {
  return withLogs({ [name]: content }, (file = '') => readLog(file, options));
}

test('rows that cannot be read are counted by reason, with their lines', async () => {
  const rows = [
    '0,5,5',
    '1,-5,5',
    '',
    '2,0,5',
    '3,5,0',
    '4,,5',
    '5,many,5',
    '6,2.5,5',
    '7,1000000000,5',
    ',5,5',
    'soon,5,5',
  ];
  const broken = ['8,5', '9,5,5,5', '10,"5,5'];
  const { summary } = await read(`${head}${[...rows, ...broken].join('\n')}\n`, { rate: 1 });
  const found = Object.fromEntries(
    summary.skipped.map(({ reason, rows: count, where }) => [
      reason,
      [count, ...where.map((place) => place.replace(/.* /, ''))],
    ]),
  );
  expect(summary.requests).toBe(1);
  expect(found).toEqual({
    'input tokens negative': [1, '3'],
    'input tokens zero': [1, '5'],
    'output tokens zero': [1, '6'],
    'input tokens missing': [1, '7'],
    'input tokens not a number': [1, '8'],
    'input tokens not whole': [1, '9'],
    'input tokens above the highest believed': [1, '10'],
    'time missing': [1, '11'],
    'time cannot be read': [1, '12'],
    'too few columns': [1, '13'],
    'too many columns': [1, '14'],
    'a quote that is not closed': [1, '15'],
  });
});

test('lines may end in more than one way', async () => {
  const { summary } = await read(`${head.trim()}\n0,5,5\r\n1,6,6\n2,7,7\r\n3,0,7\n`);
  expect([summary.requests, summary.inputTokens.max]).toEqual([3, 7]);
  expect(summary.skipped.map(({ reason }) => reason)).toEqual(['input tokens zero']);
});

test('strict refuses them', async () => {
  const message = await refusal(read(`${head}0,5,5\n1,0,5\n2,0,5\n3,5,5\n`, { strict: true }));
  expect(message).toBe('log.csv: 2 rows: input tokens zero (log.csv line 3, log.csv line 4)');
});

test('broken JSON lines are counted', async () => {
  const lines = [
    '{"time_s":0,"input_tokens":5,"output_tokens":5}',
    '{"time_s":1,',
    '',
    '{"time_s":2,"input_tokens":"x","output_tokens":5}',
  ];
  const { summary } = await read(`${lines.join('\n')}\n`, { rate: 1 }, 'log.jsonl');
  expect(summary.requests).toBe(1);
  expect(summary.skipped.map(({ reason, where }) => [reason, where[0]?.replace(/.*\//, '')])).toEqual([
    ['no record: every column that counts is empty, or the line is broken', 'log.jsonl line 2'],
    ['input tokens not a number', 'log.jsonl line 4'],
  ]);
});

test.each([
  ['an empty file', '', 'log.csv: is empty: it has neither a header nor requests.'],
  ['a header alone', head, 'log.csv: holds no request that can be read.'],
  ['no header', '0,5,5\n1,5,5\n', "log.csv: has no header: its first line is 0, 5, 5. Put the columns' names there."],
  ['UTF-16', Buffer.from('\uFEFFtime', 'utf16le'), 'log.csv: is written in UTF-16: save it as UTF-8.'],
  [
    'bytes that are no text',
    Buffer.from([1, 0, 2, 0, 3]),
    'log.csv: is neither text nor Parquet: give CSV, JSON lines, JSON or Parquet, also packed with gzip.',
  ],
  [
    'a column that is missing',
    'when,input_tokens,answer\n1,2,3\n',
    'log.csv: has no column of output tokens that is known. Found: "when", "input_tokens", "answer". Say which with --output-tokens COLUMN.',
  ],
  [
    'a table of something else',
    't_s,rps\n1,2\n',
    'log.csv: has no column of input tokens and none of output tokens that is known. Found: "t_s", "rps". Say which with --input-tokens COLUMN --output-tokens COLUMN.',
  ],
  [
    'no times and no rate',
    'input_tokens,output_tokens\n2,3\n',
    'options: rate: the log has no arrival times: give the requests/s (--rate 12), or name the column of times (--time COLUMN).',
  ],
  [
    'one moment',
    `${head}5,2,3\n5,2,3\n`,
    'options: rate: all requests arrive at one moment: give the requests/s (--rate 12).',
  ],
  [
    'dates and plain numbers',
    'time,input,output\n2024-01-01 00:00:00,1,1\n1700000000,1,1\n12,1,1\n13,1,1\n',
    'log.csv: time: holds times written in different ways: 2 numbers, 1 ISO dates, 1 seconds since 1970 in its first rows. Write them one way, or say what they are with --time-unit dates, s, ms, us or ns.',
  ],
])('%s is refused with what is wrong', async (_name, content, message) => {
  expect(await refusal(read(content))).toBe(message);
});

test('a misspelt column is refused with the one that was meant', async () => {
  const message = await refusal(read(`${head}0,1,1\n`, { columns: { inputTokens: 'input_tokns' } }));
  expect(message).toBe(
    'log.csv: --input-tokens: no column is called "input_tokns". Did you mean "input_tokens"? Found: "time_s", "input_tokens", "output_tokens".',
  );
});

test('a gzip file that was cut off is refused', async () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => `${at},${(at * 7919) % 977},${(at * 31) % 89}`).join('\n');
  const whole = gzipSync(`${head}${rows}\n`);
  const message = await refusal(read(whole.subarray(0, whole.length >> 1), {}, 'log.csv.gz'));
  expect(message).toBe('log.csv.gz: ends in the middle: the gzip file was cut off. Fetch it again.');
});

test('damaged Parquet is refused', async () => {
  expect(await refusal(read('PAR1 and no more', {}, 'log.parquet'))).toMatch(
    /^log.parquet: is a Parquet file that cannot be read/,
  );
});

test('dates written in several ways are each read as what they are, and that is said', async () => {
  const rows = ['2023-11-14T22:13:20Z,1,1', '1700000001,1,1', '1700000003000,1,1'];
  const { summary, notices } = await read(`time,input,output\n${rows.join('\n')}\n`);
  expect(summary).toMatchObject({ requests: 3, spanS: 3 });
  expect(notices).toEqual([
    'Times are written in different ways, each read as what it is: 1 as ISO dates, 1 as seconds since 1970, 1 as milliseconds since 1970.',
  ]);
});

test('time running backwards is sorted, and that is said', async () => {
  const { summary, notices } = await read(`${head}0,1,1\n9,2,2\n3,3,3\n4,4,4\n1,5,5\n`);
  expect(summary.spanS).toBe(9);
  expect(notices[0]?.replace(/\/\S*\//, '')).toBe(
    'Time runs backwards at 2 places in log.csv: the requests were sorted by their arrival.',
  );
});

test('one wrong date does not fill the memory with empty windows', async () => {
  const message = await refusal(read('time,input,output\n1900-01-01,1,1\n2024-01-01,1,1\n', { windowS: 1 }));
  expect(message).toMatch(/the log spans 120 years, \d+ windows of 1 s. Is one time wrong/);
});

test('files with dates and files with numbers are no one log', async () => {
  const contents = { 'a.csv': `${head}0,1,1\n`, 'b.csv': 'time,input,output\n2024-01-01,1,1\n' };
  const message = await withLogs(contents, (...files) => refusal(readLog(files)));
  expect(message).toBe('b.csv: has dates for arrival times, and a.csv has numbers: read them one by one.');
});

test('options without meaning are refused before anything is read', async () => {
  const at = async (options: AggregateOptions & LogOptions) => refusal(readLog('no-such-file', options));
  expect(await at({ rate: -1 })).toBe('options: rate: must be a number above 0, not -1.');
  expect(await at({ rate: 'p0' })).toMatch(/^options: rate: must be mean, peak, a number of requests\/s or a quantile/);
  expect(await at({ represent: 'p100' })).toMatch(/^options: represent: must be mean or a quantile such as p95/);
  expect(await at({ grid: { inputTokens: [5, 5], outputTokens: [1] } })).toMatch(/^grid: inputTokens: must be whole/);
  expect(await at({})).toBe('no-such-file: no such file, and nothing matches it as a pattern.');
});

test('times and sizes that no clock or counter shows are counted, not believed', async () => {
  const rows = ['infinity,1,1', '2024-01-01,1,1', 'epoch,3,3', '2024-01-02,Infinity,1', 'nan,1,1', '2024-01-03,1,NaN'];
  const { summary } = await read(`time,input,output\n${rows.join('\n')}\n`, { rate: 1, windowS: 86_400 });
  expect(summary.skipped.map(({ reason, rows: count }) => [reason, count]).sort()).toEqual([
    ['input tokens above the highest believed', 1],
    ['output tokens not a number', 1],
    ['time cannot be read', 2],
  ]);
});

test('a model that is not there is refused with those that are', async () => {
  const message = await refusal(read('time_s,input,output,model\n0,1,1,llama\n1,1,1,qwen\n', { model: 'lama' }));
  expect(message).toBe(
    'options: model: the log has no requests of "lama". Did you mean "llama"? Found: "llama", "qwen".',
  );
});

test('standard input is read like a file', async () => {
  const stdin = Readable.from([`${head}0,1,`, '1\n2,3,3\n']);
  const { summary } = await readLog('-', { stdin });
  expect(summary).toMatchObject({ requests: 2, files: [{ file: 'standard input' }] });
  expect(await refusal(readLog('-', { stdin: Readable.from([]) }))).toMatch(/^standard input: is empty/);
});

test('a signal ends the reading with its reason', async () => {
  const rows = Array.from({ length: 400_000 }, (_, at) => `${at},${(at % 977) + 1},5`).join('\n');
  const controller = new AbortController();
  const reason = new Error('enough');
  const options = { signal: controller.signal, onProgress: () => controller.abort(reason) };
  await expect(read(`${head}${rows}\n`, options)).rejects.toBe(reason);
});
