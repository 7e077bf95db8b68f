import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const trace = join(examples, 'requests.csv');
const chat = join(examples, 'chat.yaml');
const service = [
  '--trace',
  trace,
  '--model',
  'llama-3.1-8b',
  '--ttft',
  '500ms',
  '--tpot',
  '50ms',
  '--segment',
  'neocloud',
];
const busy = [...service, '--scale', '10x'];

describe.concurrent('a scenario with pools', () => {
  it('is simulated: requests move from prefill to decode, and all are served', async () => {
    const args = ['simulate', join(examples, 'disaggregated.yaml'), '--duration', '3m', '--json'];
    const { code, stdout } = await fleetmix(args);
    const { offers, total } = JSON.parse(stdout).simulation;
    expect(code).toBe(0);
    expect(total).toMatchObject({ notServed: 0 });
    expect(total.requests).toBeGreaterThan(1000);
    const of = (name: string) => offers.find((offer: { name: string }) => offer.name === name);
    expect(of('H20 decode').requests).toBe(total.requests);
    expect(of('H100 prefill').utilization).toBeGreaterThan(0.5);
    const refused = await fleetmix([...args, '--router', 'least-requests']);
    expect(refused).toMatchObject({ code: 2, stdout: expect.stringContaining('prefill or decode alone') });
  });

  it('is verified, and the estimates of both halves hold in the simulation', async () => {
    const cwd = emptyFolder();
    const rows = Array.from({ length: 60 }, (_, second) => `${new Date(1e12 + 1000 * second).toISOString()},2000,300`);
    writeFileSync(join(cwd, 'log.csv'), ['time,input_tokens,output_tokens', ...rows].join('\n'));
    const targets = ['--model', 'llama-3.1-8b', '--ttft', '600ms', '--tpot', '15ms'];
    const offers = ['--provider', 'runpod-secure', '--gpu', 'mi300x', '--disaggregate'];
    const args = ['scenario', '--trace', 'log.csv', '--rate', '60', ...targets, ...offers, '--output', 's.yaml'];
    expect(await fleetmix(args, { cwd })).toMatchObject({ code: 0 });
    const { stdout } = await fleetmix(['plan', 's.yaml', '--verify', '--duration', '2m', '--json'], { cwd });
    const { verification, violations, pools } = JSON.parse(stdout);
    expect(verification.status).toBe('holds');
    expect(verification.rounds[0].insideSlo).toBeGreaterThan(0.9);
    expect(violations).toEqual([]);
    expect(pools.length).toBeGreaterThan(0);
  });
});

describe.concurrent('plan --verify', () => {
  it('turns a plan that misses its target on the bundled trace into one that holds it', async () => {
    const { stdout, code } = await fleetmix(['plan', ...busy, '--verify', '--target', '99%', '--json']);
    const { verification, usdPerHour, violations, guarantee } = JSON.parse(stdout);
    const [first] = verification.rounds;
    expect(code).toBe(0);
    expect(first).toMatchObject({ kind: 'plan', holds: false });
    expect(first.insideSlo).toBeLessThan(0.9);
    expect(verification).toMatchObject({ status: 'holds', target: 0.99 });
    const held = verification.rounds.filter((round: { holds: boolean }) => round.holds);
    expect(usdPerHour).toBe(Math.min(...held.map((round: { usdPerHour: number }) => round.usdPerHour)));
    expect(verification.cost.certaintyUsdPerHour).toBeCloseTo(usdPerHour - first.usdPerHour, 9);
    expect(violations).toEqual([]);
    expect(guarantee.atLeastUsdPerHour).toBeLessThanOrEqual(first.usdPerHour);
  });

  it('writes a plan that a simulation of its own finds to hold, and another seed almost', async () => {
    const cwd = emptyFolder();
    const written = await fleetmix(['plan', ...busy, '--verify', '--output', 'plan.json'], { cwd });
    expect(written.code).toBe(0);
    expect(written.stderr + written.stdout).toContain('Wrote plan.json');
    const again = await fleetmix(['simulate', ...busy, '--plan', 'plan.json', '--json'], { cwd });
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ holds: true, target: 0.95 });
  });

  it('shows people each round and what certainty costs', async () => {
    const { stdout } = await fleetmix(['plan', ...busy, '--verify']);
    expect(stdout).toMatch(/The plan holds with 95\.0 % .* Certainty costs [\d.]+ USD\/hour more/);
    expect(stdout).toMatch(/ 1 +plan +[\d.]+ +[\d.]+ % +no/);
  });

  it('says so where no plan holds', async () => {
    const few = ['--gpu', 'l4', '--stock', 'l4=2', '--scale', '1x'];
    const { stdout, code } = await fleetmix(['plan', ...service, ...few, '--verify', '--target', '99.9%', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).verification.status).toMatch(/impossible|gave-up/);
  });

  it('asks for targets where there are none', async () => {
    const { stderr, code } = await fleetmix(['plan', chat, '--verify']);
    expect(code).toBe(2);
    expect(stderr).toContain('Give one with --ttft');
  });
});

describe.concurrent('simulate', () => {
  it('tells whether the plan holds, and what breaks', async () => {
    const { stdout, code } = await fleetmix(['simulate', ...busy]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/The plan does not hold: [\d.]+ % of the requests are inside TTFT 500 ms and TPOT 50 ms/);
    expect(stdout).toContain('What broke');
    expect(stdout).toMatch(/TTFT p50 +p95 +p99 +TPOT p50/);
  });

  it('is the same for the same seed, and sure to a degree over several', async () => {
    const run = (...more: string[]) =>
      fleetmix(['simulate', ...service, '--arrivals', 'gamma', '--cv', '3', '--duration', '5m', ...more, '--json']);
    const [one, same, other, both] = await Promise.all([
      run('--seed', '7'),
      run('--seed', '7'),
      run('--seed', '8'),
      run('--seed', '7', '--runs', '2'),
    ]);
    expect(same.stdout).toBe(one.stdout);
    expect(other.stdout).not.toBe(one.stdout);
    // Several runs are simulated in threads of their own, each as it would be alone.
    const alone = [one, other].map(({ stdout }) => JSON.parse(stdout).simulation);
    const { runs, simulation } = JSON.parse(both.stdout);
    expect(simulation).toEqual(alone[0]);
    expect(runs.total.insideSlo.runs).toBe(2);
    expect(runs.total.insideSlo.mean).toBeCloseTo((alone[0].total.insideSlo + alone[1].total.insideSlo) / 2, 12);
    expect(runs.total.insideSlo.low).toBeLessThanOrEqual(runs.total.insideSlo.mean);
  });

  it('replays a log through a scenario file and a plan file, and writes every request', async () => {
    const cwd = emptyFolder();
    await fleetmix(['scenario', ...service, '--output', 'scenario.yaml'], { cwd });
    await fleetmix(['plan', 'scenario.yaml', '--headroom', '50%', '--output', 'plan.json'], { cwd });
    const args = [
      'simulate',
      'scenario.yaml',
      '--plan',
      'plan.json',
      '--replay',
      trace,
      '--requests',
      'out.csv',
      '--json',
    ];
    const { stdout } = await fleetmix(args, { cwd });
    const { simulation } = JSON.parse(stdout);
    const rows = readFileSync(join(cwd, 'out.csv'), 'utf8').trim().split('\n');
    const requests = readFileSync(trace, 'utf8').trim().split('\n').length - 1;
    expect(simulation.arrived).toBe(requests);
    expect(rows).toHaveLength(requests + 1);
    expect(rows[0]).toContain('ttft_ms');
    expect(simulation.router).toBe('plan');
  });

  it('loses an offer where asked', async () => {
    const run = (...more: string[]) =>
      fleetmix(['simulate', chat, '--e2e', '60s', '--headroom', '30%', '--duration', '10m', ...more, '--json']);
    const [whole, lost, unknown] = await Promise.all([run(), run('--fail', 'L4@2m'), run('--fail', 'nosuch@2m')]);
    const inside = (text: string) => JSON.parse(text).simulation.total.insideSlo;
    expect(inside(lost.stdout)).toBeLessThan(inside(whole.stdout));
    expect(unknown.code).toBe(2);
    expect(unknown.stdout).toContain('no offer of the scenario');
  });

  it('draws a picture', async () => {
    const cwd = emptyFolder();
    const { stderr } = await fleetmix(['simulate', ...service, '--chart', 'simulation.svg'], { cwd });
    expect(stderr).toContain('Wrote simulation.svg');
    expect(readFileSync(join(cwd, 'simulation.svg'), 'utf8').slice(0, 300)).toContain('<svg');
  });

  it('says what a scenario of capacities alone leaves out', async () => {
    const { stdout } = await fleetmix(['simulate', chat, '--e2e', '5s', '--duration', '5m']);
    expect(stdout).toContain('simulated by their capacities alone');
    expect(stdout).not.toContain('TTFT');
  });

  it.each([
    [['--arrivals', 'replay'], 'needs a log: name it with --replay'],
    [['--arrivals', 'day'], 'needs a log with arrival times'],
    [['--cv', '-1'], '--cv is "-1"'],
    [['--fail', 'L4'], 'such as l4@5m'],
    [['--runs', '0'], 'whole number from 1'],
    [['--plan', 'nosuch.json'], 'cannot read'],
    [['--replay', 'nosuch.csv'], 'no such file'],
  ])('%j is refused with a remedy', async (more, message) => {
    const { stdout, stderr, code } = await fleetmix(['simulate', chat, '--e2e', '5s', ...more]);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('refuses a workload of requests held at once', async () => {
    const cwd = emptyFolder();
    const scenario = {
      fleetmix: 1,
      workload: { unit: 'requests', classes: [{ name: 'a', demand: 3 }] },
      offers: [{ name: 'x', gpu: 'X', usdPerHour: 1, capacity: [4] }],
    };
    writeFileSync(join(cwd, 's.json'), JSON.stringify(scenario));
    const { stderr, code } = await fleetmix(['simulate', 's.json'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('must be in requests/s');
  });
});
