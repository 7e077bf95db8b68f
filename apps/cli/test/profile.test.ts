import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, fleetmix } from './run-cli.ts';

/** A run as `vllm bench serve --save-result` writes it. */
interface BenchRun {
  readonly backend: string;
  readonly model_id: string;
  readonly num_prompts: number;
  readonly request_rate: number | 'inf';
  readonly max_concurrency: number | null;
  readonly completed: number;
  readonly failed: number;
  readonly total_input_tokens: number;
  readonly total_output_tokens: number;
  readonly request_throughput: number;
  readonly mean_ttft_ms: number;
  readonly p95_ttft_ms: number;
  readonly p99_ttft_ms: number;
  readonly mean_tpot_ms: number;
  readonly p95_tpot_ms: number;
}

const prompts = 400;

function benchRun(input: number, output: number, more: Partial<BenchRun>): BenchRun {
  return {
    backend: 'vllm',
    model_id: 'meta-llama/Llama-3.1-8B-Instruct',
    num_prompts: prompts,
    request_rate: 'inf',
    max_concurrency: null,
    completed: prompts,
    failed: 0,
    total_input_tokens: prompts * input,
    total_output_tokens: prompts * output,
    request_throughput: 10,
    mean_ttft_ms: 90,
    p95_ttft_ms: 180,
    p99_ttft_ms: 240,
    mean_tpot_ms: 14,
    p95_tpot_ms: 22,
    ...more,
  };
}

/** The more is offered, the longer requests wait: TTFT passes 500 ms above 16 requests/s. */
const offered = [4, 16, 24].map((rate) =>
  benchRun(1000, 200, {
    request_rate: rate,
    request_throughput: 0.98 * rate,
    p95_ttft_ms: rate > 16 ? 2400 : 100 + 5 * rate,
    p99_ttft_ms: rate > 16 ? 3100 : 150 + 6 * rate,
  }),
);

/** Requests kept at once, at two sizes. */
const kept = [1, 8, 32].flatMap((running) => [
  benchRun(1000, 200, { max_concurrency: running, request_throughput: running / (1.5 + 0.04 * running) }),
  benchRun(4000, 200, { max_concurrency: running, request_throughput: running / (1.7 + 0.14 * running) }),
]);

const lines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

/** A new folder with these files; what is no text is written as JSON. */
function folderWith(files: Readonly<Record<string, string | object>>): string {
  const folder = emptyFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

async function json(args: readonly string[], cwd = emptyFolder()) {
  const { stdout, stderr, code } = await fleetmix(['profile', ...args, '--json'], { cwd });
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

function widthOf(text: string): number {
  return Math.max(...text.split('\n').map((line) => [...line].length));
}

const llama = ['--model', 'llama-3.1-8b', '--gpu', 'h100'];
const targets = ['--ttft', '500ms', '--tpot', '50ms'];

describe.concurrent('profile', () => {
  it('says what there is, and suggests its commands', async () => {
    const overview = await fleetmix(['profile']);
    for (const name of ['estimate', 'import', 'compare']) expect(overview.stdout).toContain(`profile ${name}`);
    expect(Object.keys(await json([]))).toEqual(['estimate', 'import', 'compare']);
    expect((await fleetmix(['profile', 'estmate'])).stderr).toContain('Did you mean "profile estimate"?');
  });

  it.each([
    [['estimate', '--gpu', 'h100'], 'name the model to serve'],
    [['estimate', '--model', 'llama-3.1-8b'], 'name the GPU: --gpu h100'],
    [['estimate', '--model', 'lama-3.1-8b', '--gpu', 'h100'], 'Did you mean "llama-3.1-8b"?'],
    [['estimate', '--model', 'llama-3.1-8b', '--gpu', 'h1000'], 'Did you mean "h100"?'],
    [['estimate', ...llama, '--size', '1000'], 'such as 1000x200'],
    [['estimate', ...llama, '--size', '0x5'], 'each from 1 to'],
    [['estimate', ...llama, '--tensor-parallel', 'two'], 'a whole number of GPUs'],
    [['estimate', ...llama, '--pipeline-parallel', '33'], 'has 32 layers'],
    [['estimate', ...llama, '--ttft', '500'], 'with its unit, such as 500ms'],
    [['estimate', ...llama, '--json', '--format', 'csv'], 'exclude each other'],
    [['estimate', ...llama, '--output', 'no.json/e.json'], 'cannot write'],
    [['import'], "name a benchmark's output"],
    [['import', 'nosuch.json'], 'cannot read "nosuch.json"'],
    [['import', 'bench.jsn'], 'Did you mean "bench.json"?'],
    [['import', 'folder'], 'is a folder. Name files in it, or a pattern in quotes such as "folder/*.json"'],
    [['import', 'folder/*.csv'], 'no file matches the pattern "folder/*.csv"'],
    [['import', 'folder/*.json'], 'no measurements were found in folder/*.json'],
    [['import', 'empty.json'], "is empty. Give a benchmark's output"],
    [['import', 'cut.json'], 'cut.json: line 13: the JSON breaks off here'],
    [['import', 'folder/other.json'], 'is not the output of a benchmark that can be read. Give one of:\n'],
    [['import', 'broken.json.gz'], 'its gzip is broken'],
    [['import', 'zeros.csv'], 'no measurements were found in zeros.csv'],
    [['import', 'h1000=bench.json'], 'no GPU is called "h1000"'],
    [['import', 'bench.json', '--gpu', 'h1000'], 'no GPU is called "h1000"'],
    [['import', '0xh100=bench.json'], 'it must be 1 to 1024'],
    [['import', '2xh100=one.csv'], 'says that it was measured on 1 x L40S, not on 2 x H100-SXM'],
    [['import', 'estimate.csv'], 'holds estimates of fleetmix, no measurements'],
    [['import', 'table.json', '--format', 'csv'], 'Write JSON or YAML'],
    [['compare'], 'name the measurements'],
    [['compare', 'bench.json'], 'do not say of which GPU they are. Say it: --gpu h100, or h100=FILE'],
    [['compare', 'h100=ours.json'], 'of the model "our/finetune", which is not in the catalog'],
    [['compare', 'v100=bench.json'], 'there is no estimate to hold measurements against'],
  ])('%j is refused in words and as JSON', async (args, message) => {
    const cwd = folderWith({
      'bench.json': benchRun(1000, 200, {}),
      'ours.json': benchRun(1000, 200, { model_id: 'our/finetune' }),
      'folder/other.json': { answer: 42 },
      'no.json': {},
      'empty.json': '',
      'broken.json.gz': 'no gzip at all',
      'cut.json': JSON.stringify(benchRun(1000, 200, {}), null, 2).slice(0, 300),
      'zeros.csv': 'inputTokens,outputTokens,requestsPerSecond\n100,10,0\n100,20,NaN\n',
      'one.csv': 'gpu,gpusPerReplica,inputTokens,outputTokens,requestsPerSecond\nL40S,1,100,10,4\n',
      'estimate.csv': 'source,inputTokens,outputTokens,requestsPerSecond\nestimated,100,10,4\n',
      'table.json': { gpu: 'L40S', points: [{ inputTokens: 100, outputTokens: 10, requestsPerSecond: 4 }] },
    });
    const run = await fleetmix(['profile', ...args], { cwd });
    expect(run.code).toBe(2);
    const said = run.stdout === '' ? run.stderr : JSON.parse(run.stdout).error.message;
    expect(said).toContain(message);
    expect(run.stderr).not.toMatch(/fault of fleetmix|\n {4}at /);
  });
});

describe.concurrent('profile estimate', () => {
  it('shows the engine, its memory, on what the estimate stands, and 24 sizes in a terminal of 100 columns', async () => {
    const { stdout, stderr, code } = await fleetmix(['profile', 'estimate', ...llama, ...targets]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Llama-3\.1-8B-Instruct on H100-SXM: estimated$/m);
    expect(stdout).toMatch(/memory +72\.0 GB of the GPU: 16\.1 weights, .* KV cache$/m);
    expect(stdout).toMatch(/KV cache +room for 4\d\d,\d{3} tokens/);
    expect(stdout).toContain('efficiencies measured on this GPU');
    expect(stdout).toContain('TTFT 500 ms and TPOT 50 ms at p95');
    expect(stdout.match(/^ +[\d,]+ +(30|100|300|1,000) /gm)).toHaveLength(24);
    expect(stdout).toMatch(/0 at 30000 x 30, .*the first token takes \d+ ms, not 500/);
    const table = stdout.split('\n').filter((line) => !line.includes('0 at'));
    expect(widthOf(table.join('\n'))).toBeLessThanOrEqual(100);
  });

  it('keeps every target at the rate that it states, and sustains less of larger requests', async () => {
    const { rows } = await json(['estimate', ...llama, ...targets]);
    expect(rows).toHaveLength(24);
    for (const row of rows) {
      expect(row).toMatchObject({ source: 'estimated', gpu: 'H100-SXM', precision: 'bf16', gpusPerReplica: 1 });
      if (row.requestsPerSecond === 0) {
        expect(row.best.ttftMs).toBeGreaterThan(500);
        continue;
      }
      expect(row.ttftMs.p95).toBeLessThanOrEqual(500);
      expect(row.tpotMs.p95).toBeLessThanOrEqual(50);
      expect(row.outputTokensPerSecond).toBeCloseTo(row.requestsPerSecond * row.outputTokens, 0);
    }
    const at = (input: number, output: number) =>
      rows.find((row: { inputTokens: number; outputTokens: number }) => {
        return row.inputTokens === input && row.outputTokens === output;
      }).requestsPerSecond;
    expect(at(100, 30)).toBeGreaterThan(at(1000, 30));
    expect(at(1000, 100)).toBeGreaterThan(at(1000, 1000));
  });

  it('has a line for each GPU where one size is asked, and says why one sustains nothing', async () => {
    const gpus = ['--gpu', 'h100,a100-80gb-pcie,l4,v100,h100'];
    const args = ['--model', 'qwen3-32b', ...gpus, '--size', '1000x200'];
    const { stdout } = await fleetmix(['profile', 'estimate', ...args]);
    expect(stdout).toMatch(/^ {2}H100-SXM +[\d.]+ +\d+ /m);
    expect(stdout.match(/^ {2}H100-SXM /gm)).toHaveLength(1);
    expect(stdout).toMatch(/0 at L4: each GPU needs 65\.5 GB of weights/);
    expect(stdout).toMatch(/0 at V100\S+: bf16 takes compute capability 8\.0/);
    expect(stdout).toMatch(/A100-80GB-PCIe: efficiencies measured on the same chip, as A100-80GB-SXM/);
  });

  it('spreads a model over several GPUs, and says so', async () => {
    const args = ['estimate', '--model', 'llama-3.1-70b', '--gpu', 'h100', '--size', '1000x200', '--ttft', '1s'];
    const split = ['--tensor-parallel', '4', '--weights', 'fp8', '--kv-cache', 'fp8', '--engine', 'trtllm'];
    const [one, four, eight, three] = await Promise.all([
      json(args),
      json([...args, ...split]),
      json([...args, ...split, '--pipeline-parallel', '2']),
      json([...args, '--tensor-parallel', '3']),
    ]);
    expect(one.rows[0]).toMatchObject({ requestsPerSecond: 0, reason: expect.stringContaining('GB of weights') });
    expect(four.rows[0]).toMatchObject({ gpusPerReplica: 4, engine: 'trtllm', precision: 'fp8', kvCache: 'fp8' });
    expect(four.rows[0].requestsPerSecond).toBeGreaterThan(1);
    expect(four.engines[0].memory.kvCacheTokens).toBeGreaterThan(1e6);
    expect(eight.rows[0]).toMatchObject({ gpusPerReplica: 8, tensorParallel: 4, pipelineParallel: 2 });
    expect(three.rows[0].reason).toContain('cannot be divided over 3 GPUs');
  });

  it('says the best that there is where a target cannot be met', async () => {
    const { stdout } = await fleetmix(['profile', 'estimate', ...llama, '--size', '10000x100', '--ttft', '100ms']);
    expect(stdout).toMatch(/^ +10,000 +100 +0 +0 +\d+\* +[\d.]+\*$/m);
    expect(stdout).toContain('* of a request that is alone');
  });

  it('writes the same as CSV and YAML', async () => {
    const cwd = emptyFolder();
    const args = ['estimate', ...llama, '--size', '1000x200,100x1', '--percentile', 'p99'];
    const written = await fleetmix(['profile', ...args, '-o', 'estimate.csv'], { cwd });
    expect(written).toMatchObject({ code: 0, stdout: '', stderr: 'Wrote estimate.csv\n' });
    const [header, ...rows] = readFileSync(join(cwd, 'estimate.csv'), 'utf8').trim().split('\n');
    expect(header).toMatch(/^source,model,gpu,.*inputTokens,outputTokens,requestsPerSecond,.*ttftMs\.p99,tpotMs\.p99/);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['estimated', 'estimated']);
    const yaml = parse((await fleetmix(['profile', ...args, '--format', 'yaml'])).stdout);
    expect(yaml).toEqual(await json(args));
  });
});

describe.concurrent('profile import', () => {
  it('shows runs of several files in order, with what was not used', async () => {
    const cwd = folderWith({
      'results/run-10.json': offered[1] as BenchRun,
      'results/run-2.json': offered[0] as BenchRun,
      'results/notes.json': { by: 'me' },
      'results/more/run.jsonl': lines([
        benchRun(300, 50, { max_concurrency: 8 }),
        benchRun(300, 50, { request_throughput: 0 }),
      ]),
    });
    const { stdout, stderr } = await fleetmix(['profile', 'import', 'results/**/*.json*', '--gpu', 'h100'], { cwd });
    expect(stdout).toContain('3 runs (vllm-bench)');
    expect(stdout).toContain('Llama-3.1-8B-Instruct on H100-SXM (vllm): measured');
    expect(stdout).toMatch(
      /300 +50 +8 at once .*\n +1,000 +200 +4 req\/s +3\.92 .*run-2\.json\n.*16 req\/s .*run-10\.json/,
    );
    expect(stderr).toContain('Left out: results/notes.json: is not the output of a benchmark');
    expect(stderr).toContain('Not used: requestsPerSecond is 0 (results/more/run.jsonl: line 2).');
  });

  it('finds the highest rate inside the targets, and whether it is a limit', async () => {
    const cwd = folderWith({ 'runs.jsonl': lines(offered), 'slow.json': offered[0] as BenchRun });
    const { stdout } = await fleetmix(['profile', 'import', 'h100=runs.jsonl', ...targets], { cwd });
    expect(stdout).toContain('Inside TTFT 500 ms and TPOT 50 ms at p95: measured');
    expect(stdout).toMatch(/^ +1,000 +200 +3 +15\.7 +reached$/m);
    const slow = await json(['import', 'slow.json', '--ttft', '500ms'], cwd);
    expect(slow.capacity).toMatchObject({
      source: 'measured',
      slo: { ttftMs: 500, percentile: 0.95 },
      replicas: [
        { sizes: [{ inputTokens: 1000, outputTokens: 200, requestsPerSecond: 3.92, isLimit: false, runs: 1 }] },
      ],
    });
    const none = await fleetmix(['profile', 'import', 'runs.jsonl', '--ttft', '10ms', '--percentile', 'p90'], { cwd });
    expect(none.stdout).toMatch(/ 0 +below every measured rate$/m);
    expect(none.stdout).toMatch(/1000 x 200: p90 of TTFT is not recorded; p95 is used$/m);
  });

  it.each(['profile.json', 'profile.csv'])('writes %s, which reads back as the same', async (file) => {
    const cwd = folderWith({
      'a.jsonl': lines(offered),
      'b.jsonl': lines(kept),
      'c.csv': 'gpu,inputTokens,outputTokens,requestsPerSecond,ttftMs.p95,tpotMs.mean\nl40s,100,10,5,100,\n',
    });
    const files = ['2xh100=a.jsonl', 'b.jsonl', 'c.csv'];
    const first = await json(['import', ...files, ...targets], cwd);
    expect(first.measurements).toHaveLength(10);
    await fleetmix(['profile', 'import', ...files, ...targets, '--output', file], { cwd });
    const again = await json(['import', file, ...targets], cwd);
    const bare = (rows: readonly object[]) => rows.map((row) => ({ ...row, source: '' }));
    expect(bare(again.measurements)).toEqual(bare(first.measurements));
    expect(again.capacity).toEqual(first.capacity);
    expect(first.measurements[0]).toMatchObject({ gpu: 'H100-SXM', gpusPerReplica: 2, tensorParallel: 2 });
    expect(first.measurements.at(-1)).toMatchObject({ gpu: 'L40S', ttftMs: { p95: 100 } });
  });

  it('completes what files do not say, and tells where they say something else', async () => {
    const cwd = folderWith({
      'rows.csv':
        'model,gpu,tensorParallel,inputTokens,outputTokens,requestsPerSecond\n,,,100,10,5\nours,a100,2,100,10,5\n',
    });
    const args = ['import', 'rows.csv', '--model', 'qwen3-32b', '--gpu', 'l40s', '--tensor-parallel', '4'];
    const { measurements } = JSON.parse((await fleetmix(['profile', ...args, '--json'], { cwd })).stdout);
    expect(measurements).toMatchObject([
      { model: 'Qwen/Qwen3-32B', gpu: 'L40S', tensorParallel: 4, gpusPerReplica: 4 },
      { model: 'Qwen/Qwen3-32B', gpu: 'A100-80GB-SXM', tensorParallel: 2, gpusPerReplica: 2 },
    ]);
    const { stderr } = await fleetmix(['profile', ...args], { cwd });
    expect(stderr).toContain('--gpu L40S completes what is not said: 1 entry names another, such as A100-80GB-SXM.');
    expect(stderr).toContain('--tensor-parallel 4 completes');
    expect(stderr).not.toContain('--model');
  });

  it('takes of a file with several GPUs what is asked for, each by its own name', async () => {
    const rows = 'gpu,inputTokens,outputTokens,requestsPerSecond\nh100,100,10,5\nh100-pcie,100,10,4\nl4,100,10,1\n';
    const cwd = folderWith({ 'rows.csv': rows });
    const args = ['profile', 'import', 'h100-pcie=rows.csv', 'l4=rows.csv', '--json'];
    const { stdout, stderr } = await fleetmix(args, { cwd });
    const { measurements } = JSON.parse(stdout);
    expect(measurements.map(({ gpu, requestsPerSecond }: Record<string, unknown>) => [gpu, requestsPerSecond])).toEqual(
      [
        ['H100-PCIe', 4],
        ['L4', 1],
      ],
    );
    expect(stderr).toContain('Not used: 2 entries of rows.csv, measured on something else.');
  });

  it('reads what is packed with gzip', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'runs.jsonl.gz'), gzipSync(lines(offered)));
    expect((await json(['import', 'h100=runs.jsonl.gz'], cwd)).measurements).toHaveLength(3);
  });

  it('reads stdin, and shows capacities that a file states itself', async () => {
    const profile = {
      gpu: 'L40S',
      tputs: [
        [4, 2],
        [3, 0],
      ],
      indexes: [
        [10, 20],
        [100, 200],
      ],
      slos: { ttft: 0.5, percentile: 99 },
    };
    const { stdout, stderr, code } = await fleetmix(['profile', 'import', '-'], { stdin: JSON.stringify(profile) });
    expect(code).toBe(0);
    expect(stdout).toContain('1 table of capacities (aibrix-profile)');
    expect(stdout).toContain('targets: TTFT 500 ms at p99');
    expect(stdout).toMatch(/input +out 10 +out 20\n +100 +4 +3\n +200 +2$/m);
    expect(stderr).toContain('throughput is 0: the targets did not hold (stdin: input 200, output 20)');
  });
});

describe.concurrent('profile compare', () => {
  it('has a line for each run with what was measured, estimated, and how far off that is', async () => {
    const cwd = folderWith({ 'kept.jsonl': lines(kept) });
    const { stdout, stderr, code } = await fleetmix(['profile', 'compare', 'kept.jsonl', '--gpu', 'h100'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Llama-3.1-8B-Instruct on H100-SXM: 6 runs measured, against the estimate');
    expect(stdout.match(/^ +[14],000 +200 +\d+ at once .* [+−]?\d+ %$/gm)).toHaveLength(6);
    expect(stdout).toMatch(/Median error of the estimate: requests\/s [\d.]+ %, TTFT [\d.]+ %, TPOT [\d.]+ % \(6 comp/);
    expect(stdout).toMatch(/corrected by the other sizes alone, by [\d.]+ %/);
    expect(stdout).toMatch(
      /Fitted: requests\/s times [\d.]+ at 1000 x 200, [\d.]+ at 4000 x 200, [\d.]+ far from them/,
    );
    expect(widthOf(stdout)).toBeLessThanOrEqual(100);
  });

  it('states errors that follow from its figures, and is nearer with the correction where all are off alike', async () => {
    const cwd = folderWith({ 'kept.jsonl': lines(kept) });
    const { replicas } = await json(['compare', 'h100=kept.jsonl'], cwd);
    const [{ comparisons, medianErrors, correction }] = replicas;
    for (const { requestsPerSecond } of comparisons) {
      const { measured, estimated, error } = requestsPerSecond;
      expect(error).toBeCloseTo(estimated / measured - 1, 4);
    }
    const sizes = comparisons.map((row: { requestsPerSecond: { error: number } }) =>
      Math.abs(row.requestsPerSecond.error),
    );
    expect(medianErrors.requestsPerSecond).toBeGreaterThanOrEqual(Math.min(...sizes));
    expect(medianErrors.requestsPerSecond).toBeLessThanOrEqual(Math.max(...sizes));
    expect(correction.factors).toHaveLength(2);

    // Half of what is estimated, everywhere: a factor of a half mends all of it.
    const half = comparisons.map(
      (row: { concurrency: number; inputTokens: number; requestsPerSecond: { estimated: number } }) =>
        benchRun(row.inputTokens, 200, {
          max_concurrency: row.concurrency,
          request_throughput: row.requestsPerSecond.estimated / 2,
        }),
    );
    writeFileSync(join(cwd, 'half.jsonl'), lines(half));
    const mended = (await json(['compare', 'h100=half.jsonl'], cwd)).replicas[0].correction;
    expect(mended.before).toBeCloseTo(1, 2);
    expect(mended.after).toBeLessThan(0.01);
    expect(mended.farFactor).toBeCloseTo(0.5, 2);
  });

  it('holds runs with an offered rate against the highest rate inside the targets', async () => {
    const cwd = folderWith({ 'runs.jsonl': lines(offered), 'slow.json': offered[0] as BenchRun });
    const { replicas } = await json(['compare', 'runs.jsonl', '--gpu', 'h100', ...targets], cwd);
    expect(replicas[0].comparisons).toMatchObject([{ kind: 'capacity', requestsPerSecond: { measured: 15.68 } }]);
    const estimate = await json(['estimate', ...llama, ...targets, '--size', '1000x200'], cwd);
    expect(replicas[0].comparisons[0].requestsPerSecond.estimated).toBe(estimate.rows[0].requestsPerSecond);
    const slow = await fleetmix(['profile', 'compare', 'slow.json', '--gpu', 'h100', ...targets], { cwd });
    expect(slow.stdout).toContain('no measured rate reached a limit');
    expect(slow.stdout).toContain('nothing could be compared');
  });

  it('tells replicas apart, and takes engine and model from files that name them', async () => {
    const row = { inputTokens: 1000, outputTokens: 200, concurrency: 8, requestsPerSecond: 4 };
    const cwd = folderWith({
      'rows.json': [
        { ...row, model: 'llama-3.1-8b', gpu: 'H100', engine: 'sglang', precision: 'fp8' },
        { ...row, model: 'llama-3.1-70b', gpu: 'H100', engine: 'TRT-LLM', gpusPerReplica: 8, tensorParallel: 4 },
        { ...row, model: 'llama-3.1-70b', gpu: 'l4' },
      ],
    });
    const run = await fleetmix(['profile', 'compare', 'rows.json', '--json'], { cwd });
    expect(JSON.parse(run.stdout).replicas).toMatchObject([
      { model: 'meta-llama/Llama-3.1-8B-Instruct', engine: 'sglang', precision: 'fp8', tensorParallel: 1 },
      { engine: 'trtllm', tensorParallel: 4, pipelineParallel: 2, gpusPerReplica: 8 },
    ]);
    expect(run.stderr).toMatch(/Left out, without an estimate: Llama-3\.1-70B-Instruct on L4: each GPU needs/);
    const csv = await fleetmix(['profile', 'compare', 'rows.json', '--format', 'csv'], { cwd });
    expect(csv.stdout.split('\n')[0]).toMatch(/^model,gpu,.*requestsPerSecond\.measured,requestsPerSecond\.estimated/);
    expect(csv.stdout.trim().split('\n')).toHaveLength(3);
  });
});
