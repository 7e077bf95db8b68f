import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openDatabase } from './database/database.ts';
import { text } from './database/quote.ts';
import type { AggregateOptions, LogOptions } from './options.ts';
import { readLog } from './read-log.ts';
import type { LogWorkload } from './result.ts';
import { withLogs } from './temporary-log.test.kit.ts';

/** Three requests: 0, 1 and 3 s; 100, 200 and 300 tokens in; 10, 20 and 30 out. */
function expectThree({ summary }: LogWorkload, format: string): void {
  expect(summary.files.map((file) => file.format)).toEqual([format]);
  expect(summary.requests).toBe(3);
  expect(summary.spanS).toBeCloseTo(3, 6);
  expect(summary.inputTokens).toMatchObject({ mean: 200, p50: 200, max: 300 });
  expect(summary.outputTokens).toMatchObject({ mean: 20, p50: 20, max: 30 });
  expect(summary.skipped).toEqual([]);
}

function read(name: string, content: string | Buffer, options: LogOptions & AggregateOptions = {}) {
  return withLogs({ [name]: content }, (file = '') => readLog(file, options));
}

function csv(header: string, times: readonly [string, string, string], model = ''): string {
  const rows = times.map((time, at) => `${time},${100 * (at + 1)},${10 * (at + 1)}${model}`);
  return `${header}\n${rows.join('\n')}\n`;
}

const json = (records: readonly unknown[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');
const three = [0, 1, 2].map((at) => ({
  second: [0, 1, 3][at] as number,
  input: 100 * (at + 1),
  output: 10 * (at + 1),
}));

test('Azure', async () => {
  const times = ['2023-11-16 18:15:46.6805900', '2023-11-16 18:15:47.6805900', '2023-11-16 18:15:49.6805900'] as const;
  const workload = await read('log.csv', csv('TIMESTAMP,ContextTokens,GeneratedTokens', times));
  expectThree(workload, 'Azure LLM inference trace');
  expect(workload.summary.startsAt).toBe('2023-11-16T18:15:46.680Z');
});

test('BurstGPT, whose failed requests have no output', async () => {
  const header = 'Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type';
  const rows = ['5,ChatGPT,100,10,110,x', '6,GPT-4,200,20,220,x', '7,GPT-4,7,0,7,x', '8,ChatGPT,300,30,330,x'];
  const { summary, notices } = await read('log.csv', `${header}\n${rows.join('\n')}\n`);
  expect(summary.models).toEqual([
    { name: 'ChatGPT', requests: 2 },
    { name: 'GPT-4', requests: 1 },
  ]);
  expect(summary.skipped).toMatchObject([{ reason: 'output tokens zero', rows: 1 }]);
  expect(summary.skipped[0]?.where[0]).toMatch(/log\.csv line 4$/);
  expect(notices).toEqual(['Requests of 2 models are taken together: "ChatGPT", "GPT-4". Keep one by naming it.']);
  const one = await read('log.csv', `${header}\n${rows.join('\n')}\n`, { model: 'ChatGPT' });
  expect(one.summary).toMatchObject({ requests: 2, spanS: 3 });
  expect(one.notices).toEqual(['1 requests of other models are left out.']);
});

test('Mooncake, in milliseconds, plain and packed', async () => {
  const records = three.map(({ second, input, output }) => ({
    ...{ timestamp: second * 1000, input_length: input, output_length: output },
    hash_ids: [1, 2],
  }));
  expectThree(await read('log.jsonl', json(records)), 'Mooncake');
  expectThree(await read('no-ending', gzipSync(json(records))), 'Mooncake');
});

test('Splitwise', async () => {
  const header = 'request_id,request_type,application_id,arrival_timestamp,batch_size,prompt_size,token_size';
  const rows = three.map(({ second, input, output }, at) => `${at},2,0,${second},1,${input},${output}`);
  expectThree(await read('log.csv', `${header}\n${rows.join('\n')}\n`), 'Splitwise');
});

test('requests of a vLLM server, and length pairs of Vidur with a rate', async () => {
  expectThree(await read('log.csv', csv('arrival_s,input_toks,output_toks', ['0.0', '1.0', '3.0'])), 'vLLM requests');
  const { summary, demand } = await read('log.csv', 'num_prefill_tokens,num_decode_tokens\n5,6\n7,8\n', { rate: 12 });
  expect(summary).toMatchObject({ requests: 2, files: [{ format: 'Vidur' }] });
  expect(summary.spanS).toBeUndefined();
  expect(demand.requestsPerSecond).toBe(12);
});

test('vllm bench serve --save-detailed', async () => {
  const result = {
    ...{ model_id: 'llama', duration: 3, input_lens: [100, 200, 300, 400], output_lens: [10, 20, 30, 0] },
    ...{ start_times: [50.5, 51.5, 53.5, 54], errors: ['', '', '', 'timed out'], itls: [[0.1], [], [], []] },
  };
  const { summary } = await read('result.json', JSON.stringify(result, null, 2));
  expect(summary.skipped).toMatchObject([{ reason: 'request failed', rows: 1 }]);
  expect(summary).toMatchObject({ requests: 3, spanS: 3, models: [{ name: 'llama', requests: 3 }] });
});

test('AIPerf', async () => {
  const records = three.map(({ second, input, output }) => ({
    metadata: { request_start_ns: 1_759_813_207_000_000_000 + second * 1e9, benchmark_phase: 'profiling' },
    metrics: {
      input_sequence_length: { value: input, unit: 'tokens' },
      output_sequence_length: { value: output, unit: 'tokens' },
    },
    error: null,
  }));
  expectThree(await read('profile_export.jsonl', json(records)), 'AIPerf');
});

test('OpenTelemetry spans: OTLP JSON, nested and flat attributes', async () => {
  const nano = (second: number) => `17000000${String(second).padStart(2, '0')}000000000`;
  const attribute = (key: string, value: unknown) => ({ key, value });
  const otlp = three.map(({ second, input, output }) => ({
    startTimeUnixNano: nano(second),
    attributes: [
      attribute('gen_ai.request.model', { stringValue: 'llama' }),
      attribute('gen_ai.usage.input_tokens', { intValue: String(input) }),
      attribute('gen_ai.usage.output_tokens', { intValue: output }),
    ],
  }));
  const spans = [...otlp, { startTimeUnixNano: nano(9), attributes: [attribute('db.system', { stringValue: 'x' })] }];
  const { summary } = await read('otlp.json', json([{ resourceSpans: [{ scopeSpans: [{ spans }] }] }]), {
    strict: true,
  });
  expect(summary).toMatchObject({ requests: 3, spanS: 3, files: [{ format: 'OpenTelemetry GenAI' }] });
  expect(summary.models).toEqual([{ name: 'llama', requests: 3 }]);
  expect(summary.skipped).toMatchObject([{ reason: 'a span without token counts', rows: 1, fault: false }]);
  const usage = ({ input, output }: (typeof three)[number]) => ({
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
  });
  const date = (second: number) => `2024-01-01T00:00:0${second}Z`;
  const nested = three.map((one) => ({ start_time: date(one.second), attributes: usage(one) }));
  expectThree(await read('spans.json', JSON.stringify(nested, null, 1)), 'OpenTelemetry GenAI');
  const flat = three.map((one) => ({ timestamp: date(one.second), ...usage(one) }));
  expectThree(await read('spans.jsonl', json(flat)), 'OpenTelemetry GenAI');
});

test('any columns by name, whatever the delimiter and the quotes', async () => {
  const rows = three.map(({ second, input, output }) => `"a ""b"";";${second};"${input}";${output}`);
  const options = {
    columns: { inputTokens: 'Eingabe', outputTokens: 'Ausgabe', time: 'Zeit, s' },
    timeUnit: 's',
  } as const;
  const content = `\uFEFFNotiz;"Zeit, s";Eingabe;Ausgabe\r\n${rows.join('\r\n')}\r\n`;
  expectThree(await read('log.csv', content, options), 'named columns');
});

test('records of an API client, whose counts lie inside objects', async () => {
  const records = three.map(({ second, input, output }) => ({
    ...{ created: 1_700_000_000 + second, model: 'gpt' },
    response: { usage: { prompt_tokens: input, completion_tokens: output } },
  }));
  expectThree(await read('log.jsonl', json(records)), 'named columns');
});

test('Parquet, with dates of its own', async () => {
  await withLogs({ 'log.parquet': '' }, async (file = '') => {
    const database = await openDatabase({});
    const rows = three.map(
      ({ second, input, output }) => `(TIMESTAMP '2024-01-01 00:00:0${second}', ${input}, ${output})`,
    );
    await database.run(
      `COPY (FROM (VALUES ${rows}) t("time", prompt_tokens, completion_tokens)) TO ${text(file)} (FORMAT parquet)`,
    );
    await database.close();
    expectThree(await readLog(file), 'named columns');
  });
});

test.each([
  ['seconds since 1970', ['1700000000', '1700000001', '1700000003.0'], undefined],
  ['milliseconds since 1970', ['1700000000000', '1700000001000', '1700000003000'], undefined],
  ['microseconds since 1970', ['1700000000000000', '1700000001000000', '1700000003000000'], undefined],
  ['zones', ['2024-01-01T00:00:00Z', '2024-01-01T02:00:01+02:00', '2023-12-31T19:00:03-05:00'], undefined],
  ['plain seconds', ['0', '1', '3'], 's'],
  ['plain microseconds', ['0', '1000000', '3000000'], 'us'],
] as const)('times as %s', async (_name, times, timeUnit) => {
  const options = timeUnit === undefined ? {} : { timeUnit };
  expectThree(await read('log.csv', csv('time,input,output', times), options), 'named columns');
});

test('a unit that nobody says is taken as seconds, and that is said', async () => {
  const { notices } = await read('log.csv', csv('time,input,output', ['0', '1', '3']));
  expect(notices).toEqual([
    'time: numbers without a unit, taken as seconds. Say --time-unit ms (us, ns) if they are not.',
  ]);
});

test('files of several formats become one log, by patterns too', async () => {
  const first = csv('TIMESTAMP,ContextTokens,GeneratedTokens', [
    '2024-01-01 00:00:00',
    '2024-01-01 00:00:01',
    '2024-01-01 00:00:03',
  ]);
  const second = json([{ time: '2024-01-01T00:00:02Z', prompt_tokens: 5, completion_tokens: 6 }]);
  await withLogs({ 'a[1].csv': first, 'b.jsonl': second }, async (a = '', b = '') => {
    const { summary, notices } = await readLog([a, b.replace('b.jsonl', '*.jsonl'), b]);
    expect(summary).toMatchObject({ requests: 4, spanS: 3 });
    expect(notices).toEqual([]);
  });
});
