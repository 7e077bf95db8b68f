import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { golden, type MilpCell, near } from './golden.ts';
import { binary, emptyFolder, examples, fleetmix, type Run } from './run-cli.ts';

interface Cell {
  readonly availability: string;
  readonly trace: string;
  readonly requests: number;
  readonly planner: string;
  readonly status: string;
  readonly usdPerHour: number | null;
  readonly atLeastUsdPerHour?: number;
  readonly seconds: number;
}

interface Results {
  readonly experiment: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly cells: readonly Cell[];
}

const published = ['exact', 'greedy', 'homogeneous:A100_80G', 'homogeneous:RTX_A6000', 'homogeneous:RTX_4090'];
const images = ['scenario_1_scarce.png', 'scenario_2_balanced.png', 'scenario_3_high_a100.png', 'scenario_4_rich.png'];
const reference = golden<{ readonly cells: readonly MilpCell[] }>('milp_golden.json')?.cells ?? [];

function readResults(folder: string): Results {
  return JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results;
}

function costs({ cells }: Results): ReadonlyMap<string, number | null> {
  return new Map(
    cells.map((cell) => [[cell.availability, cell.trace, cell.requests, cell.planner].join('|'), cell.usdPerHour]),
  );
}

function costAt(results: Results, { availability, trace, N }: MilpCell, planner: string): number | null | undefined {
  return costs(results).get([availability, trace, N, planner].join('|'));
}

/** Width and height that a PNG file says it has. */
function pngSize(path: string): readonly [number, number] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

describe('the availability experiment', () => {
  const cwd = emptyFolder();
  const folder = join(cwd, 'results/availability');
  let run: Run;
  let results: Results;

  beforeAll(async () => {
    run = await fleetmix(['experiment', 'availability', '--planners', [...published, 'greedy-dedicated'].join(',')], {
      cwd,
    });
    results = readResults(folder);
  });

  it('fills every cell, and says which files hold them', () => {
    expect(run.code).toBe(0);
    expect(results.cells).toHaveLength(4 * 3 * 3 * 6);
    expect(results.options).toMatchObject({
      sharing: 'shared',
      workload: 'largest-remainder',
      seed: null,
      asPublished: false,
    });
    expect(readdirSync(folder).sort()).toEqual(['results.csv', 'results.json', ...images]);
    expect(run.stderr).toContain('Wrote results/availability/');
  });

  it('has cells of the promised shape, and the same in CSV', () => {
    expect(results.cells[0]).toMatchObject({
      availability: 'Avail 1',
      trace: 'Trace 1 (Swiss AI)',
      requests: 1000,
      planner: 'exact',
      status: 'planned',
      usdPerHour: 131.45,
      atLeastUsdPerHour: 131.45,
      seconds: expect.any(Number),
    });
    const lines = readFileSync(join(folder, 'results.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + results.cells.length);
    expect(lines[0]).toMatch(/^availability,trace,requests,planner,status,usdPerHour,/);
    expect(lines[1]).toMatch(/^Avail 1,Trace 1 \(Swiss AI\),1000,exact,planned,131\.45,131\.45,/);
  });

  it('prints a table: places down, planners across', () => {
    expect(run.stdout).toMatch(/availability +trace +requests +exact +greedy +homogeneous:A100_80G/);
    expect(run.stdout).toMatch(
      /Avail 1 +Trace 1 \(Swiss AI\) +1,000 +131\.45 +131\.45 +252\.00 +198\.37 +infeasible +133\.10/,
    );
  });

  it.skipIf(reference.length === 0)('meets every figure of the reference with shared capacity and true stock', () => {
    let compared = 0;
    for (const cell of reference) {
      const known = cell.shared_capacity_true_inventory;
      for (const [planner, wanted] of [
        ['exact', known['milp']],
        ['greedy-dedicated', known['greedy_dedicated']],
        ...published.slice(2).map((name) => [name, known[name.replace('homogeneous:', 'homo_')]]),
      ] as [string, number | null | undefined][]) {
        if (wanted === undefined) continue;
        const got = costAt(results, cell, planner);
        const same = wanted === null ? got === null : typeof got === 'number' && near(got, wanted);
        expect(same, `${cell.availability}, ${cell.trace}, ${cell.N}, ${planner}: ${got} for ${wanted}`).toBe(true);
        compared++;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(reference.length * 4);
  });

  it('draws an image for every availability, of one size', () => {
    const sizes = images.map((name) => pngSize(join(folder, name)));
    for (const size of sizes) expect(size).toEqual(sizes[0]);
    expect(sizes[0]?.[0]).toBeGreaterThanOrEqual(1200);
    expect(sizes[0]?.[1]).toBeGreaterThanOrEqual(400);
  });

  it('takes over everything when it is started again, and starts over with --force', async () => {
    const again = await fleetmix(
      ['experiment', 'availability', '--planners', [...published, 'greedy-dedicated'].join(',')],
      { cwd },
    );
    expect(again.stderr).toContain(`Taking over ${results.cells.length} cells from results/availability/results.json`);
    expect(readResults(folder)).toEqual(results);
    const forced = await fleetmix(['experiment', '--planners', 'greedy', '--force', '--json'], { cwd });
    expect(forced.stderr).not.toContain('Taking over');
    expect(JSON.parse(forced.stdout)).toEqual(readResults(folder));
    expect(readResults(folder).cells).toHaveLength(36);
  });
});

describe('the availability experiment as published', () => {
  const cwd = emptyFolder();
  let run: Run;
  let results: Results;

  beforeAll(async () => {
    run = await fleetmix(['experiment', 'availability', '--as-published', '--output', 'published'], { cwd });
    results = readResults(join(cwd, 'published'));
  });

  it('says in one line what it assumes, and that its costs are too low', () => {
    const line = run.stdout.split('\n').filter((text) => /^As published: .*too low/.test(text));
    expect(line).toHaveLength(1);
    expect(results.options['note']).toBe(line[0]);
    expect(run.code).toBe(0);
  });

  it.skipIf(reference.length === 0)('meets every published figure, the failures among them', () => {
    let compared = 0;
    for (const cell of reference) {
      for (const [name, wanted] of Object.entries(cell['cost_as_in_MILP.py'])) {
        const planner = name === 'milp' ? 'exact' : name.replace('homo_', 'homogeneous:');
        const got = costAt(results, cell, planner);
        const same = wanted === null ? got === null : typeof got === 'number' && near(got, wanted);
        expect(same, `${cell.availability}, ${cell.trace}, ${cell.N}, ${planner}: ${got} for ${wanted}`).toBe(true);
        compared++;
      }
    }
    expect(compared).toBe(reference.length * published.length);
  });

  it('tells how many cells break the stock rule, and marks them', () => {
    const broken = results.cells.filter((cell) => 'violations' in cell);
    expect(new Set(broken.map(({ planner }) => planner))).toEqual(new Set(['greedy']));
    expect(run.stdout).toMatch(new RegExp(`^\\* breaks rules of the scenario: ${broken.length} cells`, 'm'));
    expect(run.stdout.match(/\d\*/g)).toHaveLength(broken.length);
  });

  it('takes homogeneous alone for every GPU type', async () => {
    const all = await fleetmix(
      ['experiment', '--as-published', '--planners', 'homogeneous', '--output', 'all', '--json'],
      { cwd },
    );
    const homogeneous = JSON.parse(all.stdout) as Results;
    for (const cell of reference) {
      for (const [name, wanted] of Object.entries(cell.cost_same_code_other_gpus)) {
        const got = costAt(homogeneous, cell, name.replace('homo_', 'homogeneous:'));
        expect(wanted === null ? got === null : near(got as number, wanted)).toBe(true);
      }
    }
    expect(new Set(homogeneous.cells.map(({ planner }) => planner)).size).toBe(6);
  });
});

describe('requests drawn at random', () => {
  it('are the same for the same seed, and others for another', async () => {
    const cwd = emptyFolder();
    const drawn = async (seed: string, folder: string) => {
      await fleetmix(['experiment', '--planners', 'greedy', '--seed', seed, '--output', folder], { cwd });
      const results = readResults(join(cwd, folder));
      return { seed: results.options['seed'], workload: results.options['workload'], costs: costs(results) };
    };
    const [one, same, other] = await Promise.all([drawn('7', 'a'), drawn('7', 'b'), drawn('8', 'c')]);
    expect(one).toMatchObject({ seed: 7, workload: 'random' });
    expect(same?.costs).toEqual(one?.costs);
    expect(other?.costs).not.toEqual(one?.costs);
  });
});

/** A planner that takes its time, and leaves a mark for every cell that it is asked for. */
const slowPlanner = `
import { appendFileSync } from 'node:fs';
export const planner = {
  name: 'slow',
  async plan() {
    appendFileSync('calls', 'x');
    await new Promise((resolve) => setTimeout(resolve, 60));
    return { status: 'gave-up', reason: 'It is slow.', exhausted: false };
  },
};`;

describe('a run that is interrupted', () => {
  const args = ['experiment', 'availability', '--planners', './slow.mjs', '--output', 'out'];

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s saves its cells, says how to go on, and goes on', async (signal) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'slow.mjs'), slowPlanner);
    const first = await interrupted(args, cwd, signal);
    expect(first.code).toBe(130);
    expect(first.stderr).toMatch(
      /Interrupted\. \d+ cells are saved in out\/results\.json; the same command goes on from there\./,
    );
    expect(first.stdout).toBe('');
    const saved = readResults(join(cwd, 'out')).cells.length;
    expect(saved).toBeGreaterThan(0);
    expect(saved).toBeLessThan(36);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['results.json']);

    const second = await fleetmix(args, { cwd });
    expect(second.stderr).toContain(`Taking over ${saved} cells`);
    expect(second.code).toBe(0);
    expect(readResults(join(cwd, 'out')).cells).toHaveLength(36);
    // Every cell once, and the one that was under way when the signal came once more.
    expect(readFileSync(join(cwd, 'calls'), 'utf8').length).toBeLessThanOrEqual(37);
  });

  it('runs the cells of a planner file again once the file has changed', async () => {
    const cwd = emptyFolder();
    const run = (reason: string) => {
      writeFileSync(
        join(cwd, 'mine.mjs'),
        `export const planner = { name: 'mine', plan: async () => ({ status: 'gave-up', reason: '${reason}', exhausted: false }) };`,
      );
      return fleetmix(['experiment', '--planners', 'greedy,./mine.mjs', '--output', 'out', '--json'], { cwd });
    };
    await run('one');
    expect((await run('one')).stderr).toContain('Taking over 72 cells');
    const changed = await run('other');
    expect(changed.stderr).toContain('Taking over 36 cells');
    expect(changed.stdout).toContain('"other"');
    expect(changed.stdout).not.toContain('"one"');
  });
});

/** Starts a run, waits for its first saved cells, and sends it a signal. */
function interrupted(args: readonly string[], cwd: string, signal: NodeJS.Signals): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [binary, ...args], { cwd, env: { ...process.env, NODE_ENV: 'production' } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    const waiting = setInterval(() => {
      if (!existsSync(join(cwd, 'out/results.json'))) return;
      clearInterval(waiting);
      setTimeout(() => child.kill(signal), 200);
    }, 20);
  });
}

describe('a grid of the user', () => {
  it('is run from its file, with scenarios found beside it', async () => {
    const cwd = emptyFolder();
    const run = await fleetmix(['experiment', join(examples, 'grid.yaml'), '--json'], { cwd });
    const { experiment, cells } = JSON.parse(run.stdout) as Results;
    expect([experiment, cells.length]).toEqual(['chat', 12]);
    expect(
      cells.find(({ planner, status }) => planner === 'exact' && status === 'planned')?.usdPerHour,
    ).toBeGreaterThan(0);
    expect(readdirSync(join(cwd, 'results/chat')).sort()).toEqual(['chat.png', 'results.csv', 'results.json']);
  });

  it.each([
    ['an empty file', ' \n', /grid\.yaml: is empty\. Give a grid in JSON or YAML\./],
    ['an unknown field', 'fleetmix: 1\ngrid: g\nscenaro: a.yaml\n', /scenaro.*Did you mean "scenario"/],
    ['a scenario file that is not there', 'fleetmix: 1\ngrid: g\nscenario: missing.yaml\n', /"missing\.yaml"/],
    ['an unknown planner', 'fleetmix: 1\ngrid: g\nscenario: chat.yaml\nplanners: [exat]\n', /"exat"/],
    ['a scenario in place of a grid', readFileSync(join(examples, 'chat.yaml'), 'utf8'), /grid/],
  ])('is refused for %s, and nothing is written', async (_, text, message) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'grid.yaml'), text);
    writeFileSync(join(cwd, 'chat.yaml'), readFileSync(join(examples, 'chat.yaml')));
    const run = await fleetmix(['experiment', 'grid.yaml'], { cwd });
    expect(run.stderr).toMatch(message);
    expect(run.code).toBe(2);
    expect(existsSync(join(cwd, 'results'))).toBe(false);
  });

  it('keeps inside its folder, whatever its name', async () => {
    const cwd = emptyFolder();
    const grid = readFileSync(join(examples, 'grid.yaml'), 'utf8').replace('grid: chat', 'grid: ../../etc/x');
    writeFileSync(join(cwd, 'grid.yaml'), grid);
    writeFileSync(join(cwd, 'chat.yaml'), readFileSync(join(examples, 'chat.yaml')));
    const run = await fleetmix(['experiment', 'grid.yaml'], { cwd });
    expect(run.code).toBe(0);
    expect(readdirSync(join(cwd, 'results'))).toEqual(['etc-x']);
  });

  it('does not overwrite a results.json of something else', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'out'));
    writeFileSync(join(cwd, 'out/results.json'), '{"mine": true}');
    const run = await fleetmix(['experiment', '--planners', 'greedy', '--output', 'out'], { cwd });
    expect(run.stderr).toContain('"out/results.json" is not from an experiment');
    expect(run.code).toBe(2);
    expect(readFileSync(join(cwd, 'out/results.json'), 'utf8')).toBe('{"mine": true}');
  });

  it('goes on past a planner that breaks, and says so', async () => {
    const cwd = emptyFolder();
    writeFileSync(
      join(cwd, 'broken.mjs'),
      `export const planner = { name: 'broken', plan: () => { throw new Error('out of ideas'); } };`,
    );
    const run = await fleetmix(['experiment', join(examples, 'grid.yaml'), '--planners', './broken.mjs,greedy'], {
      cwd,
    });
    expect(run.stdout).toMatch(/4 cells failed, such as \.\/broken\.mjs: Error: out of ideas/);
    expect(run.code).toBe(1);
  });
});
