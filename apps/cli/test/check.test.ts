import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, examples, fleetmix } from './run-cli.ts';

const chat = join(examples, 'chat.yaml');
const melange = join(examples, 'melange.json');
const cwd = emptyFolder();
const check = (scenario: string, plan: string, ...flags: string[]) =>
  fleetmix(['check', scenario, plan, ...flags], { cwd });

interface PlanFile {
  readonly replicas: readonly { readonly offer: string; readonly count: number }[];
  readonly routes: readonly { readonly class: string; readonly offer: string; readonly share: number }[];
}
let plan: PlanFile;

function write(name: string, content: object): string {
  writeFileSync(join(cwd, name), JSON.stringify(content));
  return name;
}

beforeAll(async () => {
  const run = await fleetmix(['plan', chat, '--json']);
  writeFileSync(join(cwd, 'plan.json'), run.stdout);
  plan = JSON.parse(run.stdout);
});

describe.concurrent('check', () => {
  it('accepts what plan has planned', async () => {
    const run = await check(chat, 'plan.json');
    expect(run.stdout).toMatch(
      /Cost {2}20\.87 USD\/hour\n\nThe plan's certificate proves by itself .* 19\.90 USD\/hour, 5 % below this one\.\n\nThe plan holds\.\n$/,
    );
    expect(run.code).toBe(0);
  });

  it('reads the plan from YAML and from stdin', async () => {
    const yaml = await fleetmix(['plan', chat, '--format', 'yaml']);
    const run = await fleetmix(['check', chat, '-', '--json'], { stdin: yaml.stdout });
    expect(JSON.parse(run.stdout)).toMatchObject({ holds: true, routesFrom: 'plan', violations: [] });
  });

  it.each<[rule: string, change: () => object, kind: string, message: RegExp]>([
    [
      'fewer replicas',
      () => ({ ...plan, replicas: plan.replicas.slice(1) }),
      'overload',
      /L4 needs 3\.\d+ replicas, headroom included, and has 0/,
    ],
    ['half a replica', () => ({ ...plan, replicas: [{ offer: 'L4', count: 0.5 }] }), 'count', /whole number/],
    [
      'an offer that is not there',
      () => ({ ...plan, replicas: [...plan.replicas, { offer: 'B100', count: 1 }] }),
      'unknown-name',
      /"B100"\. Did you mean "H100"|"A100"/,
    ],
    [
      'a class left out',
      () => ({ ...plan, routes: plan.routes.slice(1) }),
      'unserved',
      /0 % of "short question" is routed/,
    ],
    [
      'more than the stock',
      () => ({ ...plan, replicas: [...plan.replicas.slice(1), { offer: 'L4', count: 13 }] }),
      'stock',
      /13 GPUs of L4 are used, and 12 are in stock/,
    ],
    [
      'a route that cannot be',
      () => ({
        ...plan,
        routes: plan.routes.map((route) => (route.class === 'document rewrite' ? { ...route, offer: 'L4' } : route)),
      }),
      'cannot-serve',
      /"L4" cannot serve "document rewrite"/,
    ],
  ])('finds %s', async (rule, change, kind, message) => {
    const run = await check(chat, write(`${rule.replaceAll(' ', '-')}.json`, change()), '--json');
    const { holds, violations } = JSON.parse(run.stdout);
    expect(holds).toBe(false);
    expect(violations).toContainEqual({ kind, message: expect.stringMatching(message) });
    expect(run.code).toBe(1);
  });

  it('judges under other options on request', async () => {
    const run = await check(chat, 'plan.json', '--headroom', '50%');
    expect(run.stdout).toMatch(/The plan breaks \d rules? of the scenario/);
    expect(run.code).toBe(1);
  });

  it('finds routes for a plan of counts only, and says whose they are', async () => {
    const run = await check(melange, write('enough.json', { L4: 3, A100: 1, cost: 5.9 }));
    expect(run.stdout).toContain('The plan has no routes; fleetmix found routes with which it holds.');
    expect(run.stdout).toContain('Cost  5.90 USD/hour');
    expect(run.code).toBe(0);
  });

  it('says so where no routes exist for the counts', async () => {
    const run = await check(melange, write('few.json', { L4: 2, A100: 1, cost: 5.1 }));
    expect(run.stdout).toContain('no routes exist with which these replicas serve every class');
    expect(run.code).toBe(1);
  });

  it('does not look for routes where the counts themselves are wrong', async () => {
    const run = await check(melange, write('wrong.json', { L4: 2.5, A10: 1, cost: 3 }), '--json');
    const kinds = JSON.parse(run.stdout).violations.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['unknown-name', 'count']));
    expect(run.code).toBe(1);
  });

  it('refuses what holds no plan', async () => {
    const run = await check(chat, write('impossible.json', { status: 'impossible', reason: 'x' }));
    expect(run.stderr).toContain('impossible.json: status: is "impossible": this file holds no plan to judge.');
    expect(run.code).toBe(2);
    expect(await check(chat, write('no-plan.json', { a: 1 }))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('replicas: is missing'),
    });
    expect(await fleetmix(['check', '-', '-'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('stdin can be read once only'),
    });
  });

  it('prints names of a hostile plan without their control characters', async () => {
    const run = await check(
      chat,
      write('hostile.json', { replicas: [{ offer: '\u001b[2Jx\nforged: fine', count: 1 }], routes: [] }),
    );
    expect(run.stdout).toContain('\\u001b[2Jx\\nforged: fine');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what must not be there.
    expect(run.stdout).not.toMatch(/\u001b|^forged/m);
    expect(run.code).toBe(1);
  });
});
