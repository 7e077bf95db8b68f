import { describe, expect, it } from 'vitest';
import { readScenario } from '../read/read-scenario.ts';
import { limitRows, limitUse } from '../scenario/limit-rows.ts';
import { capacityOf, requiredDemand } from '../scenario/scenario.ts';
import { scenarioDocument } from '../scenario/scenario-document.ts';
import { joinScenarios } from './join-scenarios.ts';

const chat = {
  fleetmix: 1,
  name: 'chat',
  slo: { ttftMs: 500 },
  workload: {
    classes: [
      { name: 'short', demand: 10 },
      { name: 'long', demand: 2, slo: { ttftMs: 2000 }, headroom: 0.5 },
    ],
  },
  offers: [
    {
      name: 'L4',
      gpu: 'L4',
      usdPerHour: 0.8,
      region: 'us',
      capacity: [5, 0.5],
      capacitySource: ['measured', 'estimated'],
    },
    { name: 'H100', gpu: 'H100', usdPerHour: 3, region: 'eu', capacity: [20, 4], capacitySource: 'measured' },
  ],
  stock: { H100: 8 },
  limits: [{ name: 'quota', offers: { region: 'us' }, unit: 'gpus', atMost: 6 }],
  options: { headroom: 0.2 },
};
const code = {
  fleetmix: 1,
  name: 'code',
  workload: { classes: [{ name: 'short', demand: 4 }] },
  offers: [
    { name: 'H100', gpu: 'H100', gpusPerReplica: 2, usdPerHour: 6, region: 'us', capacity: [3] },
    { name: 'B200', gpu: 'B200', usdPerHour: 5, region: 'us', capacity: [4] },
  ],
  limits: [{ name: 'quota', each: 'region', unit: 'gpus', atMost: 12 }],
};

const read = (...documents: readonly object[]) => documents.map((document) => readScenario(document));

/** What joining these says is wrong. */
function refused(documents: readonly object[], options = {}): string {
  try {
    joinScenarios(read(...documents), options);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('They were joined.');
}

describe('joined scenarios', () => {
  const both = joinScenarios(read(chat, code));

  it('have the classes of all, with their model and their targets, and names in front where they would clash', () => {
    expect(both.name).toBe('chat and code');
    expect(both.workload.classes).toEqual([
      { name: 'chat/short', model: 'chat', slo: { ttftMs: 500 }, headroom: 0.2, demand: 10 },
      { name: 'long', model: 'chat', slo: { ttftMs: 2000 }, headroom: 0.5, demand: 2 },
      { name: 'code/short', model: 'code', headroom: 0, demand: 4 },
    ]);
    expect(both.slo).toBeUndefined();
    expect(both.offers.map(({ name }) => name)).toEqual(['L4', 'chat/H100', 'code/H100', 'B200']);
  });

  it('ask for as much as each does', () => {
    expect([...requiredDemand(both)]).toEqual([
      ...requiredDemand(readScenario(chat)),
      ...requiredDemand(readScenario(code)),
    ]);
  });

  it('have no offer that serves the classes of others', () => {
    const table = both.offers.map((_, offer) => both.workload.classes.map((__, at) => capacityOf(both, offer, at)));
    expect(table).toEqual([
      [5, 0.5, 0],
      [20, 4, 0],
      [0, 0, 3],
      [0, 0, 4],
    ]);
    expect(both.offers[0]?.capacitySource).toEqual(['measured', 'estimated', 'assumed']);
    expect(both.offers[1]?.capacitySource).toBe('measured');
  });

  it('share the stock, which is said where one of them did not know of it', () => {
    expect(both.stock).toEqual(new Map([['H100', 8]]));
    expect(both.notices).toContain("the 8 H100 in stock are chat's, and shared with code now.");
  });

  it('have limits that count what they counted', () => {
    // Three of everything: chat's quota counts L4 alone; code's, for each region, 2 x 3 + 3 GPUs of its own.
    const used = limitRows(both).map((row) => [row.label, limitUse(both, row, [3, 3, 3, 3]), row.atMost]);
    expect(used).toEqual([
      ['"chat/quota"', 3, 6],
      ['"code/quota" (us)', 9, 12],
    ]);
    expect(both.notices.join(' ')).toContain('limit "quota" stands in several scenarios');
  });

  it('are scenarios like any other: they read back, and can be joined again', () => {
    expect(readScenario(scenarioDocument(both))).toEqual({ ...both, notices: [] });
    const third = { ...code, name: 'batch', workload: { classes: [{ name: 'night', demand: 1 }] } };
    const all = joinScenarios([both, readScenario({ ...third, limits: [] })], { names: ['online', 'batch'] });
    expect(all.workload.classes.map(({ name, model }) => [name, model])).toEqual([
      ['chat/short', 'chat'],
      ['long', 'chat'],
      ['code/short', 'code'],
      ['night', 'batch'],
    ]);
  });

  it('take other names, and priorities by them', () => {
    const options = { names: ['a', 'b'], priorities: new Map([['b', 2]]) };
    const given = joinScenarios(read(chat, code), options);
    expect(given.workload.classes.map(({ name, model, priority }) => [name, model, priority])).toEqual([
      ['a/short', 'a', undefined],
      ['long', 'a', undefined],
      ['b/short', 'b', 2],
    ]);
  });

  it('take a stock that is given in place of theirs', () => {
    const more = { ...code, stock: { H100: 16 } };
    expect(refused([chat, more])).toBe(
      'the scenarios together: stock["H100"]: is 8 in "chat" and 16 in "code", and all draw on one stock. Give both the same, or say what they share: --stock H100=24 if these are apart.',
    );
    expect(joinScenarios(read(chat, more), { stock: new Map([['H100', 10]]) }).stock).toEqual(new Map([['H100', 10]]));
  });

  it('keep a limit on a share where all have it, for the whole fleet, and refuse it elsewhere', () => {
    const half = { name: 'half', each: 'region', of: 'usdPerHour', atMostShare: 0.5 };
    const [one, other] = [
      { ...chat, limits: [half] },
      { ...code, limits: [half] },
    ];
    const together = joinScenarios(read(one, other));
    expect(together.limits).toEqual([half]);
    expect(together.notices).toContain('limit "half" is on a share of the fleet of all models together.');
    expect(refused([one, code])).toContain(
      'limits[0]: of "chat", "half", is on a share of its own fleet, which a joined scenario cannot say.',
    );
  });

  it('keep what is running, and periods of the same names', () => {
    const periods = [
      { name: 'day', hours: 12, demand: { short: 2 }, usdPerHour: { H100: 4 } },
      { name: 'night', hours: 12, demand: 0.5 },
    ];
    const [one, other] = [
      { ...chat, periods, current: { H100: 2 } },
      { ...code, periods: periods.map(({ name, hours }) => ({ name, hours })), current: { H100: 1 } },
    ];
    const { periods: joined, current } = joinScenarios(read(one, other));
    expect(current).toEqual(
      new Map([
        ['chat/H100', 2],
        ['code/H100', 1],
      ]),
    );
    expect(joined).toEqual([
      { name: 'day', hours: 12, demand: { 'chat/short': 2, long: 1, 'code/short': 1 }, usdPerHour: { 'chat/H100': 4 } },
      { name: 'night', hours: 12, demand: { 'chat/short': 0.5, long: 0.5, 'code/short': 1 } },
    ]);
    expect(refused([one, code])).toContain('periods: is [{"name":"day","hours":12}');
  });

  it.each<[string, object, object, string]>([
    [
      'units',
      {},
      { workload: { ...code.workload, unit: 'requests' } },
      'workload.unit: is "requests/s" in "chat" and "requests" in "code"',
    ],
    ['sharing', {}, { options: { sharing: 'per-class' } }, 'options.sharing: '],
    [
      'goals',
      { objective: { goal: 'most-served' } },
      {},
      'objective: is {"goal":"most-served"} in "chat" and nothing in "code"',
    ],
    ['a loss to survive', {}, { survive: 'replica' }, 'survive: is nothing in "chat" and "replica" in "code"'],
  ])('must agree: %s', (_, one, other, message) => {
    expect(
      refused([
        { ...chat, ...one },
        { ...code, ...other },
      ]),
    ).toContain(message);
  });

  it('keep pools, each for the classes of its own scenario', () => {
    const split = {
      fleetmix: 1,
      name: 'split',
      workload: { classes: [{ name: 'turn', demand: 1 }] },
      offers: [
        { name: 'P', gpu: 'H100', usdPerHour: 4, capacity: [9], role: 'prefill' },
        { name: 'D', gpu: 'H20', usdPerHour: 2, capacity: [6], role: 'decode' },
      ],
      pools: [{ name: 'P to D', prefill: 'P', decode: 'D', usdPerRequest: [0.5] }],
    };
    const { pools } = joinScenarios(read(split, { ...split, name: 'other' }, code));
    expect(pools?.[1]).toEqual({
      name: 'other/P to D',
      prefill: 'other/P',
      decode: 'other/D',
      usdPerRequest: [0, 0.5, 0],
      classes: ['other/turn'],
    });
  });

  it('share nodes that all have, and keep apart those of the same name that differ', () => {
    const box = { name: 'box', gpu: 'H100', gpus: 8, usdPerHour: 20 };
    const boxed = (name: string, nodes: readonly object[]) => ({
      fleetmix: 1,
      name,
      workload: { classes: [{ name: 'turn', demand: 1 }] },
      offers: [{ name: 'one', gpu: 'H100', node: 'box', capacity: [9] }],
      nodes,
    });
    const together = joinScenarios(read(boxed('a', [box]), boxed('b', [box])));
    expect(together.offers.map(({ name, node }) => [name, node])).toEqual([
      ['a/one', 'box'],
      ['b/one', 'box'],
      ['box', undefined],
    ]);
    expect([...together.capacity]).toEqual([9, 0, 0, 9, 0, 0]);
    expect(together.notices).toEqual(['nodes that several scenarios have are shared: box.']);
    const apart = joinScenarios(read(boxed('a', [box]), boxed('b', [{ ...box, usdPerHour: 18 }])));
    expect(apart.offers.map(({ name, node }) => [name, node])).toEqual([
      ['a/one', 'a/box'],
      ['b/one', 'b/box'],
      ['a/box', undefined],
      ['b/box', undefined],
    ]);
  });

  it('need names of their own', () => {
    expect(refused([chat, chat])).toContain('names: two scenarios are called "chat".');
    expect(refused([chat, code], { priorities: new Map([['cdoe', 1]]) })).toContain('no scenario is called "cdoe"');
    expect(() => joinScenarios([])).toThrow('there is nothing to join');
  });

  it('that hold something which joining knows nothing of are refused, not cut', () => {
    const strange = { ...readScenario(chat), weather: 'rain' };
    expect(() => joinScenarios([strange])).toThrow('weather: of "chat" cannot be joined.');
  });
});
