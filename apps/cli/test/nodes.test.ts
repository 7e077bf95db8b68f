import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const nodes = join(examples, 'nodes.yaml');

describe.concurrent('nodes that several replicas share', () => {
  it('are in the table, with how many of their GPUs are free, and the offers pay them', async () => {
    const { stdout } = await fleetmix(['plan', nodes, '--money']);
    expect(stdout).toMatch(/small +H100 +4 +4 +100 % +10\.00/);
    expect(stdout).toMatch(/Node +GPU +Nodes +GPUs +free +USD\/hour\n +box +H100 +1 +8 +0 +20\.00/);
    expect(stdout).toContain('Cost     21.80 USD/hour, proved optimal');
    expect(stdout).toMatch(/agent step +10\.00 +25 %/);
  });

  it('are in JSON and CSV, and read back as they were written', async () => {
    const cwd = emptyFolder();
    await fleetmix(['plan', nodes, '-o', 'plan.json'], { cwd });
    expect(JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8')).nodes).toEqual([
      { node: 'box', count: 1, usdPerHour: 20, gpus: 8, freeGpus: 0 },
    ]);
    expect((await fleetmix(['check', nodes, 'plan.json'], { cwd })).stdout).toContain('The plan holds.');
    const { stdout } = await fleetmix(['plan', nodes, '--format', 'csv']);
    expect(stdout.trim().split('\n').slice(1)).toEqual([
      'small,H100,4,10,1',
      'large,H100,1,10,0.75',
      'l4,L4,2,1.8,1',
      'box,H100,1,0,1',
    ]);
  });

  it('may be running: the fleet that changes least of what is on them is meant', async () => {
    const cwd = emptyFolder();
    await fleetmix(['plan', nodes, '-o', 'plan.json'], { cwd });
    const { stdout } = await fleetmix(['plan', nodes, '--current', 'plan.json', '--json'], { cwd });
    expect(JSON.parse(stdout).preferences).toEqual([{ preference: 'closest-to-current', value: 0 }]);
  });

  it('are explained, and do nothing in a simulation', async () => {
    const { stdout } = await fleetmix(['plan', nodes, '--explain', '--time-limit', '20s']);
    expect(stdout).toContain('maxNodes of "box": 4');
    const simulated = await fleetmix(['simulate', nodes, '--plan', '-'], {
      stdin: (await fleetmix(['plan', nodes, '--json'])).stdout,
    });
    expect(simulated.stdout).not.toContain('box');
    expect(simulated.stdout).toMatch(/large +1 +1 +\d+ %/);
  });
});
