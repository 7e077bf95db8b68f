import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, fleetmix } from './run-cli.ts';

const json = async (...args: string[]) => JSON.parse((await fleetmix(['catalog', ...args, '--json'])).stdout);

/** Longest line of a table; the lines that say where prices are from have addresses in them. */
function widthOf(text: string): number {
  const lines = text.split('\n').filter((line) => !line.includes('https:'));
  return Math.max(...lines.map((line) => [...line].length));
}

/** A new folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe.concurrent('catalog', () => {
  it('says what there is, and has help and suggestions for its commands', async () => {
    const overview = await fleetmix(['catalog']);
    expect(overview.code).toBe(0);
    for (const name of ['gpus', 'models', 'prices', 'show']) expect(overview.stdout).toContain(`catalog ${name}`);
    expect(await json()).toMatchObject({ gpus: 42, models: 47, prices: 317 });
    const help = await fleetmix(['catalog', '--help']);
    expect(help.stdout).toMatch(/COMMANDS\n +catalog gpus/);
    const root = await fleetmix(['--help']);
    expect(root.stdout).not.toContain('TOPICS');
  });

  it.each([
    [['gpsu'], 'no command is called "catalog gpsu". Did you mean "catalog gpus"?'],
    [['gpsu', '--help'], 'Did you mean "catalog gpus"?'],
    [['gpus', '--vendr', 'x'], 'Did you mean "--vendor"?\nSee: fleetmix catalog gpus --help'],
    [['gpus', '--vendor', 'NVIDA'], 'Did you mean "NVIDIA"?'],
    [['gpus', 'h10O'], 'no GPU is called "h10O". Did you mean "h100"?'],
    [['gpus', '--sort', 'memroy'], '--sort "memroy" is no column.'],
    [['gpus', '--min-memory', 'much'], '--min-memory is "much"'],
    [['gpus', '--json', '--format', 'csv'], '--json and --format csv exclude each other'],
    [['models', 'lema-3.1-8b'], 'Did you mean "llama-3.1-8b"?'],
    [['models', '--moe', '--dense'], '--dense'],
    [['prices', '--gpu', 'h1oo'], 'no GPU is called "h1oo"'],
    [['prices', '--provider', 'azur3'], 'Did you mean "Azure"?'],
    [['prices', '--segment', 'cloud'], 'hyperscaler, neocloud, marketplace'],
    [['prices', '--prices', 'nosuch.csv'], 'cannot read "nosuch.csv"'],
    [['show'], 'Missing 1 required arg'],
    [
      ['show', 'llama-3.1'],
      'neither a GPU nor a model of the catalog is called "llama-3.1". Did you mean "llama-3.1-8b"',
    ],
  ])('%j is refused in words and as JSON', async (args, message) => {
    const run = await fleetmix(['catalog', ...args]);
    expect(run).toMatchObject({ code: 2 });
    const both = run.stdout === '' ? run.stderr : JSON.parse(run.stdout).error.message;
    expect(both).toContain(message);
    expect(both).not.toContain('Note: --');
    expect(run.stderr).not.toMatch(/fault of fleetmix|\n {4}at /);
  });
});

describe.concurrent('catalog gpus', () => {
  it('lists every GPU in a terminal of 100 columns, with a mark on figures that nobody checked', async () => {
    const { stdout, code } = await fleetmix(['catalog', 'gpus']);
    expect(code).toBe(0);
    expect(stdout).toContain('42 GPUs');
    expect(stdout).toMatch(/^ {2}V100-SXM2-16GB\* /m);
    expect(stdout).toMatch(/^ {2}A40 .* 2 x 113 /m);
    expect(stdout).toMatch(/^ {2}H100-SXM .* 3,350 +989 +1,979 +900 +700 +1\.74$/m);
    expect(widthOf(stdout)).toBeLessThanOrEqual(100);
  });

  it('filters and sorts', async () => {
    const { gpus } = await json('gpus', '--vendor', 'amd,nvidia', '--min-memory', '250GB', '--sort', '-bandwidth');
    expect(gpus.map(({ id }: { id: string }) => id)).toEqual(['GB300', 'MI355X', 'B300-SXM', 'MI325X']);
    const pcie = await json('gpus', 'a100*pcie');
    expect(pcie.gpus).toMatchObject([{ id: 'A100-40GB-PCIe' }, { id: 'A100-80GB-PCIe', nvlinkGpus: 2 }]);
    expect((await fleetmix(['catalog', 'gpus', '--min-memory', '5TB'])).stdout).toBe(
      'No GPU meets all these conditions.\n',
    );
    expect(await json('gpus', '--min-memory', '5TB')).toEqual({ gpus: [] });
  });

  it('exports the same as CSV and YAML, by the ending of the file', async () => {
    const cwd = emptyFolder();
    const written = await fleetmix(['catalog', 'gpus', 'h100', '-o', 'gpus.csv'], { cwd });
    expect(written).toMatchObject({ code: 0, stdout: '', stderr: 'Wrote gpus.csv\n' });
    const [header = '', ...lines] = readFileSync(join(cwd, 'gpus.csv'), 'utf8').trim().split('\n');
    expect(header).toMatch(/^id,name,vendor,.*memoryGB/);
    expect(lines.map((line) => line.split(',')[0])).toEqual(['H100-PCIe', 'H100-NVL', 'H100-SXM']);
    const yaml = parse((await fleetmix(['catalog', 'gpus', 'h100', '--format', 'yaml'])).stdout);
    expect(yaml).toEqual(await json('gpus', 'h100'));
  });
});

describe.concurrent('catalog models', () => {
  it('lists every model in a terminal of 100 columns', async () => {
    const { stdout } = await fleetmix(['catalog', 'models']);
    expect(stdout).toContain('47 models');
    expect(stdout).toMatch(/^ {2}Llama-3\.1-8B-Instruct +8\.03B +GQA 32\/8 +128k +bf16$/m);
    expect(stdout).toMatch(/^ {2}gemma-3-27b-it .* 52 x 1024 /m);
    expect(widthOf(stdout)).toBeLessThanOrEqual(100);
  });

  it('filters by size as names round it, and by experts', async () => {
    const ids = async (...args: string[]) =>
      (await json('models', ...args)).models.map(({ id }: { id: string }) => id.replace(/.*\//, ''));
    expect(await ids('llama-3.1', '--max-size', '70B')).toEqual(['Llama-3.1-8B-Instruct', 'Llama-3.1-70B-Instruct']);
    expect(await ids('--moe', '--min-size', '600B', '--sort', '-parameters')).toEqual([
      'Kimi-K2-Instruct',
      'GLM-5',
      'DeepSeek-V3',
      'DeepSeek-R1',
    ]);
    expect(await ids('gpt-oss', '--dense')).toEqual([]);
  });
});

describe.concurrent('catalog prices', () => {
  it('lists them by what a GPU costs, with day and source, in a terminal of 100 columns', async () => {
    const { stdout } = await fleetmix(['catalog', 'prices']);
    expect(stdout).toContain('317 prices');
    expect(stdout).toMatch(/^ {2}RunPod Community +MI300X +1 +on-demand +0\.50\* +0\.50 +2026-\d\d-\d\d$/m);
    expect(stdout).toContain('* the floor of a listing');
    expect(stdout).toMatch(/^ {2}2026-10-10 {2}gpu-price-index at ab49c80, https:/m);
    expect(widthOf(stdout)).toBeLessThanOrEqual(100);
  });

  it('meets every filter', async () => {
    const filters = ['--gpu', 'h100,h200', '--segment', 'neocloud', '--pricing', 'spot', '--verified'];
    const { prices } = await json('prices', ...filters);
    expect(prices.length).toBeGreaterThan(2);
    let before = 0;
    for (const { gpu, segment, pricing, usdPerGpuHour, usdPerHour, gpuCount } of prices) {
      expect([/^H[12]00-/.test(gpu), segment, pricing]).toEqual([true, 'neocloud', 'spot']);
      expect(usdPerGpuHour).toBeCloseTo(usdPerHour / gpuCount, 9);
      expect(usdPerGpuHour).toBeGreaterThanOrEqual(before);
      before = usdPerGpuHour;
    }
    const aws = await json(
      'prices',
      '--provider',
      'aws',
      '--region',
      'us-east',
      '--gpu',
      'l40s',
      '--sort',
      '-gpuCount',
    );
    expect(aws.prices[0]).toMatchObject({ provider: 'AWS', region: 'us-east-1', gpuCount: 8 });
  });

  it('writes CSV that it reads back as it was', async () => {
    const cwd = emptyFolder();
    const first = await fleetmix(['catalog', 'prices', '--output', 'prices.csv'], { cwd });
    expect(first.code).toBe(0);
    const again = await fleetmix(['catalog', 'prices', '--prices', 'prices.csv', '--format', 'csv'], { cwd });
    expect(again.stdout).toBe(readFileSync(join(cwd, 'prices.csv'), 'utf8'));
    expect(again.stderr).toBe('317 prices from prices.csv; the built-in ones are left out.\n');
  });
});

const skypilotHeader =
  'InstanceType,AcceleratorName,AcceleratorCount,vCPUs,MemoryGiB,Region,SpotPrice,Price,AvailabilityZone,GpuInfo';
const runpod = [
  skypilotHeader,
  '1x_H100-SXM_SECURE,H100-SXM,1.0,8,80,US,,2.69,US-1,',
  '1x_P100_SECURE,P100,1.0,8,80,US,,0.1,US-1,',
  '1x_L4_SECURE,L4,1.0,8,80,US,,NaN,US-1,',
].join('\n');
const gcp = [
  'InstanceType,vCPUs,MemoryGiB,AcceleratorName,AcceleratorCount,GpuInfo,Region,AvailabilityZone,Price,SpotPrice',
  'g2-standard-4,4,16,,,,us-central1,us-central1-a,0.2,0.1',
  ',,,L4,1,L4,us-central1,us-central1-a,0.56,0.22',
  ',,,P100,1,P100,us-central1,us-central1-a,1.46,0.4',
].join('\n');

describe.concurrent('prices of one’s own', () => {
  it('replace the built-in ones, or come beside them; rows left out are counted with their lines', async () => {
    const own = 'provider,gpu,gpuCount,usdPerHour,colour\nOur Rack,h100,8,20,red\nOur Rack,h100,8,free,\nx,p100,1,1,\n';
    const cwd = folderWith({ 'own.csv': own });
    const alone = await fleetmix(['catalog', 'prices', '--prices', 'own.csv', '--json'], { cwd });
    expect(JSON.parse(alone.stdout).prices).toMatchObject([
      { provider: 'Our Rack', gpu: 'H100-SXM', usdPerHour: 20, usdPerGpuHour: 2.5, source: { title: 'own.csv' } },
    ]);
    expect(alone.stderr).toContain('1 price from own.csv; the built-in ones are left out.');
    expect(alone.stderr).toContain('1 row left out: usdPerHour must be a price above 0, not "free" (line 3).');
    expect(alone.stderr).toMatch(
      /1 row left out: "p100" is not a GPU of the catalog\. Did you mean "v100"\? \(line 4\)/,
    );
    expect(alone.stderr).toContain('Not read in own.csv: the column colour.');
    const args = ['catalog', 'prices', '--prices', 'own.csv', '--add-prices', '--gpu', 'h100-sxm', '--json'];
    const both = JSON.parse((await fleetmix(args, { cwd })).stdout).prices;
    expect(both.length).toBeGreaterThan(30);
    expect(both).toContainEqual(expect.objectContaining({ provider: 'Our Rack', usdPerGpuHour: 2.5 }));
  });

  it('are left out by --segment where theirs is not known, and that is told', async () => {
    const cwd = folderWith({ 'own.csv': 'provider,gpu,gpuCount,usdPerHour\nOur Rack,l4,1,1\nLambda,l4,1,2\n' });
    const run = await fleetmix(['catalog', 'prices', '--prices', 'own.csv', '--segment', 'neocloud', '--json'], {
      cwd,
    });
    expect(JSON.parse(run.stdout).prices).toMatchObject([{ provider: 'Lambda' }]);
    expect(run.stderr).toContain('1 price of no known segment: --segment leaves them out.');
  });

  it('are read from stdin, and from several files', async () => {
    const cwd = folderWith({ 'a.csv': 'provider,gpu,gpuCount,usdPerHour\na,l4,1,0.5\n' });
    const stdin = 'provider;gpu;gpuCount;usdPerHour\nb;t4;1;0.3\n';
    const run = await fleetmix(['catalog', 'prices', '--prices', 'a.csv', '--prices', '-', '--json'], { cwd, stdin });
    expect(JSON.parse(run.stdout).prices.map(({ gpu }: { gpu: string }) => gpu)).toEqual(['T4', 'L4']);
    expect(run.stderr).toContain('2 prices from 2 files');
  });

  it('are those of SkyPilot’s newest catalog that has any, each cloud named by its folder', async () => {
    const cwd = folderWith({
      'sky/catalogs/v7/aws/vms.csv': `${skypilotHeader}\np5,H100,8,1,1,us-east-1,,1,,`,
      'sky/catalogs/v8/common/accelerators.csv': 'AcceleratorName,Clouds\nA10,x\n',
      'sky/catalogs/v8/gcp/images.csv': 'ImageId\nx\n',
      'sky/catalogs/v8/gcp/vms.csv': gcp,
      'sky/catalogs/v8/ibm/vms.csv': `${skypilotHeader}\nx,,,1,1,us,,0.1,,`,
      'sky/catalogs/v8/runpod/vms.csv': runpod,
      'sky/catalogs/v9/aws/images.csv': 'ImageId\nx\n',
    });
    for (const folder of ['sky', 'sky/catalogs', 'sky/catalogs/v8']) {
      const { stdout, stderr } = await fleetmix(['catalog', 'prices', '--prices', folder, '--json'], { cwd });
      expect(JSON.parse(stdout).prices).toMatchObject([
        { provider: 'Google Cloud', pricing: 'spot', usdPerHour: 0.32, sku: 'g2-standard-4' },
        { provider: 'Google Cloud', pricing: 'on-demand', usdPerHour: 0.76 },
        { provider: 'RunPod Secure', gpu: 'H100-SXM', usdPerHour: 2.69 },
      ]);
      expect(stderr).toContain('Left out: sky/catalogs/v8/ibm/vms.csv: holds no price that can be used.');
      expect(stderr).toContain('3 prices from 2 files');
      expect(stderr).toMatch(
        /2 rows left out: "P100" .*line 4 of sky\S+gcp\/vms\.csv; line 3 of sky\S+runpod\/vms\.csv/,
      );
    }
    const inside = await fleetmix(['catalog', 'prices', '--prices', 'vms.csv'], {
      cwd: join(cwd, 'sky/catalogs/v8/runpod'),
    });
    expect(inside.stdout).toContain('RunPod Secure');
  });

  it('are refused where there are none', async () => {
    const cwd = folderWith({
      'other/images.csv': 'ImageId\nx\n',
      'nan.csv': `${skypilotHeader}\nx,H100,8,1,1,us,,NaN,,`,
    });
    mkdirSync(join(cwd, 'empty'));
    for (const [name, message] of [
      ['empty', 'the folder "empty" holds no prices. Name a CSV file'],
      ['other', 'no prices were found in other'],
      ['nan.csv', 'line 2: its price is absent or NaN.'],
    ] as const) {
      const run = await fleetmix(['catalog', 'prices', '--prices', name], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(message);
    }
  });
});

describe.concurrent('catalog show', () => {
  it('shows a GPU with every figure, its source, other names and cheapest prices', async () => {
    const { stdout, code } = await fleetmix(['catalog', 'show', 'h100']);
    expect(code).toBe(0);
    for (const text of [
      '80 GB at 3,350 GB/s',
      'fp8 1,979',
      '700 W',
      'p5',
      'AIConfigurator',
      'The cheapest of 34 prices:',
    ]) {
      expect(stdout).toContain(text);
    }
    expect(stdout).toContain('h100 may also mean: H100-PCIe, H100-NVL.');
    expect(widthOf(stdout)).toBeLessThanOrEqual(100);
    const a30 = (await fleetmix(['catalog', 'show', 'NVIDIA-A30'])).stdout;
    expect(a30).toMatch(/link +200 GB\/s between 2 GPUs by a bridge, PCIe beyond/);
    expect(a30).toMatch(/unchecked +nvlinkGBps: from general knowledge/);
    expect(a30).toContain('Nobody asks a price for it here.');
  });

  it('shows a model with its shape', async () => {
    const { stdout } = await fleetmix(['catalog', 'show', 'gpt oss 20b']);
    expect(stdout).toMatch(/window +12 of 24 layers look back 128 tokens/);
    expect(stdout).toMatch(/experts +4 of 32, each 2,880 wide/);
    const { kind, model } = await json('show', 'deepseek-v3');
    expect([kind, model.mla.kvLoraRank]).toEqual(['model', 512]);
    expect(model.parameters.total / 1e9).toBeCloseTo(671, 0);
  });

  it('prices a GPU as one’s own file does', async () => {
    const cwd = folderWith({ 'own.csv': 'provider,gpu,gpuCount,usdPerHour\nOur Rack,a30,4,2\n' });
    const run = await fleetmix(['catalog', 'show', 'a30', '--prices', 'own.csv', '--json'], { cwd });
    const { gpu, prices } = JSON.parse(run.stdout);
    expect(gpu.id).toBe('A30');
    expect(prices).toMatchObject([{ provider: 'Our Rack', usdPerGpuHour: 0.5 }]);
  });
});
