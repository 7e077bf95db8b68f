import { readFileSync } from 'node:fs';
import { readScenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../draft/draft.ts';
import { example } from '../draft/example.ts';
import { judge } from './judge-task.ts';
import { exactWithinStock } from './one-gpu-type.ts';
import { open } from './open-task.ts';
import { plan } from './plan-task.ts';
import type { Answer, Opened, SweepPoint } from './protocol.ts';
import { sweep } from './sweep-task.ts';

const never = new AbortController().signal;
const cli = (name: string) => readFileSync(new URL(`../../../cli/examples/${name}`, import.meta.url), 'utf8');

async function answersOf(run: (answer: (answer: Answer) => void) => Promise<void>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  await run((answer) => answers.push(answer));
  return answers;
}

async function opened(text: string | Blob): Promise<Opened | undefined> {
  const answers = await answersOf((answer) => open({ kind: 'open', source: 'file', content: text }, answer, never));
  const [first] = answers;
  return first?.kind === 'opened' ? first.opened : undefined;
}

describe('planning', () => {
  it('gives the proved plan first, then what stock is worth, then every other planner', async () => {
    const answers = await answersOf((answer) =>
      plan({ kind: 'plan', draft: example, timeLimitMs: 10_000 }, answer, never),
    );
    const reports = answers.flatMap((answer) =>
      answer.kind === 'planned' || answer.kind === 'compared' ? [answer.report] : [],
    );
    expect(reports[0]).toMatchObject({ planner: 'exact', usdPerHour: 20.87, guarantee: { kind: 'optimal' } });
    expect(reports.map(({ planner }) => planner)).toEqual([
      'exact',
      'greedy',
      'greedy-trimmed',
      'homogeneous:L4',
      'homogeneous:A100-80GB',
      'homogeneous:H100',
    ]);
    expect(reports[4]?.reason).toContain('takes 7 GPUs');
  });

  it('says what one more GPU would save, as planned with it', async () => {
    const draft: Draft = { ...example, stock: { L4: 1, 'A100-80GB': 2, H100: 8 } };
    const answers = await answersOf((answer) => plan({ kind: 'plan', draft, timeLimitMs: 10_000 }, answer, never));
    const [worth] = answers.flatMap((answer) => (answer.kind === 'worth' ? answer.worths : []));
    const more = { ...draft, stock: { ...draft.stock, [worth?.gpu ?? '']: (worth?.planned?.stock ?? 0) as number } };
    const costs = [draft, more].map(async (one) => {
      const result = await exact().plan(readScenario(one));
      return result.status === 'planned' && result.guarantee.kind === 'optimal'
        ? result.guarantee.atLeastUsdPerHour
        : 0;
    });
    const [without, withMore] = await Promise.all(costs);
    expect(worth?.planned?.savesUsdPerHour).toBeCloseTo((without ?? 0) - (withMore ?? 0), 9);
  });

  it('stops at once where it is aborted, with the best that it has', async () => {
    const stop = new AbortController();
    stop.abort();
    const answers = await answersOf((answer) =>
      plan({ kind: 'plan', draft: example, timeLimitMs: 10_000 }, answer, stop.signal),
    );
    expect(answers.filter(({ kind }) => kind === 'compared')).toEqual([]);
  });

  it('plans fleets of one GPU type as the exact planner does, and finds them impossible where it does', async () => {
    for (const stock of [1, 6, 7, 8]) {
      const offers = [example.offers[1] as Draft['offers'][number]];
      const scenario = readScenario({ ...example, offers, stock: { 'A100-80GB': stock } });
      const [mine, other] = [await exactWithinStock().plan(scenario), await exact().plan(scenario)];
      expect(mine.status).toBe(other.status);
      if (mine.status === 'impossible' && other.status === 'impossible') expect(mine.blockers).toEqual(other.blockers);
    }
  });
});

describe('opening', () => {
  it('knows scenarios, Mélange files and plans by their shape', async () => {
    const [scenario, melange, planFile, counts] = [
      await opened(cli('chat.yaml')),
      await opened(new Blob([cli('melange.json')])),
      await opened('{"status":"planned","replicas":[{"offer":"L4","count":2}],"routes":[]}'),
      await opened('{"L4": 2, "A100": 1, "cost": 5.29}'),
    ];
    expect([scenario?.what, melange?.what, planFile?.what, counts?.what]).toEqual([
      'scenario',
      'scenario',
      'plan',
      'plan',
    ]);
    expect(scenario?.what === 'scenario' && scenario.draft).toEqual(example);
  });

  it.each([
    ['deep JSON', '['.repeat(200_000)],
    ['deep JSON that is well formed', `{"fleetmix":1,"name":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['a poisoned prototype', JSON.stringify({ ...example, stock: {} }).replace('"stock":{', '"stock":{"__proto__":1,')],
    ['an experiment’s grid', 'fleetmix: 1\ngrid: x\n'],
    ['nothing', '  '],
    ['a picture', 'PNG\u0000\u0001'],
    ['a list', '[1, 2]'],
    ['a number', '3'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a plan that is none', '{"status":"impossible","reason":"x"}'],
  ])('refuses %s with words', async (_, text) => {
    const failure = await opened(new Blob([text])).catch((error: Error) => error);
    expect(failure).toBeInstanceOf(Error);
    expect((failure as Error).message.length).toBeGreaterThan(10);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('refuses what is too large before it is read', async () => {
    const slice = () => new Blob(['{']);
    const huge = { size: 200_000_000, slice, arrayBuffer: () => expect.unreachable() } as unknown as Blob;
    await expect(opened(huge)).rejects.toThrow('200 MB');
  });
});

describe('judging a plan from a file', () => {
  it('finds routes for bare counts, and says which rules the plan breaks', async () => {
    const judged = async (counts: Readonly<Record<string, number>>) => {
      const replicas = Object.entries(counts).map(([offer, count]) => ({ offer, count }));
      const [answer] = await answersOf((answer) =>
        judge({ kind: 'judge', draft: example, plan: { replicas }, timeLimitMs: 5000 }, answer, never),
      );
      return answer?.kind === 'planned' ? answer.report : undefined;
    };
    expect(await judged({ L4: 4, A100: 1, '2xH100': 1 })).toMatchObject({ usdPerHour: 20.87, violations: [] });
    expect((await judged({ L4: 1 }))?.violations?.length).toBeGreaterThan(0);
    expect((await judged({ 'no such offer': 1 }))?.violations?.[0]?.kind).toBe('unknown-name');
  });
});

describe('sweeping', () => {
  async function points(axis: Parameters<typeof sweep>[0]['axis']): Promise<readonly SweepPoint[]> {
    const request = { kind: 'sweep', draft: example, axis, timeLimitMs: 2000 } as const;
    const answers = await answersOf((answer) => sweep(request, answer, never));
    return answers
      .flatMap((answer) => (answer.kind === 'point' ? [answer.point] : []))
      .sort((one, other) => one.at - other.at);
  }
  const costs = (all: readonly SweepPoint[]) => all.map(({ usdPerHour }) => usdPerHour ?? Number.POSITIVE_INFINITY);
  const isSorted = (values: readonly number[]) =>
    values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0) - 1e-9);

  it('covers a quarter to four times the demand, never cheaper for more', async () => {
    const all = await points({ kind: 'demand' });
    expect([all[0]?.at, all.at(-1)?.at, all.find(({ at }) => at === 1)?.usdPerHour]).toEqual([0.25, 4, 20.87]);
    expect(isSorted(costs(all))).toBe(true);
  });

  it('is never cheaper at a higher price, nor dearer with more stock', async () => {
    expect(isSorted(costs(await points({ kind: 'price', gpu: 'H100' })))).toBe(true);
    expect(isSorted(costs(await points({ kind: 'stock', gpu: 'H100' })).toReversed())).toBe(true);
  });

  it('moves the prices of periods and futures with those of the offers', async () => {
    const found = await opened(cli('futures.yaml'));
    if (found?.what !== 'scenario') throw new Error('futures.yaml is a scenario');
    const request = {
      kind: 'sweep',
      draft: found.draft,
      axis: { kind: 'price', gpu: 'L4' },
      timeLimitMs: 5000,
    } as const;
    const answers = await answersOf((answer) => sweep(request, answer, never));
    const at = (factor: number) =>
      answers.flatMap((answer) => (answer.kind === 'point' && answer.point.at === factor ? [answer.point] : []))[0];
    expect([at(1)?.usdPerHour, at(2)?.usdPerHour]).toEqual([6.4, 12.8]);
    expect(at(1)?.fleet).toContain('on average');
  });

  it('refuses goals that are not a cost, with words', async () => {
    const draft: Draft = { ...example, objective: { goal: 'most-served', budgetUsdPerHour: 9 } };
    const request = { kind: 'sweep', draft, axis: { kind: 'demand' }, timeLimitMs: 2000 } as const;
    await expect(answersOf((answer) => sweep(request, answer, never))).rejects.toThrow(/goal here is most-served/);
  });
});
