import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const cwd = emptyFolder();
const run = (...args: string[]) => fleetmix(args, { cwd });
const [periods, starts, futures, robust] = ['periods', 'starts', 'futures', 'robust'].map((name) =>
  join(examples, `${name}.yaml`),
) as [string, string, string, string];

beforeAll(async () => {
  await run('plan', periods, '--output', 'plan.json');
  for (const file of ['day.csv', 'requests.csv', 'reserved.csv']) copyFileSync(join(examples, file), join(cwd, file));
});

describe.concurrent('a plan for periods', () => {
  it('says what to buy once, what to rent in each, and what reserving saves', async () => {
    const { stdout, code } = await run('plan', periods);
    expect(stdout).toContain('1 request class, 30 requests/s on average, 10 to 50 in 3 periods\n');
    expect(stdout).toMatch(/Buy once, for every period\n.*\n {2}reserved +L4 +3 +3 +75 % +3\.00\n/);
    expect(stdout).toMatch(/Period +hours +requests\/s +on demand +USD +USD\/hour\n/);
    expect(stdout).toMatch(/night +9 +10 +0 +27\.00 +3\.00\n +day +9 +50 +2 +63\.00 +7\.00\n/);
    expect(stdout).toContain('Cost     4.50 USD/hour on average, proved optimal');
    expect(stdout).toContain('108.00 USD a round of 24 hours, 3,285.00 USD/month');
    expect(stdout).toContain('saves 1.50 USD/hour (25.0 %) against reserving nothing, at 6.00');
    expect(stdout).toContain('0.50 USD/hour (10.0 %) against reserving everything, at 5.00');
    expect(stdout).toMatch(/chat turn +reserved +reserved 60 %, on demand 40 % +reserved\n/);
    expect(code).toBe(0);
  });

  it('says what starts cost, where they do', async () => {
    const { stdout } = await run('plan', starts);
    expect(stdout).toMatch(/morning +3 +20 +2 +1 for 2\.00 +14\.00 +4\.67\n/);
    expect(stdout).not.toContain('Commit');
  });

  it('is JSON with its cases, and CSV with a column for them', async () => {
    const json = JSON.parse((await run('plan', periods, '--json')).stdout);
    expect(json).toMatchObject({
      usdPerHour: 4.5,
      replicas: [{ offer: 'reserved', count: 3 }],
      commitment: { rentedUsdPerHour: 6, reservedUsdPerHour: 5, isProved: true },
    });
    expect(json.cases.map((one: { case: string; usdPerHour: number }) => [one.case, one.usdPerHour])).toEqual([
      ['night', 3],
      ['day', 7],
      ['evening', 3],
    ]);
    const csv = (await run('plan', periods, '--format', 'csv')).stdout.split('\n');
    expect(csv[0]).toBe('case,offer,gpu,count,usdPerHour,utilization,boughtOnce');
    expect(csv.slice(1, -1).map((line) => line.split(',').filter((_, at) => [0, 1, 3, 6].includes(at)))).toEqual([
      ['night', 'reserved', '3', 'yes'],
      ['day', 'reserved', '3', 'yes'],
      ['day', 'on demand', '2', 'no'],
      ['evening', 'reserved', '3', 'yes'],
    ]);
    const routes = (await run('plan', periods, '--format', 'csv', '--routes')).stdout;
    expect(routes).toMatch(/^case,class,offer,share\nnight,chat turn,reserved,1\nday,chat turn,reserved,0\.6\n/);
  });

  it('is drawn', async () => {
    const { code } = await run('plan', periods, '--chart', 'periods.svg');
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'periods.svg'), 'utf8').startsWith('<?xml')).toBe(true);
    await run('plan', periods, '--chart', 'periods.png');
    expect(readFileSync(join(cwd, 'periods.png')).subarray(1, 4).toString()).toBe('PNG');
  });

  it('is judged, period by period', async () => {
    const { stdout, code } = await run('check', periods, 'plan.json');
    expect(stdout).toMatch(/day +9 +50 +100 % +7\.00 +3 reserved \(100 %\), 2 on demand \(100 %\)\n/);
    expect(stdout).toContain('The plan holds.');
    expect(code).toBe(0);
    const plan = JSON.parse(readFileSync(join(cwd, 'plan.json'), 'utf8'));
    plan.cases[1].replicas[0].count = 1;
    writeFileSync(join(cwd, 'broken.json'), JSON.stringify(plan));
    const broken = await run('check', periods, 'broken.json', '--json');
    const verdict = JSON.parse(broken.stdout);
    expect(verdict.violations.map(({ message }: { message: string }) => message)).toEqual([
      'day: on demand needs 2 replicas, headroom included, and has 1.',
    ]);
    expect(verdict.cases[1]).toMatchObject({ case: 'day', demand: 50, served: 1, usdPerHour: 5 });
    expect(broken.code).toBe(1);
  });

  it('may be of counts alone: routes are found for the same fleet in each', async () => {
    writeFileSync(join(cwd, 'counts.json'), JSON.stringify({ replicas: [{ offer: 'reserved', count: 5 }] }));
    const { stdout, code } = await run('check', periods, 'counts.json');
    expect(stdout).toContain('The plan has no routes; fleetmix found routes with which it holds.');
    expect(code).toBe(0);
    writeFileSync(join(cwd, 'few.json'), JSON.stringify({ replicas: [{ offer: 'reserved', count: 4 }] }));
    expect((await run('check', periods, 'few.json')).code).toBe(1);
  });

  it('goes on from a fleet that is running', async () => {
    const running = { replicas: [{ offer: 'rented', count: 1 }] };
    writeFileSync(join(cwd, 'running.json'), JSON.stringify(running));
    // One runs all day and is not started; the other's start is not followed by a next day.
    const { stdout, code } = await run('plan', starts, '--current', 'running.json', '--json');
    expect(JSON.parse(stdout).cases[0].starts).toMatchObject([{ offer: 'rented', count: 1, usd: 2 }]);
    expect(code).toBe(0);
    const cased = await run('plan', starts, '--current', 'plan.json');
    expect(cased.stderr).toContain('plan.json has a fleet for each period or future. Say which runs');
  });
});

describe.concurrent('a plan for futures', () => {
  it('says what to decide now, and what robustness costs', async () => {
    const { stdout, stderr } = await run('plan', futures, '--explain');
    expect(stdout).toMatch(
      /Rent once the future is known, besides\n +Future +weight +requests\/s +on demand +USD\/hour\n/,
    );
    expect(stdout).toMatch(/it booms +20\.0 % +80 +4 +16\.00\n/);
    expect(stdout).toContain('saves 3.90 USD/hour (37.9 %) against reserving nothing, at 10.30');
    expect(stdout).toMatch(/0\.0 % +6\.40\n +20\.0 % +3\.50 +it booms\n +50\.0 % +2\.00 +as planned, it booms\n/);
    expect(stderr).toContain('--explain says what constraints and classes cost of one future at a time');
  });

  it('says which are not served', async () => {
    const { stdout, code } = await run('plan', robust, '--chart', 'robust.svg');
    expect(stdout).toMatch(/Future +weight +requests\/s +USD\/hour +served\n/);
    expect(stdout).toMatch(/launch +4\.0 % +130 +10\.00 +46\.2 %\n/);
    expect(code).toBe(0);
    expect(existsSync(join(cwd, 'robust.svg'))).toBe(true);
  });

  it('is judged as a whole', async () => {
    await run('plan', robust, '--output', 'robust.json');
    expect((await run('check', robust, 'robust.json')).code).toBe(0);
    const scenario = readFileSync(robust, 'utf8').replace('mayFailShare: 0.05', 'mayFailShare: 0.03');
    writeFileSync(join(cwd, 'stricter.yaml'), scenario);
    const { stdout, code } = await run('check', 'stricter.yaml', 'robust.json');
    expect(stdout).toContain('futures of 4 % of the weight are not fully served');
    expect(code).toBe(1);
  });
});

describe.concurrent('one case by itself', () => {
  it('is an ordinary scenario', async () => {
    const { stdout } = await run('plan', periods, '--case', 'day', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ scenario: 'periods: day', usdPerHour: 5, solver: 'builtin' });
    expect((await run('check', periods, 'plan.json', '--case', 'day')).stdout).toContain('Cost  7.00 USD/hour\n');
    const melange = await run('plan', periods, '--case', 'night', '--format', 'melange');
    expect(JSON.parse(melange.stdout)).toMatchObject({ cost: 1 });
  });

  it('is simulated with what the plan for all of them has in it', async () => {
    const args = ['simulate', periods, '--case', 'night', '--e2e', '5s', '--duration', '60s', '--json'];
    for (const plan of [['--plan', 'plan.json'], []]) {
      const { stdout } = await run(...args, ...plan);
      expect(JSON.parse(stdout)).toMatchObject({ usdPerHour: 3, replicas: [{ offer: 'reserved', count: 3 }] });
    }
  });

  it.each([
    [['simulate', periods, '--e2e', '5s'], 'simulate takes one fleet, and the scenario has periods'],
    [['plan', periods, '--format', 'melange'], '--format melange takes one fleet'],
    [['plan', periods, '--verify', '--e2e', '5s'], '--verify takes one fleet'],
    [['plan', futures, '--case', 'as planed'], 'is no future of the scenario. Did you mean "as planned"?'],
    [['plan', '--case', 'day'], '--case "day": the scenario has neither periods nor futures.'],
    [['plan', periods, '--survive', 'replica'], 'do not go with survive'],
    [['plan', periods, '--periods', '6'], '--periods goes with --trace'],
    [['simulate', '--trace', 'day.csv', '--periods', '6'], 'simulate a period of it: --case NAME'],
  ])('is asked for where one fleet is taken: %j', async (args, message) => {
    const { stderr, code } = await run(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('is what planners without periods plan; they say so', async () => {
    const { stdout, code } = await run('plan', periods, '--planner', 'greedy');
    expect(stdout).toContain('The scenario has periods, and this planner plans for one demand');
    expect(code).toBe(4);
    expect((await run('plan', periods, '--planner', 'greedy', '--case', 'day')).code).toBe(0);
    const compared = JSON.parse((await run('compare', periods, '--planners', 'exact,greedy', '--json')).stdout);
    expect(compared).toMatchObject({ bestUsdPerHour: 4.5, results: [{ cases: [{ case: 'night' }, {}, {}] }, {}] });
    expect(compared.results[0].cases[1]).not.toHaveProperty('routes');
  });
});

const model = ['--model', 'llama-3.1-8b', '--ttft', '500ms', '--gpu', 'l40s', '--grid', '1'];
const prices = ['--prices', 'reserved.csv', '--add-prices', '--provider', 'our,runpod-community'];

describe.concurrent('a log with the hours of a day', () => {
  it('becomes a scenario with a period for each part, whose mean is the demand', async () => {
    const args = ['scenario', '--trace', 'day.csv', '--scale', '500x', '--periods', '4', '--utc-offset', '-6'];
    const { stdout, code } = await run(...args, ...model, ...prices);
    const scenario = parse(stdout);
    expect(code).toBe(0);
    expect(scenario.periods.map(({ name, hours }: { name: string; hours: number }) => [name, hours])).toEqual([
      ['00:00-06:00', 6],
      ['06:00-12:00', 6],
      ['12:00-18:00', 6],
      ['18:00-24:00', 6],
    ]);
    for (const { name } of scenario.workload.classes) {
      const factors = scenario.periods.map(({ demand }: { demand: Record<string, number> }) => demand[name]);
      expect(factors.reduce((sum: number, factor: number) => sum + factor / 4, 0)).toBeCloseTo(1, 2);
    }
    const { offers } = scenario;
    const terms = offers.filter(({ pricing }: { pricing: string }) => pricing === 'reserved');
    expect(terms[0].priceSource).toBe('reserved.csv, for a commitment of 12 months');
    expect(offers.some(({ pricing }: { pricing: string }) => pricing === 'on-demand')).toBe(true);
    expect(stdout).toContain('# Reserved prices are paid for every hour of their whole term');
  });

  it('is planned, also from a file of settings', async () => {
    const settings = [
      'trace: day.csv',
      'scale: 500x',
      'periods: 3',
      'utc-offset: "+02:00"',
      'model: llama-3.1-8b',
      'ttft: 500ms',
      'grid: 1',
      'gpu: l40s',
      'prices: reserved.csv',
      'add-prices: true',
      'provider: [our, runpod-community]',
    ];
    writeFileSync(join(cwd, 'settings.yaml'), settings.join('\n'));
    const { stdout, code } = await run('plan', 'settings.yaml', '--json');
    const plan = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(plan.violations).toEqual([]);
    expect(plan.cases.map((one: { case: string }) => one.case)).toEqual(['00:00-08:00', '08:00-16:00', '16:00-24:00']);
    for (const { offer } of plan.replicas) expect(offer).toContain('reserved-12-months');
    expect(plan.usdPerHour).toBeLessThanOrEqual(plan.commitment.rentedUsdPerHour);
    expect(plan.usdPerHour).toBeLessThanOrEqual(plan.commitment.reservedUsdPerHour);
  });

  it('is planned with prefill and decode on machines of their own, too', async () => {
    const args = ['plan', '--trace', 'day.csv', '--scale', '2000x', '--periods', '2', '--grid', '1', '--disaggregate'];
    const served = ['--model', 'llama-3.1-70b', '--ttft', '1s', '--tpot', '30ms', '--gpu', 'h100-sxm'];
    const { stdout, code } = await run(...args, ...served, '--prices', 'reserved.csv', '--json');
    const plan = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(plan.violations).toEqual([]);
    expect(plan.pools.length).toBeGreaterThan(0);
    expect(plan.cases).toHaveLength(2);
  });

  it('is refused where the log does not cover the whole day, and told where nothing can be reserved', async () => {
    const hour = await run('plan', '--trace', 'requests.csv', '--periods', '6', ...model);
    expect(hour.stderr).toContain('the log covers no second of 00:00-04:00, 04:00-08:00');
    expect(hour.code).toBe(2);
    const rented = await run('scenario', '--trace', 'day.csv', '--periods', '2', ...model);
    expect(rented.stderr).toContain('No price is reserved, so there is nothing to commit to.');
  });
});
