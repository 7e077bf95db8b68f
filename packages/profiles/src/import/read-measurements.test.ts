import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Measurement } from './measurement.ts';
import { MeasurementError } from './measurement-error.ts';
import * as outputs from './outputs.test.kit.ts';
import { readMeasurements } from './read-measurements.ts';

const llama = 'meta-llama/Llama-3.1-8B-Instruct';

function only(text: string): Measurement {
  const { measurements } = readMeasurements(text, 'run.json');
  expect(measurements).toHaveLength(1);
  return measurements[0] as Measurement;
}

test('a run of vllm bench serve keeps its rate, sizes and every percentile', () => {
  expect(only(JSON.stringify(outputs.vllm))).toEqual({
    source: 'run.json',
    model: llama,
    engine: 'openai',
    inputTokens: 512,
    outputTokens: 128,
    requestRate: 4,
    requestsPerSecond: 3.9,
    ttftMs: { mean: 60, p50: 55, p99: 140 },
    tpotMs: { mean: 12, p50: 11.5, p99: 18 },
    itlMs: { mean: 12.1, p50: 10, p99: 45 },
    e2eMs: { mean: 1584, 'p99.9': 2900 },
    requests: 400,
    failed: 0,
  });
});

test('an infinite rate, as text or as Python writes it, is no rate', () => {
  const text = JSON.stringify({ ...outputs.vllm, request_rate: 'inf', max_concurrency: 16 });
  expect(only(text)).not.toHaveProperty('requestRate');
  const { measurements } = readMeasurements(outputs.texts['sglang'] as string, 'runs.jsonl');
  expect(measurements.map(({ concurrency, requestRate }) => [concurrency, requestRate])).toEqual([
    [16, undefined],
    [32, undefined],
  ]);
  expect(measurements[1]).toMatchObject({ source: 'runs.jsonl line 2', engine: 'sglang', e2eMs: { p99: 2400 } });
});

test('runs that older versions of vLLM did not finish count as failed', () => {
  const { failed: _, ...run } = outputs.vllm;
  expect(only(JSON.stringify({ ...run, completed: 390 })).failed).toBe(10);
});

test('lists of single requests give the percentiles that the run does not state, failed requests left out', () => {
  const run = {
    ...outputs.vllm,
    input_lens: [500, 520, 900],
    output_lens: [3, 5, 0],
    ttfts: [0.1, 0.2, 0],
    itls: [[0.01, 0.03], [0.02, 0.02, 0.02, 0.06], []],
    latencies: [0.14, 0.32, 0],
    errors: ['', '', 'timed out'],
  };
  const { ttftMs, tpotMs, itlMs, inputTokens, outputTokens } = only(JSON.stringify(run));
  expect([inputTokens, outputTokens]).toEqual([510, 4]);
  expect(ttftMs).toMatchObject({ mean: 60, p99: 140, p95: expect.closeTo(195, 6) });
  expect(tpotMs?.['p90']).toBeCloseTo(20 + 0.9 * 10, 6);
  expect(itlMs?.['p95']).toBeCloseTo(52.5, 6);
});

test('TPOT of GuideLLM is its inter-token latency, a mean for each request, and never what counts the first token in', () => {
  const { format, measurements, notices } = readMeasurements(JSON.stringify(outputs.guidellm), 'report.json');
  expect(format).toBe('guidellm');
  expect(measurements.map(({ requestRate, concurrency }) => [requestRate, concurrency])).toEqual([
    [4, undefined],
    [undefined, 16],
    [undefined, 1],
  ]);
  expect(measurements[0]).toMatchObject({
    source: 'report.json benchmarks[0]',
    model: llama,
    inputTokens: 512,
    outputTokens: 128,
    requestsPerSecond: 3.9,
    tpotMs: { mean: 12, p99: 18, 'p0.1': 6, p5: 8 },
    e2eMs: { mean: 1584, p99: 2400 },
    failed: 0,
  });
  expect(measurements[0]?.tpotMs?.['p99.9']).toBeCloseTo(19.8, 9);
  expect(measurements[0]).not.toHaveProperty('itlMs');
  expect(notices.join()).toContain('time_per_output_token_ms');
});

test('reports of GuideLLM up to 0.3 are read as well', () => {
  expect(only(JSON.stringify(outputs.oldGuidellm))).toMatchObject({
    model: llama,
    requestRate: 4,
    requests: 400,
    failed: 2,
  });
});

test('AIPerf and GenAI-Perf say their load in different places', () => {
  expect(only(JSON.stringify(outputs.aiperf))).toMatchObject({
    model: llama,
    concurrency: 16,
    inputTokens: 512,
    outputTokens: 128,
    ttftMs: { mean: 60, p99: 140 },
    tpotMs: { mean: 12, p99: 18 },
    requests: 400,
  });
  expect(only(JSON.stringify(outputs.genaiPerf))).toMatchObject({ model: llama, requestRate: 4 });
  const loadgen = {
    ...outputs.aiperf,
    input_config: { loadgen: { concurrency: 8 }, endpoint: { model_names: ['m'] } },
  };
  expect(only(JSON.stringify(loadgen))).toMatchObject({ model: 'm', concurrency: 8 });
});

test('a unit that AIPerf states is believed', () => {
  const run = { ...outputs.aiperf, time_to_first_token: { unit: 'us', avg: 60_000, p99: 140_000 } };
  expect(only(JSON.stringify(run)).ttftMs).toEqual({ mean: 60, p99: 140 });
});

test('errors that AIPerf lists are failed requests, and a cancelled run is not used', () => {
  expect(only(JSON.stringify({ ...outputs.aiperf, error_summary: [{ count: 3 }, { count: 2 }] })).failed).toBe(5);
  const { skipped } = readMeasurements(JSON.stringify({ ...outputs.aiperf, was_cancelled: true }), 'run.json');
  expect(skipped).toEqual([{ reason: 'the run was cancelled', where: ['the whole file'], count: 1 }]);
});

test('inference-perf is in seconds, and keeps TPOT and ITL apart', () => {
  const run = only(JSON.stringify(outputs.inferencePerf));
  expect(run).toMatchObject({ requestRate: 4, requestsPerSecond: 3.9, inputTokens: 512, outputTokens: 128, failed: 0 });
  expect(run.tpotMs).toMatchObject({ mean: 12, p99: 18, p90: expect.closeTo(16.2, 6) });
  expect(run.itlMs?.['p99']).toBeCloseTo(45, 9);
});

test('lines of AIBrix that share their settings are one run', () => {
  const second = outputs.aibrixLines.map((line) => ({ ...line, request_rate: 8 }));
  const text = [...outputs.aibrixLines, ...second, ...outputs.aibrixLines]
    .map((line) => JSON.stringify(line))
    .join('\n\n');
  const { measurements } = readMeasurements(text, 'a100.jsonl');
  expect(measurements.map(({ requestRate, source }) => [requestRate, source])).toEqual([
    [4, 'a100.jsonl line 1'],
    [8, 'a100.jsonl line 11'],
    [4, 'a100.jsonl line 21'],
  ]);
  expect(measurements[0]).toMatchObject({ tpotMs: { mean: 12, p50: 11.5, p90: 16, p99: 18 }, e2eMs: { p99: 2400 } });
});

test("rows of AIBrix's profile are outputs and its columns inputs", () => {
  const { tables, skipped } = readMeasurements(outputs.pythonJson(outputs.aibrixProfile), 'a100.json');
  expect(tables).toEqual([
    {
      source: 'a100.json',
      gpu: 'a100',
      slo: { ttftMs: 500, tpotMs: 50, percentile: 0.99 },
      points: [
        { inputTokens: 128, outputTokens: 8, requestsPerSecond: 30 },
        { inputTokens: 1024, outputTokens: 8, requestsPerSecond: 10 },
        { inputTokens: 128, outputTokens: 64, requestsPerSecond: 12 },
        { inputTokens: 1024, outputTokens: 64, requestsPerSecond: 7 },
      ],
    },
  ]);
  expect(skipped).toEqual([
    { reason: 'throughput is not a positive number', where: ['input 128, output 512'], count: 1 },
    { reason: 'throughput is 0: the targets did not hold', where: ['input 1024, output 512'], count: 1 },
  ]);
});

test('a profile of AIBrix whose rows are inputs, as its docstring has it, is refused', () => {
  const turned = {
    ...outputs.aibrixProfile,
    tputs: [
      [30, 12, 1],
      [10, 7, 1],
    ],
  };
  const { tables, skipped } = readMeasurements(JSON.stringify(turned), 'a100.json');
  expect(tables).toEqual([]);
  expect(skipped[0]?.reason).toContain('rows must be outputs');
});

test("rows of Mélange's tputs are inputs, and only its own grid has sizes", () => {
  const tputs = Array.from({ length: 10 }, (_, input) =>
    Array.from({ length: 6 }, (_, output) => 100 - 10 * input - output),
  );
  const { tables } = readMeasurements(JSON.stringify({ gpu_info: { A10G: { cost: 1, tputs } } }), 'config.json');
  expect(tables[0]?.gpu).toBe('A10G');
  expect(tables[0]?.points[1]).toEqual({ inputTokens: 25, outputTokens: 100, requestsPerSecond: 99 });
  expect(tables[0]?.points.at(-1)).toEqual({ inputTokens: 32_000, outputTokens: 2000, requestsPerSecond: 5 });
  const small = readMeasurements(JSON.stringify({ A10G: { cost: 1, tputs: [[1, 2]] } }), 'config.json');
  expect([small.tables, small.skipped[0]?.reason]).toEqual([[], expect.stringContaining('tputs of 1 x 2')]);
});

test('a row of InferenceX is a whole replica at a fixed concurrency, in milliseconds', () => {
  expect(only(outputs.texts['inferencex'] as string)).toMatchObject({
    gpu: 'h200-cw',
    gpusPerReplica: 8,
    tensorParallel: 8,
    precision: 'fp4',
    concurrency: 64,
    requestsPerSecond: 6.25,
    ttftMs: { mean: 200, p50: 190, p99: 600 },
    tpotMs: { mean: 9.5, p99: 9.9 },
    e2eMs: { p99: 11_000 },
  });
  const disagg = readMeasurements(JSON.stringify([{ ...outputs.inferencexRow, disagg: 'True' }]), 'rows.json');
  expect(disagg.skipped[0]?.reason).toContain('disagg');
});

test('a row of the dashboard of InferenceX keeps its figures apart, and counts its GPUs', () => {
  const { hw: hardware, tp: _, tput_per_gpu, output_tput_per_gpu, mean_tpot, ...rest } = outputs.inferencexRow;
  const row = { ...rest, hardware, decode_tp: 4, num_decode_gpu: 8, disagg: 'f' };
  const metrics = { tput_per_gpu, output_tput_per_gpu, mean_tpot, median_tpot: 0.009 };
  expect(only(JSON.stringify([{ ...row, metrics }]))).toMatchObject({
    gpu: 'h200-cw',
    gpusPerReplica: 8,
    tensorParallel: 4,
    requestsPerSecond: 6.25,
    tpotMs: { mean: 9.5, p50: 9 },
  });
});

test('rows of llm-d-planner keep ITL as ITL, and are read from a table too', () => {
  const row = only(outputs.texts['planner'] as string);
  expect(row).toMatchObject({
    source: 'run.json benchmarks[0]',
    gpusPerReplica: 2,
    requestRate: 4,
    requestsPerSecond: 3.9,
  });
  expect([row.tpotMs, row.itlMs]).toEqual([undefined, { mean: 12.1, p95: 30 }]);
  const csv = `${Object.keys(outputs.plannerRow).join(';')}\r\n${Object.values(outputs.plannerRow).join(';')}\r\n`;
  expect(only(csv)).toEqual({ ...row, source: 'run.json line 2' });
});

test('rows of AIConfigurator are said to be predictions', () => {
  const { measurements, notices } = readMeasurements(outputs.aiconfiguratorCsv, 'best.csv');
  expect(measurements[0]).toMatchObject({
    model: 'Llama-3.1-8B, instruct',
    gpu: 'h200_sxm',
    requestsPerSecond: 9.8,
    gpusPerReplica: 2,
  });
  expect(notices).toContain('Rows of AIConfigurator are predictions, not measurements.');
});

test('what is read can be written as JSON and read again', () => {
  for (const text of Object.values(outputs.texts)) {
    const { measurements, tables } = readMeasurements(text, 'run');
    const again = readMeasurements(JSON.stringify({ measurements, tables }), 'run');
    const unplaced = <Entry extends { readonly source: string }>(entries: readonly Entry[]) =>
      entries.map((entry) => ({ ...entry, source: '' }));
    expect([unplaced(again.measurements), unplaced(again.tables)]).toEqual([unplaced(measurements), unplaced(tables)]);
  }
});

test('own measurements can be a table, with latencies as columns', () => {
  const csv =
    'gpu,inputTokens,outputTokens,requestRate,requestsPerSecond,ttftMs.p95,tpotMs.mean\nL4,512,128,2,1.9,120,\n';
  expect(only(csv)).toEqual({
    source: 'run.json line 2',
    gpu: 'L4',
    inputTokens: 512,
    outputTokens: 128,
    requestRate: 2,
    requestsPerSecond: 1.9,
    ttftMs: { p95: 120 },
  });
});

test('zeros and NaN are reported and not used', () => {
  const runs = [
    { ...outputs.vllm, mean_tpot_ms: 0, p99_tpot_ms: Number.NaN },
    { ...outputs.vllm, request_throughput: 0 },
    { ...outputs.vllm, total_output_tokens: 0 },
  ];
  const { measurements, skipped } = readMeasurements(outputs.pythonJson(runs), 'runs.json');
  expect(measurements.map(({ tpotMs }) => tpotMs)).toEqual([{ p50: 11.5 }]);
  expect(skipped).toEqual([
    { reason: 'TPOT of 0 or not a number is left out', where: ['[0]'], count: 1 },
    { reason: 'requestsPerSecond is 0', where: ['[1]'], count: 1 },
    { reason: 'outputTokens is 0', where: ['[2]'], count: 1 },
  ]);
});

test('many entries that are skipped for one reason are counted, and the first ten named', () => {
  const runs = Array.from({ length: 30 }, () => ({ ...outputs.vllm, request_throughput: 0 }));
  const { skipped } = readMeasurements(JSON.stringify(runs), 'runs.json');
  expect(skipped[0]).toMatchObject({ count: 30, where: { length: 10 } });
});

const refused: readonly (readonly [name: string, text: string, message: RegExp])[] = [
  ['nothing', ' \n', /^run\.json: is empty/],
  [
    'JSON that breaks off',
    JSON.stringify(outputs.vllm, undefined, 2).slice(0, 200),
    /^run\.json: line \d+: the JSON breaks off here/,
  ],
  ['a line that breaks off', '{"a":1}\n{"a":1,\n', /^run\.json: line 2: the JSON breaks off here/],
  ['JSON with a fault', '{\n  "a": 1,\n  "b": tru\n}', /^run\.json: line 3: is not JSON/],
  ['prose', 'Successful requests: 400', /line 1: is neither JSON nor a table/],
  ['a table without rows', 'isl,osl\n', /line 1: holds no rows/],
  ['a quote that is not closed', 'a,b\n1,"2\n', /line 2: a quote is not closed/],
  ['another document', '{"hello": [1, 2]}', /GuideLLM report[\s\S]*Mélange/],
];

test.each(refused)('%s is refused with its place and the remedy', (_, text, message) => {
  expect(() => readMeasurements(text, 'run.json')).toThrow(MeasurementError);
  expect(() => readMeasurements(text, 'run.json')).toThrow(message);
});

test('whatever happens to a text, it is read or refused with a MeasurementError', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat(30),
    put: fc.string({ maxLength: 5 }),
  });
  const text = fc.constantFrom(...Object.values(outputs.texts));
  fc.assert(
    fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (original, edits) => {
      const mutated = edits.reduce((result, { at, drop, put }) => {
        const start = Math.floor(at * result.length);
        return `${result.slice(0, start)}${put}${result.slice(start + drop)}`;
      }, original);
      try {
        for (const run of readMeasurements(mutated, 'run').measurements) {
          expect(Math.min(run.inputTokens, run.outputTokens, run.requestsPerSecond)).toBeGreaterThan(0);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(MeasurementError);
      }
    }),
    { numRuns: 2000 },
  );
});

test('whatever stands in the place of a value, it is read or refused with a MeasurementError', () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('NaN', 'inf', -1, 0, 1e308, '__proto__'));
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(outputs.texts)),
      fc.nat(),
      value,
      (original, position, replacement) => {
        const places = [...original.matchAll(/(?<=: ?)(?:"[^"]*"|-?[\d.]+|true|false|null|\[\])/g)];
        const place = places[position % Math.max(1, places.length)];
        if (place === undefined) return;
        const mutated = `${original.slice(0, place.index)}${JSON.stringify(replacement)}${original.slice(place.index + place[0].length)}`;
        try {
          readMeasurements(mutated, 'run');
        } catch (error) {
          expect(error).toBeInstanceOf(MeasurementError);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
