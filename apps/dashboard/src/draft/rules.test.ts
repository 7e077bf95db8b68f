import { readFileSync } from 'node:fs';
import { parseScenario, readScenario, scenarioDocument } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { cellText } from './cell-text.ts';
import type { Draft } from './draft.ts';
import { addCase, removeCase, withCaseKind } from './edit-cases.ts';
import { addLimit, removeLimit, setLimitEach, setLimitUnit } from './edit-limits.ts';
import { addNode, removeNode } from './edit-nodes.ts';
import { addPool, removePool } from './edit-pools.ts';
import { addClass, removeClass, removeOffer } from './edit-rows.ts';
import { example } from './example.ts';
import { boundText, readBound, readSelector, selectorText } from './limit-text.ts';
import { pasteTable } from './paste.ts';
import { rulesText, withCurrent, withGoal, withPreferences, withSurvival } from './rules.ts';
import { setCell } from './set-cell.ts';

function typed(draft: Draft, cell: Cell, text: string): Draft {
  const entry = setCell(draft, cell, text);
  if ('problem' in entry) throw new Error(entry.problem);
  return entry.value;
}

const opened = async (name: string): Promise<Draft> => {
  const path = new URL(`../../../cli/examples/${name}`, import.meta.url);
  return scenarioDocument(await parseScenario(readFileSync(path, 'utf8')));
};

/** A scenario with every field that is about rules, names among them. */
const bound: Draft = {
  ...example,
  limits: [
    { name: 'quota', offers: { gpu: ['L4', 'H100'], offers: ['A100', 'L4'] }, unit: 'gpus', atMost: 16 },
    { name: 'each', each: 'gpu', of: 'usdPerHour', atMostShare: 0.8, unit: 'replicas', atLeast: 0 },
  ],
  current: { L4: 2, A100: 1 },
  prefer: ['closest-to-current', 'fewest-offers'],
  futures: {
    cases: [
      { name: 'calm', weight: 3 },
      { name: 'rush', weight: 1, demand: { essay: 2, 'chat turn': 1.5 }, usdPerHour: { L4: 1.2, A100: 4 } },
    ],
  },
};

describe('a limit', () => {
  it('is added as one that every fleet keeps to, and removed without a trace', () => {
    const added = addLimit(example);
    expect(readScenario(added).limits).toEqual([{ name: 'new limit', of: 'gpus', atMostShare: 1 }]);
    expect(removeLimit(added, 0)).toEqual(example);
  });

  it('takes amounts, shares, or both, each with its unit', () => {
    const cell = { table: 'limits', row: 0, field: 'atMost' } as const;
    const amount = typed(addLimit(example), cell, '16');
    expect(amount.limits?.[0]).toEqual({ name: 'new limit', unit: 'gpus', atMost: 16 });
    const both = typed(setLimitUnit(amount, 0, 'replicas'), cell, '16 and 40 %');
    expect(both.limits?.[0]).toEqual({
      name: 'new limit',
      unit: 'replicas',
      atMost: 16,
      of: 'replicas',
      atMostShare: 0.4,
    });
    expect(cellText(both, cell)).toBe('16 and 40 %');
    expect(setCell(both, cell, '120 %')).toHaveProperty('problem');
  });

  it('keeps its unit while its bound is typed anew', () => {
    const cell = { table: 'limits', row: 0, field: 'atMost' } as const;
    const emptied = typed(setLimitUnit(addLimit(example), 0, 'usdPerHour'), cell, '');
    expect(() => readScenario(emptied)).toThrow(/limits nothing/);
    expect(typed(emptied, cell, '5').limits?.[0]).toEqual({ name: 'new limit', unit: 'usdPerHour', atMost: 5 });
  });

  it('selects offers by lists of names, also of names with commas in them', () => {
    const names = ['a, b', 'c "d"', 'e'];
    expect(readSelector(selectorText(names))).toEqual(names);
    const cell = { table: 'limits', row: 0, field: 'gpu' } as const;
    const some = typed(addLimit(example), cell, 'L4, H100');
    expect(some.limits?.[0]?.offers).toEqual({ gpu: ['L4', 'H100'] });
    expect(typed(some, cell, '').limits?.[0]).not.toHaveProperty('offers');
    expect(setLimitEach(some, 0, 'gpu').limits?.[0]?.each).toBe('gpu');
  });

  it('reads back from every text that it is shown as', () => {
    for (const text of ['', '16', '40 %', '0.5 and 12.5 %']) {
      const entry = readBound(text);
      const { amount, share } = 'value' in entry ? entry.value : {};
      const limit = {
        name: 'any',
        ...(amount === undefined ? {} : { atMost: amount }),
        ...(share === undefined ? {} : { atMostShare: share }),
      };
      expect(boundText(limit, 'atMost')).toBe(text);
    }
  });

  it('comes from a spreadsheet, too', () => {
    const text = 'quota\t\t8\t\tL4\nfloor\t1';
    const entry = pasteTable(addLimit(example), { table: 'limits', row: 0, field: 'name' }, text);
    expect('value' in entry && entry.value.limits).toMatchObject([
      { name: 'quota', offers: { gpu: 'L4' }, unit: 'gpus', atMost: 8 },
      { name: 'floor', atLeast: 1 },
    ]);
  });
});

describe('shares of spot and of one provider', () => {
  it('are limits as the command line makes them, and none when they are emptied', () => {
    const cell = { table: 'share', field: 'spot' } as const;
    const some = typed(example, cell, '40');
    expect(some.limits).toEqual([
      { name: 'spot share', offers: { pricing: ['spot'] }, of: 'usdPerHour', atMostShare: 0.4 },
    ]);
    expect(cellText(some, cell)).toBe('40');
    expect(typed(some, cell, '')).toEqual(example);
    expect(typed(example, { table: 'share', field: 'provider' }, '60 %').limits?.[0]?.each).toBe('provider');
  });
});

describe('goals and wishes', () => {
  it('have a budget while they need one', () => {
    const most = withGoal(example, 'most-served', 20);
    expect(most.objective).toEqual({ goal: 'most-served', budgetUsdPerHour: 20 });
    const soon = withGoal(typed(most, { table: 'objective', field: 'budgetUsdPerHour' }, '8'), 'shortest-makespan', 20);
    expect(soon.objective).toEqual({ goal: 'shortest-makespan', budgetUsdPerHour: 8 });
    expect(withGoal(soon, 'least-cost', 20)).toEqual(example);
  });

  it('take the fleet that is running, and prefer to change little of it, where that goes with the rest', () => {
    const running = withCurrent(example, { L4: 2, gone: 1 });
    expect([running.current, running.prefer]).toEqual([{ L4: 2 }, ['closest-to-current']]);
    expect(withCurrent(running, undefined)).toEqual(example);
    expect(readScenario(withCurrent(withGoal(example, 'most-served', 5), { L4: 2 })).prefer).toBeUndefined();
    expect(withSurvival(withSurvival(example, 'offer'), undefined)).toEqual(example);
    expect(withPreferences(example, [])).toEqual(example);
  });

  it('are summed up in a few words', () => {
    expect(rulesText(example)).toBe('');
    expect(rulesText(bound)).toBe('2 futures; 2 limits; closest-to-current, then fewest-offers; a fleet is running');
  });
});

describe('what names offers and classes', () => {
  it('follows them when they are renamed', () => {
    const renamed = typed(bound, { table: 'offers', row: 1, field: 'name' }, 'Ampere');
    expect(renamed.current).toEqual({ L4: 2, Ampere: 1 });
    expect(renamed.limits?.[0]?.offers?.offers).toEqual(['Ampere', 'L4']);
    expect(renamed.futures?.cases[1]?.usdPerHour).toEqual({ L4: 1.2, Ampere: 4 });
    const essay = typed(bound, { table: 'classes', row: 3, field: 'name' }, 'novel');
    expect(essay.futures?.cases[1]?.demand).toEqual({ novel: 2, 'chat turn': 1.5 });
    expect(() => readScenario(withPreferences(essay, []))).not.toThrow();
  });

  it('forgets them when they are removed, and stays a scenario', () => {
    const left = removeClass(removeOffer(bound, 1), 3);
    expect([left.current, left.limits?.[0]?.offers?.offers]).toEqual([{ L4: 2 }, ['L4']]);
    expect(left.futures?.cases[1]).toMatchObject({ demand: { 'chat turn': 1.5 }, usdPerHour: { L4: 1.2 } });
    expect(() => readScenario(withPreferences(left, []))).not.toThrow();
  });

  it('is not mixed up while one types a name that another has', () => {
    const twice = typed(bound, { table: 'offers', row: 1, field: 'name' }, 'L4');
    const after = typed(twice, { table: 'offers', row: 1, field: 'name' }, 'L40');
    expect(after.current).toEqual({ L4: 2, A100: 1 });
  });
});

describe('columns that few need', () => {
  it('read and write every field of offers and classes, and leave no trace when emptied', () => {
    const cells = [
      ['provider', 'AWS'],
      ['region', 'us-east'],
      ['pricing', 'spot'],
      ['headroom', '25'],
      ['perHour', '0.1'],
      ['startupMinutes', '5'],
      ['usdPerStart', '0.02'],
      ['minRentalHours', '1'],
      ['watts', '700'],
      ['gramsCo2PerKwh', '380'],
      ['role', 'decode'],
      ['node', 'box'],
    ] as const;
    const at = (field: (typeof cells)[number][0]) => ({ table: 'offers', row: 0, field }) as const;
    const full = cells.reduce((draft, [field, text]) => typed(draft, at(field), text), example);
    expect(full.offers[0]).toMatchObject({ pricing: 'spot', headroom: 0.25, interruptions: { perHour: 0.1 } });
    for (const [field, text] of cells) expect(cellText(full, at(field))).toBe(text);
    expect(cells.reduce((draft, [field]) => typed(draft, at(field), ''), full)).toEqual(example);
    expect(setCell(example, at('pricing'), 'cheap')).toHaveProperty('problem');
    const weight = { table: 'classes', row: 0, field: 'weight' } as const;
    expect(typed(typed(example, weight, '3'), weight, '')).toEqual(example);
    expect(setCell(example, weight, '0')).toHaveProperty('problem');
  });
});

describe('pools', () => {
  it('follow their offers and classes, and go with them', async () => {
    const draft = await opened('disaggregated.yaml');
    const renamed = typed(draft, { table: 'offers', row: 3, field: 'name' }, 'H20 tokens');
    expect(renamed.pools?.[0]).toMatchObject({ prefill: 'H100 prefill', decode: 'H20 tokens' });
    expect(readScenario(addClass(renamed)).pools?.[0]?.usdPerRequest).toEqual([0.0000125, 0.00005, 0]);
    expect(readScenario(removeClass(renamed, 0)).pools?.[0]?.usdPerRequest).toEqual([0.00005]);
    expect(removeOffer(draft, 3)).not.toHaveProperty('pools');
  });

  it('are added between offers that have the roles, and typed', async () => {
    const draft = await opened('disaggregated.yaml');
    const two = addPool(draft);
    const cell = { table: 'pools', row: 1, field: 'usdPerRequest' } as const;
    expect(readScenario(typed(two, cell, '0.0001')).pools?.[1]?.usdPerRequest).toBe(0.0001);
    expect(removePool(two, 1)).toEqual(draft);
    expect(addPool(example)).toBe(example);
    expect(cellText(draft, { ...cell, row: 0 })).toBe('by class');
    expect(typed(draft, { ...cell, row: 0 }, 'by class')).toBe(draft);
  });
});

describe('nodes', () => {
  it('are added, typed and removed, and offers follow their names', async () => {
    const draft = await opened('nodes.yaml');
    const cell = (field: 'name' | 'gpus' | 'maxNodes') => ({ table: 'nodes', row: 0, field }) as const;
    const renamed = typed(typed(draft, cell('name'), 'machine'), cell('maxNodes'), '');
    expect(readScenario(renamed).offers.filter(({ node }) => node === 'machine').length).toBe(2);
    expect(renamed.nodes?.[0]).not.toHaveProperty('maxNodes');
    expect(typed(renamed, { table: 'offers', row: 2, field: 'node' }, 'machine').offers[2]?.node).toBe('machine');
    expect(removeNode(addNode(draft), 1)).toEqual(draft);
    expect(removeNode(draft, 0).offers.every(({ node }) => node === undefined)).toBe(true);
    expect(setCell(draft, cell('gpus'), '0')).toHaveProperty('problem');
  });
});

describe('periods and futures', () => {
  it('are added, typed and removed, and leave no trace', () => {
    const day = withCaseKind(example, 'periods');
    const cell = (field: 'name' | 'weight' | 'demand') => ({ table: 'cases', row: 1, field }) as const;
    const late = typed(typed(typed(day, cell('name'), 'late'), cell('weight'), '6'), cell('demand'), '0.25');
    expect(readScenario(late).periods?.[1]).toEqual({ name: 'late', hours: 6, demand: 0.25 });
    expect(removeCase(addCase(late), 2)).toEqual(late);
    expect(rulesText(late)).toBe('2 periods');
    expect(withCaseKind(late, undefined)).toEqual(example);
    expect(readScenario(withCaseKind(late, 'futures')).futures?.cases.length).toBe(2);
    expect(setCell(late, cell('weight'), '0')).toHaveProperty('problem');
  });

  it('keep demands by class, which only the file can write', () => {
    const cell = { table: 'cases', row: 1, field: 'demand' } as const;
    expect(typed(bound, cell, cellText(bound, cell))).toBe(bound);
    expect(typed(bound, cell, '3').futures?.cases[1]?.demand).toBe(3);
  });
});

it.each([
  'budget.yaml',
  'disaggregated.yaml',
  'futures.yaml',
  'headroom.yaml',
  'interruptions.yaml',
  'makespan.yaml',
  'nodes.yaml',
  'periods.yaml',
  'power.yaml',
  'prefer.yaml',
  'priority.yaml',
  'quotas.yaml',
  'robust.yaml',
  'shares.yaml',
  'starts.yaml',
  'survive.yaml',
])('loses nothing of %s on any edit that is taken back', async (name) => {
  const draft = await opened(name);
  const offer = { table: 'offers', row: 0, field: 'name' } as const;
  const text = cellText(draft, offer);
  expect(typed(typed(draft, offer, 'other'), offer, text)).toEqual(draft);
  const count = draft.workload.classes.length;
  expect(removeClass(addClass(draft), count)).toEqual(draft);
  for (const row of (draft.limits ?? []).keys()) {
    for (const field of ['name', 'offers', 'gpu', 'provider', 'region', 'pricing', 'atLeast', 'atMost'] as const) {
      const cell = { table: 'limits', row, field } as const;
      expect(cellText(typed(draft, cell, cellText(draft, cell)), cell)).toBe(cellText(draft, cell));
      expect(readScenario(typed(draft, cell, cellText(draft, cell))).limits?.length).toBe(draft.limits?.length);
    }
  }
});
