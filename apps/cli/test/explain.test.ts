import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { binary, emptyFolder, examples, fleetmix } from './run-cli.ts';

const chat = join(examples, 'chat.yaml');

/** The reasoning stands in the file. */
const scarce = readFileSync(join(examples, 'explain.yaml'), 'utf8');

describe.concurrent('what a plan costs', () => {
  it('is told in a line: by month, by tokens, and what is idle', async () => {
    const { stdout } = await fleetmix(['plan', '-'], { stdin: scarce });
    // 20 x 50 x 3600 = 3.6M output tokens an hour.
    expect(stdout).toContain('2,628.00 USD/month, 1.00 USD per 1M output tokens, 0 % idle');
  });

  it('is in JSON, by class and offer, and its classes add up to the whole', async () => {
    const { usdPerHour, money } = JSON.parse((await fleetmix(['plan', chat, '--json'])).stdout);
    const sum = (costs: readonly { readonly usdPerHour: number }[]) =>
      costs.reduce((total, each) => total + each.usdPerHour, 0);
    expect(money.usdPerMonth).toBeCloseTo(usdPerHour * 730);
    expect(sum(money.classes)).toBeCloseTo(usdPerHour);
    expect(sum(money.offers)).toBeCloseTo(usdPerHour);
    expect(money.tokensFrom).toEqual(['middle-of-ranges']);
  });

  it('is what the example reasons by hand, by request, token, month and beside an API', async () => {
    const file = join(examples, 'money.yaml');
    const plan = await fleetmix(['plan', file, '--api-price', '0.05/0.15', '--json']);
    const { usdPerHour, guarantee, money } = JSON.parse(plan.stdout);
    expect({ usdPerHour, kind: guarantee.kind }).toEqual({ usdPerHour: 9, kind: 'optimal' });
    expect(money).toMatchObject({ usdPerMonth: 6570, usdPerYear: 78840 });
    expect(money.idleUsdPerHour).toBeCloseTo(0, 9);
    const [chat] = money.classes;
    expect(chat).toMatchObject({ class: 'chat', usdPerHour: 4 });
    expect(1000 * chat.usdPerRequest).toBeCloseTo(4 / 72, 9);
    expect(chat.usdPerMillionOutputTokens).toBeCloseTo(4 / 18, 9);
    expect(money.api.apiUsdPerHour).toBeCloseTo(11.7, 9);
    expect(money.api.fromShareOfDemand).toBeCloseTo(9 / 11.7, 9);
    const { bestOfOneGpuType } = JSON.parse((await fleetmix(['compare', file, '--json'])).stdout);
    expect(bestOfOneGpuType).toMatchObject({ planner: 'homogeneous:L4', usdPerHour: 12, savesUsdPerHour: 3 });
  });

  it('is shown by class with --money', async () => {
    const { stdout } = await fleetmix(['plan', '-', '--money'], { stdin: scarce });
    expect(stdout).toMatch(/^ {2}chat +3\.60 +0 % +0\.05 +0\.50 +1\.00 +0\.33$/m);
    expect(stdout).toMatch(/^ {2}A100 +3\.60 +0 %/m);
    expect(stdout).toContain('31,536.00 a year');
  });

  it('is held against an API that charges by token', async () => {
    const dear = await fleetmix(['plan', '-', '--api-price', '0.50/1'], { stdin: scarce });
    // 7.2M x 0.50 + 3.6M x 1.
    expect(dear.stdout).toContain('the same traffic costs 7.20 USD/hour, this fleet 3.60');
    expect(dear.stdout).toContain('the fleet saves 3.60, and is cheaper from 50 % of the stated demand on');
    const cheap = await fleetmix(['plan', '-', '--api-price', '0.10/0.30', '--json'], { stdin: scarce });
    expect(JSON.parse(cheap.stdout).money.api.fromShareOfDemand).toBeCloseTo(2);
  });

  it('says where it cannot be held against an API, and what a price must be', async () => {
    const stdin = scarce.replace('size: { inputTokens: 100, outputTokens: 50 }, ', '');
    const { stderr, code } = await fleetmix(['plan', '-', '--api-price', '1/1'], { stdin });
    expect(stderr).toContain('--api-price needs demand in requests/s');
    expect(code).toBe(0);
    const bad = await fleetmix(['plan', '-', '--api-price', '1'], { stdin });
    expect(bad).toMatchObject({ code: 2 });
    expect(bad.stderr).toContain('such as 0.10/0.30');
  });
});

describe.concurrent('plan --explain', () => {
  it('says what constraints cost, and below which price an unused offer would be rented', async () => {
    const { stdout, code } = await fleetmix(['plan', '-', '--explain'], { stdin: scarce });
    expect(stdout).toMatch(/stock of "L4": 3 GPUs +3\.20 +0\.40 +4 GPUs saves 0\.40/);
    expect(stdout).toMatch(/^ {2}A10G +1\.50 +below 1\.20 \(-20 %\)/m);
    expect(code).toBe(0);
  });

  it('says what all constraints cost together, where each stands in for the others', async () => {
    const { stdout } = await fleetmix(['plan', join(examples, 'quotas.yaml'), '--explain']);
    expect(stdout).toContain(
      'Each by itself of no effect on the cost: limit "L4 to be had in us-east": at most 3 GPUs',
    );
    expect(stdout).toContain('Without any of them: 6.40, which saves 0.50.');
  });

  it('holds what it says: below that price the offer is rented, above it is not', async () => {
    const at = async (price: string) => {
      const stdin = scarce.replace('usdPerHour: 1.5', `usdPerHour: ${price}`);
      return JSON.parse((await fleetmix(['plan', '-', '--json'], { stdin })).stdout).replicas;
    };
    const rented = (replicas: readonly { readonly offer: string }[]) => replicas.map(({ offer }) => offer);
    expect(rented(await at('1.19'))).toEqual(['L4', 'A10G']);
    expect(rented(await at('1.21'))).toEqual(['A100']);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await fleetmix(['plan', '-', '--explain', '--json'], { stdin: scarce });
    const { explanation } = JSON.parse(stdout);
    expect(explanation).toMatchObject({ status: 'planned', usdPerHour: 3.6, isOptimal: true, isComplete: true });
    expect(explanation.unused.find(({ offer }: { offer: string }) => offer === 'A10G')).toMatchObject({
      entersBelowUsdPerHour: 1.2,
      isProved: true,
    });
  });

  it('says what clashes where there is no plan, and the ways out', async () => {
    const { stdout, code } = await fleetmix(['plan', join(examples, 'impossible.yaml'), '--explain']);
    expect(stdout).toContain('stock of "A100-80GB": 2 GPUs\n  class "chat turn": 20 requests/s\n');
    expect(stdout).toContain('Raise the stock of "A100-80GB" from 2 GPUs to 3 GPUs: 11.01 USD/hour');
    expect(stdout).toContain('Serve 16 requests/s of the 20 of class "chat turn": 7.34 USD/hour');
    expect(code).toBe(3);
  });

  it('explains the cheapest plan, whatever planner made the one shown', async () => {
    const { stdout } = await fleetmix(['plan', chat, '--planner', 'greedy', '--explain']);
    expect(stdout).toMatch(/^Cost {5}21\.75 USD\/hour/m);
    expect(stdout).toContain('Why: the cheapest plan, 20.87 USD/hour');
  });

  it('goes to stderr where the format holds a plan alone, and into the file where there is one', async () => {
    const cwd = emptyFolder();
    const csv = await fleetmix(['plan', '-', '--explain', '--format', 'csv'], { stdin: scarce });
    expect(csv.stdout).not.toContain('Why');
    expect(csv.stderr).toContain('Why: the cheapest plan');
    await fleetmix(['plan', '-', '--explain', '-o', 'plan.txt'], { stdin: scarce, cwd });
    expect(readFileSync(join(cwd, 'plan.txt'), 'utf8')).toContain('Why: the cheapest plan');
  });

  it('keeps to the time limit, and says what that left open', async () => {
    const { stdout, code } = await fleetmix(['plan', '-', '--explain', '--time-limit', '1ms', '--json'], {
      stdin: scarce,
    });
    expect(JSON.parse(stdout).explanation.isComplete).toBe(false);
    expect([0, 4]).toContain(code);
  });

  it('stops at Ctrl-C with the plan and what is explained by then', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'many.json'), JSON.stringify(manyClasses()));
    const child = spawn(process.execPath, [binary, 'plan', 'many.json', '--explain', '--time-limit', '60s', '--json'], {
      cwd,
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    setTimeout(() => child.kill('SIGINT'), 3000);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(stderr).toContain('Stopping');
    expect(JSON.parse(stdout).status).toBe('planned');
  });
});

/** Fast to plan, and with so many offers bounded that explaining each takes long. */
function manyClasses(): object {
  const classes = Array.from({ length: 40 }, (_, at) => ({ name: `c${at}`, demand: 1 + (at % 7) }));
  const offers = Array.from({ length: 1500 }, (_, at) => ({
    name: `o${at}`,
    gpu: `g${at % 5}`,
    usdPerHour: 1 + (at % 13) / 4,
    capacity: classes.map((_, other) => 1 + ((at * 7 + other * 3) % 11)),
    maxReplicas: 1,
  }));
  return { fleetmix: 1, workload: { classes }, offers };
}
