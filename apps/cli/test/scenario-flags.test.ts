import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const chat = join(examples, 'chat.yaml');
const power = join(examples, 'power.yaml');
const shares = join(examples, 'shares.yaml');

async function plan(...args: readonly string[]) {
  const { stdout, code } = await fleetmix(['plan', ...args, '--json']);
  return { code, ...JSON.parse(stdout) };
}

describe.concurrent('flags that change a scenario', () => {
  it('set stock by the names of the offers, whatever their case; scarcer is never cheaper', async () => {
    const [whole, scarce] = await Promise.all([plan(chat), plan(chat, '--stock', 'a100=0', '--stock', '2xh100=0')]);
    expect(scarce.code).toBe(2);
    const [fewer] = await Promise.all([plan(chat, '--stock', 'a100=0')]);
    expect(fewer.replicas.map(({ gpu }: { gpu: string }) => gpu)).not.toContain('A100');
    expect(fewer.usdPerHour).toBeGreaterThanOrEqual(whole.usdPerHour);
  });

  it('serve what a budget buys, and say what is left out', async () => {
    const { objective, usdPerHour } = await plan(chat, '--budget', '10');
    expect(usdPerHour).toBeLessThanOrEqual(10);
    expect(objective).toMatchObject({ goal: 'most-served' });
    expect(objective.served).toBeLessThan(objective.asked);
    const { stdout } = await fleetmix(['plan', chat, '--budget', '10']);
    expect(stdout).toMatch(/Goal +[\d.]+ of [\d.]+ requests\/s served/);
    expect(stdout).toContain('left out:');
  });

  it('serve what stock allows where no budget is named, and then weights and priorities count', async () => {
    const priority = join(examples, 'priority.yaml');
    const [least, most] = await Promise.all([
      plan(priority, '--goal', 'least-cost'),
      plan(priority, '--goal', 'most-served', '--stock', 'l4=1'),
    ]);
    expect(least).toMatchObject({ code: 3, notices: [expect.stringContaining('priorities of classes matter to')] });
    expect(most).toMatchObject({ code: 0, usdPerHour: 12.8 });
    expect(most.notices).toBeUndefined();
    expect(least.couldServe).toEqual({ served: expect.closeTo(63, 4), asked: 81, usdPerHour: 12.8, isProved: true });
    expect(most.couldServe).toBeUndefined();
    const impossible = await fleetmix(['plan', priority, '--goal', 'least-cost']);
    expect(impossible.stdout).toContain(
      'Or serve what can be: --goal most-served serves 63 of 81 requests/s (77.8 %) for 12.80 USD/hour',
    );
    const { stdout } = await fleetmix(['plan', priority]);
    expect(stdout).toContain('priority 1: 45 of 45 requests/s served (100.0 %)');
    expect(stdout).toContain('priority 2: 18 of 36 requests/s served (50.0 %), proved the most besides');
    expect(stdout).toContain('left out: 50.0 % of completion (18, model code-70b, priority 2)');
  });

  it('limit the share of spot and of each provider, beside the limits of the file', async () => {
    const [before, after] = await Promise.all([
      plan(shares),
      plan(shares, '--spot-share', '10%', '--provider-share', '55%'),
    ]);
    expect(after.usdPerHour).toBeGreaterThan(before.usdPerHour);
    const spot = after.limits.find(({ limit }: { limit: string }) => limit === '--spot-share');
    expect(spot.used).toBeLessThanOrEqual(0.1 + 1e-9);
    expect(after.limits.length).toBeGreaterThan(before.limits.length);
    expect((await fleetmix(['plan', shares, '--spot-share', '10%'])).stdout).toMatch(/--spot-share .*10\.0 %/);
  });

  it('ask for a fleet that survives, and judge it by taking each thing away', async () => {
    const cwd = emptyFolder();
    const [once, written] = await Promise.all([
      plan(chat),
      fleetmix(['plan', chat, '--survive', 'replica', '-o', 'plan.json'], { cwd }),
    ]);
    expect(written.code).toBe(0);
    const survived = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8'));
    expect(survived.usdPerHour).toBeGreaterThan(once.usdPerHour);
    const check = await fleetmix(['check', chat, join(cwd, 'plan.json'), '--survive', 'replica']);
    expect(check.code).toBe(0);
    writeFileSync(join(cwd, 'once.json'), JSON.stringify(once));
    const weak = await fleetmix(['check', chat, join(cwd, 'once.json'), '--survive', 'replica']);
    expect(weak.code).toBe(1);
  });

  it('count spot for what interruptions leave of it', async () => {
    const [before, after] = await Promise.all([plan(shares), plan(shares, '--spot-interruptions', '1/15')]);
    expect(before.lostUsdPerHour).toBeUndefined();
    expect(after.usdPerHour).toBeGreaterThan(before.usdPerHour);
    const paid = after.replicas.filter(({ offer }: { offer: string }) => offer.endsWith('spot'));
    // A quarter of an hour away after each hour of work.
    expect(after.lostUsdPerHour).toBeCloseTo(paid[0].usdPerHour / 5, 9);
  });

  it('plan for the least power or carbon, and keep to a cap', async () => {
    const [least, capped, clean] = await Promise.all([
      plan(power, '--goal', 'least-power'),
      plan(power, '--goal', 'least-cost', '--power-cap', '0.9kW'),
      plan(power, '--goal', 'least-carbon', '--grid-carbon', '500'),
    ]);
    expect(least).toMatchObject({ kilowatts: 0.72, usdPerHour: 8, objective: { goal: 'least-power', bound: 0.72 } });
    expect(capped).toMatchObject({ kilowatts: 0.844, usdPerHour: 5.6 });
    // What the file says of its regions stays.
    expect(clean.objective).toMatchObject({ kgCo2ePerHour: 0.036 });
    const { stdout } = await fleetmix(['plan', power]);
    expect(stdout).toMatch(/Power +0\.844 kW .*\nGoal +0\.844 kW at full load, and no plan takes less than 0\.844/);
  });

  it('say which limit to loosen where there is no plan, and how far', async () => {
    const { stdout, code } = await fleetmix(['plan', power, '--goal', 'least-cost', '--power-cap', '700W']);
    expect(code).toBe(3);
    expect(stdout).toContain('Raise atMost of limit "--power-cap" from 700 watts to 720 watts.');
    const poor = await fleetmix(['plan', power, '--budget', '5', '--goal', 'least-power']);
    expect(poor.stdout).toMatch(/Remedy\n {2}Raise the budget from 5 USD\/hour to 5.1 USD\/hour\./);
  });

  it('prefer the fleet that is running among those that cost the same', async () => {
    const cwd = emptyFolder();
    await fleetmix(['plan', chat, '-o', 'plan.json'], { cwd });
    const { preferences } = await plan(chat, '--current', join(cwd, 'plan.json'));
    expect(preferences).toEqual([{ preference: 'closest-to-current', value: 0 }]);
  });

  it.each([
    [[chat, '--goal', 'least-power'], 'name no watts'],
    [[chat, '--power-cap', 'much'], 'such as 40kW or 800W'],
    [[chat, '--grid-carbon', 'green'], 'such as 380'],
    [[chat, '--goal', 'shortest-makespan'], 'needs a budget'],
    [[chat, '--priority', 'code=2'], 'No class names one: add model to the classes.'],
    [[chat, '--models', 'a=llama-3.1-8b'], '--models goes with --trace'],
    [[chat, '--budget', '-3'], 'an amount of USD/hour above 0'],
    [[chat, '--spot-interruptions', '0.1/5'], 'no offer is spot'],
    [[shares, '--spot-interruptions', '10 %'], 'such as 0.05/10'],
    [[chat, '--stock', 'tpu=3'], 'is the GPU of no offer'],
    [[chat, '--stock', 'a100'], 'such as h100=8'],
    [[chat, '--ttft', '1s'], '--ttft goes with --trace'],
    [[chat, '--prices', 'prices.csv'], '--prices goes with --trace'],
    [[chat, '--scale', '2x'], '--scale goes with --trace'],
    [[chat, '--model', 'llama-3.1-8b'], '--model goes with --trace'],
  ])('%j is refused with a remedy', async (args, message) => {
    const { stdout, stderr, code } = await fleetmix(['plan', ...args]);
    expect(stderr).toContain(message);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
