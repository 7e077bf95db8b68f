import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, fleetmix } from './run-cli.ts';

/** 300 requests in five minutes: most are chats, every tenth asks about a document. */
const log = [
  'time,input_tokens,output_tokens',
  ...Array.from({ length: 300 }, (_, second) => {
    const at = new Date(Date.UTC(2026, 4, 1, 10) + 1000 * second).toISOString();
    return second % 10 === 0 ? `${at},6200,300` : `${at},${380 + second},45`;
  }),
].join('\n');

const config = {
  model_type: 'llama',
  num_hidden_layers: 32,
  hidden_size: 4096,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  intermediate_size: 14_336,
  vocab_size: 128_256,
  max_position_embeddings: 131_072,
  torch_dtype: 'bfloat16',
};

function folderWithLog(): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'requests.csv'), log);
  return cwd;
}

const flags = ['--trace', 'requests.csv', '--model', 'llama-3.1-8b', '--ttft', '800ms', '--tpot', '50ms'];
const shared = fileURLToPath(new URL('../../../../shared/data/traces/', import.meta.url));

describe.concurrent('plan --trace', () => {
  it('offers prefill and decode on machines of their own where asked, which never costs more', async () => {
    const cwd = folderWithLog();
    const pinned = [
      ...flags.slice(0, 4),
      '--ttft',
      '800ms',
      '--tpot',
      '12ms',
      '--provider',
      'hyperstack',
      '--scale',
      '60x',
    ];
    const [together, apart] = await Promise.all([
      fleetmix(['plan', ...pinned, '--json'], { cwd }),
      fleetmix(['plan', ...pinned, '--disaggregate', '--kv-link', '25', '--json'], { cwd }),
    ]);
    const [before, after] = [JSON.parse(together.stdout), JSON.parse(apart.stdout)];
    expect(after).toMatchObject({ status: 'planned', violations: [], counts: { poolFallbacks: 1 } });
    expect(after.usdPerHour).toBeLessThanOrEqual(before.usdPerHour);
    expect(after.notices.join()).toMatch(/KV caches are taken to move at 25 GB\/s a GPU, at no charge/);
    expect(await fleetmix(['plan', ...pinned, '--kv-link', '25'], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--kv-link goes with --disaggregate'),
    });
  });

  it('plans from a log, a model, targets and prices, and says where every figure comes from', async () => {
    const { stdout, code } = await fleetmix(['plan', ...flags, '--segment', 'neocloud', '--json'], {
      cwd: folderWithLog(),
    });
    const plan = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(plan).toMatchObject({ status: 'planned', guarantee: { kind: 'optimal' }, violations: [] });
    for (const replica of plan.replicas) {
      expect(replica.capacitySource).toEqual(['estimated']);
      expect(replica.priceSource).toMatch(/20\d\d-\d\d-\d\d/);
      expect(replica.serving).toMatchObject({ model: 'meta-llama/Llama-3.1-8B-Instruct', engine: 'vllm' });
    }
    for (const route of plan.routes) expect(route.capacitySource).toBe('estimated');
    expect(plan.notices.join('\n')).toContain('estimated');
  });

  it('tells people the sources of capacities in the table', async () => {
    const { stdout } = await fleetmix(['plan', ...flags], { cwd: folderWithLog() });
    expect(stdout).toMatch(/USD\/hour +Capacity/);
    expect(stdout).toMatch(/ estimated$/m);
  });

  it('costs more for more traffic, for tighter targets, and for fewer GPUs to choose from', async () => {
    const cwd = folderWithLog();
    const cost = async (scale: string, ...more: string[]) =>
      JSON.parse((await fleetmix(['plan', ...flags, '--scale', scale, ...more, '--json'], { cwd })).stdout).usdPerHour;
    const [base, twice, tight, few] = await Promise.all([
      cost('50x'),
      cost('100x'),
      cost('50x', '--e2e', '1s'),
      cost('50x', '--gpu', 'l40s'),
    ]);
    expect(twice).toBeGreaterThan(1.5 * base);
    expect(tight).toBeGreaterThan(base);
    expect(few).toBeGreaterThan(base);
  });

  it('keeps to stock', async () => {
    const args = ['plan', ...flags, '--scale', '100x', '--gpu', 'l40s,a100-80gb-pcie', '--stock', 'l40s=2', '--json'];
    const plan = JSON.parse((await fleetmix(args, { cwd: folderWithLog() })).stdout);
    expect(plan.stock).toContainEqual({ gpu: 'L40S', used: expect.any(Number), available: 2 });
    expect(plan.stock.find(({ gpu }: { gpu: string }) => gpu === 'L40S').used).toBeLessThanOrEqual(2);
  });

  it('takes the model from a config.json, and its prices from a file', async () => {
    const cwd = folderWithLog();
    mkdirSync(join(cwd, 'our-model'));
    writeFileSync(join(cwd, 'our-model/config.json'), JSON.stringify(config));
    writeFileSync(join(cwd, 'prices.csv'), 'provider,gpu,gpuCount,usdPerHour,sku\nOur Rack,h100,8,20,rack\n');
    const args = ['plan', '--trace', 'requests.csv', '--model', 'our-model/config.json', '--prices', 'prices.csv'];
    const { stdout, stderr } = await fleetmix([...args, '--ttft', '1s', '--json'], { cwd });
    const { replicas } = JSON.parse(stdout);
    expect(stderr).toContain('1 price from prices.csv');
    expect(replicas).toHaveLength(1);
    expect(replicas[0]).toMatchObject({ gpu: 'H100-SXM', usdPerHour: 20, serving: { model: 'our-model' } });
  });

  it('reads its flags from a file, and lets the command line go before them', async () => {
    const cwd = folderWithLog();
    mkdirSync(join(cwd, 'settings'));
    const settings =
      'trace: ../requests.csv\nmodel: llama-3.1-8b\nttft: 800ms\ngpu: [l40s, h100]\nstock: { h100: 1 }\n';
    writeFileSync(join(cwd, 'settings/chat.yaml'), settings);
    const [file, typed] = await Promise.all([
      fleetmix(['plan', 'settings/chat.yaml', '--json'], { cwd }),
      fleetmix(['plan', 'settings/chat.yaml', '--gpu', 'b200', '--json'], { cwd }),
    ]);
    expect(JSON.parse(file.stdout).replicas[0].gpu).toMatch(/L40S|H100/);
    expect(JSON.parse(typed.stdout).replicas[0].gpu).toBe('B200-SXM');
  });

  it('serves what no offer is fast enough for as fast as it goes, and says so; --strict refuses', async () => {
    const cwd = folderWithLog();
    const slow = ['--trace', 'requests.csv', '--model', 'llama-3.1-8b', '--ttft', '300ms', '--gpu', 'l4,a10g'];
    const { stdout, code } = await fleetmix(['plan', ...slow, '--json'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).notices.join('\n')).toMatch(
      /10 % of the requests .* cannot be served inside TTFT 300 ms/,
    );
    const strict = await fleetmix(['plan', ...slow, '--strict'], { cwd });
    expect(strict).toMatchObject({ code: 2, stdout: '' });
    expect(strict.stderr).toContain('Without --strict');
  });

  it('leaves out requests that are longer than the model takes, and says so', async () => {
    const cwd = folderWithLog();
    const short = join(cwd, 'short.json');
    writeFileSync(short, JSON.stringify({ ...config, max_position_embeddings: 4096 }));
    const { stdout } = await fleetmix(['plan', '--trace', 'requests.csv', '--model', short, '--json'], { cwd });
    const { notices, routes } = JSON.parse(stdout);
    expect(notices.join('\n')).toMatch(/10 % of the requests .* are left out: .*4096 tokens at most/);
    expect(routes.every((route: { class: string }) => !route.class.startsWith('in 5624'))).toBe(true);
  });

  it('explains which GPUs cannot serve', async () => {
    const args = ['plan', '--trace', 'requests.csv', '--model', 'llama-3.1-70b', '--explain', '--json'];
    const { stderr } = await fleetmix(args, { cwd: folderWithLog() });
    expect(stderr).toMatch(/ L4 +0 of \d+ .*GB of weights/);
    expect(stderr).toMatch(/ 8 x H100-SXM +(\d+) of \1 /);
  });

  it.each([
    [['--model', 'lama-3.1-8b'], 'Did you mean "llama-3.1-8b"?'],
    [['--gpu', 'h1000'], 'Did you mean "h100"?'],
    [['--provider', 'nobody'], 'none of the prices is of a provider called "nobody"'],
    [['--ttft', '500'], 'with its unit, such as 500ms'],
    [['--ttft', '5ms'], 'nothing can be served as asked'],
    [['--percentile', '100'], 'from p50 to below p100'],
    [['--stock', 'h100'], 'such as h100=8'],
    [['--stock', 'h1000=1'], 'no GPU is called "h1000"'],
    [['--trace', 'nosuch.csv'], 'nosuch.csv: no such file'],
    [['--prices', 'nosuch'], 'no such file'],
    [['--pricing', 'reserved'], 'no price meets all these conditions'],
    [['--model', 'nosuch/config.json'], 'cannot read'],
  ])('%j is refused with a remedy', async (more, message) => {
    const given = flags.filter((_, at) => flags[at - (at % 2)] !== more[0]);
    const { stdout, stderr, code } = await fleetmix(['plan', ...given, ...more], { cwd: folderWithLog() });
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('puts own measurements before estimates, and corrects estimates with them', async () => {
    const cwd = folderWithLog();
    const rows = [
      'inputTokens,outputTokens,requestRate,requestsPerSecond,ttftMs.p95,tpotMs.p95',
      ...[300, 500, 700].flatMap((input) => [`${input},45,9,9,200,20`, `${input},45,12,11.5,2000,90`]),
    ];
    writeFileSync(join(cwd, 'own.csv'), rows.join('\n'));
    const run = (...more: string[]) =>
      fleetmix(['plan', ...flags, '--gpu', 'l40s', '--provider', 'runpod-secure', ...more, '--json'], { cwd });
    const [measured, corrected, unnamed] = await Promise.all([
      run('--measurements', 'l40s=own.csv'),
      run('--calibrate', 'l40s=own.csv'),
      run('--measurements', 'own.csv'),
    ]);
    const sources = (text: string) =>
      new Set(JSON.parse(text).routes.map((route: { capacitySource: string }) => route.capacitySource));
    expect([...sources(measured.stdout)].sort()).toEqual(['estimated', 'interpolated']);
    expect(JSON.parse(measured.stdout).replicas[0].capacitySource).toEqual(['interpolated', 'estimated']);
    expect(JSON.parse(corrected.stdout).notices.join('\n')).toMatch(/L40S: the estimate was off by [\d.]+ %/);
    expect(unnamed.code).toBe(2);
    expect(unnamed.stdout).toContain('Put it before the file, such as h100=own.csv');
  });

  it('asks for the log where only a model is named, and for the model where only a log is', async () => {
    const cwd = folderWithLog();
    expect((await fleetmix(['plan', '--model', 'llama-3.1-8b'], { cwd })).stderr).toContain(
      '--model goes with --trace',
    );
    expect((await fleetmix(['plan', '--trace', 'requests.csv'], { cwd })).stderr).toContain('name the model to serve');
    expect((await fleetmix(['plan', 'a.yaml', ...flags], { cwd })).stderr).toContain('exclude each other');
  });
});

describe.concurrent('scenario', () => {
  it.each(['yaml', 'json'])('writes as %s what plan --trace would plan', async (format) => {
    const cwd = folderWithLog();
    const file = `scenario.${format}`;
    const written = await fleetmix(['scenario', ...flags, '--gpu', 'h100,l40s', '--output', file], { cwd });
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const scenario = parse(readFileSync(join(cwd, file), 'utf8'));
    expect(scenario).toMatchObject({ fleetmix: 1, slo: { ttftMs: 800, tpotMs: 50, percentile: 0.95 } });
    const [direct, through] = await Promise.all([
      fleetmix(['plan', ...flags, '--gpu', 'h100,l40s', '--json'], { cwd }),
      fleetmix(['plan', file, '--json'], { cwd }),
    ]);
    const { usdPerHour, replicas } = JSON.parse(direct.stdout);
    expect(JSON.parse(through.stdout)).toMatchObject({ usdPerHour, replicas });
  });
});

describe.skipIf(!existsSync(shared))('every trace beside the repository that holds requests', () => {
  const holdsNone = ['servegen_rates_10min.csv', 'trace_summaries.json'];
  const traces = existsSync(shared) ? readdirSync(shared).filter((file) => !holdsNone.includes(file)) : [];

  it.each(traces)('%s is planned', async (file) => {
    const args = ['--model', 'llama-3.1-8b', '--ttft', '500ms', '--tpot', '50ms', '--segment', 'neocloud', '--json'];
    const { stdout, code } = await fleetmix(['plan', '--trace', join(shared, file), ...args]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: 'planned', guarantee: { kind: 'optimal' }, violations: [] });
  });

  it.each(holdsNone)('%s holds no requests, which is said', async (file) => {
    const { stderr, code } = await fleetmix(['plan', '--trace', join(shared, file), '--model', 'llama-3.1-8b']);
    expect(code).toBe(2);
    expect(stderr).toContain('--input-tokens');
  });
});
