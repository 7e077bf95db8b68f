import { describe, expect, it } from 'vitest';
import { planDocument } from '../plan/plan-document.ts';
import { readScenario } from '../read/read-scenario.ts';
import type { Limit } from '../scenario/limit.ts';
import { limitRows } from '../scenario/limit-rows.ts';
import { restrict } from '../scenario/restrict.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { evaluate } from './evaluate.ts';

const offers = [
  { name: 'spot', gpu: 'L4', usdPerHour: 1, provider: 'A', region: 'x', pricing: 'spot', capacity: [1] },
  { name: 'firm', gpu: 'L4', usdPerHour: 2, provider: 'A', region: 'y', pricing: 'on-demand', capacity: [1] },
  { name: 'pair', gpu: 'H100', gpusPerReplica: 2, usdPerHour: 6, provider: 'B', region: 'y', capacity: [4] },
];

function scenario(...limits: readonly object[]): Scenario {
  return readScenario({ fleetmix: 1, workload: { classes: [{ name: 'chat', demand: 1 }] }, offers, limits });
}

/** What the judge says of counts of spot, firm and pair. */
function said(counts: readonly number[], ...limits: readonly object[]): readonly string[] {
  const given = scenario(...limits);
  const replicas = given.offers.map(({ name }, at) => ({ offer: name, count: counts[at] ?? 0 }));
  const routes = [{ class: 'chat', offer: counts[0] === 0 ? 'pair' : 'spot', share: 1 }];
  return evaluate(given, { replicas, routes }).violations.map(({ message }) => message);
}

describe('a limit on an amount', () => {
  const quota = { name: 'quota', offers: { provider: 'A' }, unit: 'gpus', atMost: 3 };

  it('counts the offers that it selects, and may be met exactly', () => {
    expect(said([2, 1, 5], quota)).toEqual([]);
    expect(said([2, 2, 0], quota)).toEqual(['limit "quota" has 4 GPUs; at most 3 GPUs may be.']);
  });

  it('counts GPUs, replicas or prices', () => {
    const pair = { offers: ['pair'] };
    expect(said([1, 0, 2], { name: 'g', offers: pair, unit: 'gpus', atMost: 3 })).toEqual([
      'limit "g" has 4 GPUs; at most 3 GPUs may be.',
    ]);
    expect(said([1, 0, 2], { name: 'r', offers: pair, unit: 'replicas', atMost: 1 })).toEqual([
      'limit "r" has 2 replicas; at most 1 replica may be.',
    ]);
    expect(said([1, 0, 2], { name: 'u', offers: pair, unit: 'usdPerHour', atMost: 11.5 })).toEqual([
      'limit "u" has 12 USD/hour; at most 11.5 USD/hour may be.',
    ]);
  });

  it('asks for a minimum, though nothing is routed there', () => {
    const floor = { name: 'floor', offers: { region: 'y' }, unit: 'replicas', atLeast: 2 };
    expect(said([1, 1, 1], floor)).toEqual([]);
    expect(said([1, 1, 0], floor)).toEqual(['limit "floor" has 1 replica; at least 2 replicas must be.']);
  });

  it('selects what matches every field, by any of its values', () => {
    const both = { name: 'both', offers: { gpu: ['L4', 'H100'], region: 'y' }, unit: 'replicas', atMost: 9 };
    expect([...(limitRows(scenario(both))[0]?.counted ?? [])]).toEqual([0, 1, 1]);
    const all = { name: 'all', unit: 'gpus', atMost: 9 };
    expect([...(limitRows(scenario(all))[0]?.counted ?? [])]).toEqual([1, 1, 2]);
  });
});

describe('a limit on a share', () => {
  const spot = { name: 'spot', offers: { pricing: 'spot' }, of: 'usdPerHour', atMostShare: 0.25 };

  it('is of the whole fleet', () => {
    expect(said([2, 0, 1], spot)).toEqual([]);
    expect(said([3, 0, 1], spot)).toEqual([
      'limit "spot" has 33.3333 % of the USD/hour; at most 25 % of the USD/hour may be.',
    ]);
  });

  it('holds for each value of a field, by name', () => {
    const each = { name: 'even', each: 'provider', of: 'gpus', atMostShare: 0.5 };
    expect(limitRows(scenario(each)).map(({ label }) => label)).toEqual(['"even" (A)', '"even" (B)']);
    expect(said([1, 1, 1], each)).toEqual([]);
    expect(said([1, 0, 1], each)).toEqual([
      'limit "even" (B) has 66.6667 % of the GPUs; at most 50 % of the GPUs may be.',
    ]);
  });

  it('of nothing is none', () => {
    const least = { name: 'least', offers: { pricing: 'spot' }, of: 'gpus', atLeastShare: 0.5 };
    expect(said([0, 0, 0], least)).toEqual(['pair needs 0.25 replicas, headroom included, and has 0.']);
    expect(said([0, 0, 1], least)).toEqual(['limit "least" has 0 % of the GPUs; at least 50 % of the GPUs must be.']);
  });
});

describe('limits of a scenario', () => {
  it.each<[string, object, string]>([
    ['no bound', { unit: 'gpus' }, 'limits[0]: limits nothing: give atMost, atLeast, atMostShare or atLeastShare.'],
    ['no unit', { atMost: 1 }, 'limits[0].unit: is missing: say what is counted, gpus, replicas, usdPerHour or watts.'],
    [
      'a unit for nothing',
      { atMostShare: 0.5, of: 'gpus', unit: 'gpus' },
      'limits[0].unit: is for atMost and atLeast, and neither is there. Add one, or remove unit.',
    ],
    [
      'bounds that clash',
      { unit: 'gpus', atLeast: 3, atMost: 2 },
      'limits[0].atLeast: is 3, more than atMost, 2. Lower it, or raise atMost.',
    ],
    [
      'a strange name',
      { unit: 'gpus', atMost: 2, offers: { offers: ['sopt'] } },
      'limits[0].offers.offers: "sopt" is the name of no offer. Did you mean "spot"?',
    ],
    [
      'a strange provider',
      { unit: 'gpus', atMost: 2, offers: { provider: 'Nowhere' } },
      'limits[0].offers.provider: "Nowhere" is the provider of no offer. There are: "A", "B".',
    ],
    [
      'values that never meet',
      { unit: 'gpus', atMost: 2, offers: { gpu: 'H100', region: 'x' } },
      'limits[0].offers: match no offer: each value is there, but not together.',
    ],
    ['a share above 1', { of: 'gpus', atMostShare: 40 }, 'limits[0].atMostShare: must be 1 or less, not 40.'],
    ['a misspelt field', { unit: 'gpus', atmost: 4 }, 'limits[0].atmost: is not a field here. Did you mean "atMost"?'],
  ])('are refused with %s', (_, limit, message) => {
    expect(() => scenario({ name: 'limit', ...limit })).toThrow(`input: ${message}`);
  });

  it('are refused with the same name twice', () => {
    const one = { name: 'one', unit: 'gpus', atMost: 2 };
    expect(() => scenario(one, one)).toThrow('limits: the name "one" stands more than once.');
  });

  it('say which offers a limit for each value skips', () => {
    expect(scenario({ name: 'p', each: 'pricing', of: 'gpus', atMostShare: 0.5 }).notices).toEqual([
      'limit "p" holds for each pricing, and 1 of the offers name none, so it skips them.',
    ]);
  });

  it('stay when offers are left out', () => {
    const only = restrict(
      scenario({ name: 'q', offers: { provider: 'A' }, unit: 'gpus', atMost: 2 }),
      (_, at) => at > 1,
    );
    expect(only.limits).toEqual<readonly Limit[]>([{ name: 'q', offers: { provider: 'A' }, unit: 'gpus', atMost: 2 }]);
    expect([...(limitRows(only)[0]?.counted ?? [])]).toEqual([0]);
  });

  it('are written beside the plan, with what it has of each', () => {
    const given = scenario({ name: 'even', each: 'provider', of: 'gpus', atMostShare: 0.75 });
    const plan = { replicas: [{ offer: 'spot', count: 1 }], routes: [{ class: 'chat', offer: 'spot', share: 1 }] };
    const { limits } = planDocument(given, 'mine', { status: 'planned', plan, guarantee: { kind: 'none' } }, 0);
    const use = { limit: 'even', unit: 'gpus', isShare: true, atMost: 0.75, atLeast: 0 };
    expect(limits).toEqual([
      { ...use, group: 'A', used: 1 },
      { ...use, group: 'B', used: 0 },
    ]);
  });
});
