import { execFile } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { binary, emptyFolder, examples, fleetmix, type Run } from './run-cli.ts';

interface Manifest {
  readonly commands: Readonly<
    Record<string, { readonly pluginName: string; readonly examples?: readonly { readonly command: string }[] }>
  >;
}

const manifest = JSON.parse(
  readFileSync(fileURLToPath(new URL('../oclif.manifest.json', import.meta.url)), 'utf8'),
) as Manifest;
const commands = Object.entries(manifest.commands);
const shownExamples = commands.flatMap(([id, { examples = [] }]) =>
  examples.map(({ command }) => [id, command.replaceAll('<%= config.bin %>', 'fleetmix')] as const),
);

/** A folder with the files that the examples speak of, and a `fleetmix` on the path. */
const cwd = emptyFolder();
const bin = join(cwd, '.bin');

function shell(command: string): Promise<Run> {
  const env = { ...process.env, NODE_ENV: 'production', PATH: `${bin}${delimiter}${process.env['PATH']}` };
  return new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

beforeAll(async () => {
  mkdirSync(bin);
  writeFileSync(join(bin, 'fleetmix'), `#!/bin/sh\nexec "${process.execPath}" "${binary}" "$@"\n`);
  chmodSync(join(bin, 'fleetmix'), 0o755);
  cpSync(join(examples, 'chat.yaml'), join(cwd, 'scenario.yaml'));
  cpSync(join(examples, 'chat.yaml'), join(cwd, 'chat.yaml'));
  cpSync(join(examples, 'code.yaml'), join(cwd, 'code.yaml'));
  cpSync(join(examples, 'melange.json'), join(cwd, 'melange.json'));
  cpSync(join(examples, 'grid.yaml'), join(cwd, 'grid.yaml'));
  cpSync(join(examples, 'day.csv'), join(cwd, 'day.csv'));
  cpSync(join(examples, 'reserved.csv'), join(cwd, 'reserved.csv'));
  writeFileSync(
    join(cwd, 'mine.mjs'),
    `export const planner = { name: 'mine', plan: async () => ({ status: 'gave-up', reason: 'an example.', exhausted: false }) };\n`,
  );
  const log = 'time,input_tokens,output_tokens\n2024-05-01T10:00:00Z,380,45\n2024-05-01T10:00:09Z,410,52\n';
  writeFileSync(join(cwd, 'requests.csv'), log);
  writeFileSync(
    join(cwd, 'two-models.csv'),
    `time,model,input_tokens,output_tokens\n${[0, 9].map((time) => `2024-05-01T10:00:0${time}Z,a,380,45\n2024-05-01T10:00:0${time}Z,b,410,52\n`).join('')}`,
  );
  mkdirSync(join(cwd, 'logs'));
  writeFileSync(join(cwd, 'logs/monday.csv.gz'), gzipSync(log));
  writeFileSync(
    join(cwd, 'log.jsonl'),
    [0, 9].map((time) => JSON.stringify({ time, prompt: 380, completion: 45 })).join('\n'),
  );
  const run = { backend: 'vllm', model_id: 'meta-llama/Llama-3.1-8B-Instruct', completed: 100, failed: 0 };
  const tokens = { total_input_tokens: 100_000, total_output_tokens: 20_000, p95_ttft_ms: 120, p95_tpot_ms: 12 };
  const bench = { ...run, ...tokens, request_throughput: 4, max_concurrency: 8, request_rate: 'inf' };
  mkdirSync(join(cwd, 'results'));
  for (const name of ['bench.json', 'other.json', 'results/one.json']) {
    writeFileSync(join(cwd, name), JSON.stringify(bench));
  }
  // Room for the example that asks whether the plan holds with 5 % more demand.
  await shell('fleetmix plan scenario.yaml --headroom 5% --json > plan.json');
  await shell('fleetmix plan melange.json --format melange > melange-output.json');
});

describe('help', () => {
  it('leads a newcomer through a first plan, with commands that work as they stand', async () => {
    const { stdout, code } = await fleetmix(['--help']);
    const lines = [...stdout.matchAll(/^ +\$ (fleetmix [a-z].*?)(?: {2,}.*)?$/gm)].map((match) => match[1] as string);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(await shell(line)).toMatchObject({ code: 0 });
    expect(code).toBe(0);
  });

  it('is there for every command, with examples', async () => {
    for (const [id] of commands) {
      const { stdout, code } = await fleetmix([id, '--help']);
      expect(stdout).toContain('EXAMPLES');
      expect(code).toBe(0);
    }
  });

  it('is shown where nothing is asked for', async () => {
    expect(await fleetmix([])).toMatchObject({ code: 0, stdout: expect.stringContaining('three commands') });
  });
});

describe('every example of every command', () => {
  it('is there to be run', () => {
    expect(shownExamples.length).toBeGreaterThanOrEqual(2 * commands.length);
  });

  it.each(shownExamples)('%s: %s', async (_, command) => {
    const { code, stderr } = await shell(command);
    expect(stderr).not.toMatch(/^fleetmix:/m);
    // A plan that is simulated may be shown not to hold.
    expect(command.startsWith('fleetmix simulate ') ? [0, 1] : [0]).toContain(code);
  });
});

describe('shell completion', () => {
  it('is set up by one command', async () => {
    const home = emptyFolder();
    const env = { HOME: home, XDG_CACHE_HOME: join(home, 'cache'), XDG_DATA_HOME: join(home, 'data') };
    const { stdout, code } = await fleetmix(['autocomplete', 'bash'], { env });
    expect(stdout).toContain('fleetmix autocomplete script bash');
    expect(code).toBe(0);
  });
});
