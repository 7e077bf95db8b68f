import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { evaluate } from './evaluate.ts';

/** Two offers of one GPU type; `long` is served by `large` alone; 10 GPUs in stock. */
function scenario(options: object = {}, offer: object = {}): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'short', demand: 6 },
        { name: 'long', demand: 3 },
        { name: 'none', demand: 0 },
      ],
    },
    offers: [
      { name: 'small', gpu: 'A', usdPerHour: 1, capacity: [2, 0, 1], ...offer },
      { name: 'large', gpu: 'A', gpusPerReplica: 4, usdPerHour: 5, capacity: [6, 3, 1] },
    ],
    stock: { A: 10 },
    options,
  });
}

const good: Plan = {
  replicas: [
    { offer: 'small', count: 3 },
    { offer: 'large', count: 1 },
  ],
  routes: [
    { class: 'short', offer: 'small', share: 1 },
    { class: 'long', offer: 'large', share: 1 },
  ],
};

function kinds(plan: Plan, on: Scenario = scenario()): readonly string[] {
  return evaluate(on, plan).violations.map(({ kind }) => kind);
}

describe('the judge', () => {
  it('finds nothing wrong with a plan that holds, and says what it costs and uses', () => {
    expect(evaluate(scenario(), good)).toEqual({
      usdPerHour: 8,
      offers: [
        { offer: 'small', count: 3, usdPerHour: 3, load: 3, utilization: 1 },
        { offer: 'large', count: 1, usdPerHour: 5, load: 1, utilization: 1 },
      ],
      stock: [{ gpu: 'A', used: 7, available: 10 }],
      limits: [],
      violations: [],
    });
  });

  it.each<[string, Partial<Plan>, string[]]>([
    ['an offer that is not there', { replicas: [...good.replicas, { offer: 'lrage', count: 0 }] }, ['unknown-name']],
    [
      'a class that is not there',
      { routes: [...good.routes, { class: 'lnog', offer: 'large', share: 0 }] },
      ['unknown-name'],
    ],
    [
      'an offer counted twice',
      {
        replicas: [
          { offer: 'small', count: 1 },
          { offer: 'small', count: 2 },
          { offer: 'large', count: 1 },
        ],
      },
      ['duplicate'],
    ],
    [
      'a route given twice',
      {
        routes: [
          { class: 'short', offer: 'small', share: 0.5 },
          { class: 'short', offer: 'small', share: 0.5 },
          { class: 'long', offer: 'large', share: 1 },
        ],
      },
      ['duplicate'],
    ],
    [
      'a fraction of a replica',
      {
        replicas: [
          { offer: 'small', count: 3.5 },
          { offer: 'large', count: 1 },
        ],
      },
      ['count'],
    ],
    [
      'fewer than no replicas',
      {
        replicas: [
          { offer: 'small', count: -1 },
          { offer: 'large', count: 2 },
        ],
        routes: good.routes.map((route) => ({ ...route, offer: 'large' })),
      },
      ['count', 'replica-bounds', 'overload'],
    ],
    [
      'a share above 1',
      {
        routes: [
          { class: 'short', offer: 'small', share: 1.5 },
          { class: 'short', offer: 'large', share: -0.5 },
          { class: 'long', offer: 'large', share: 1 },
        ],
      },
      ['share', 'share', 'overload'],
    ],
    [
      'a share that is no number',
      {
        routes: [
          { class: 'short', offer: 'small', share: Number.NaN },
          { class: 'long', offer: 'large', share: 1 },
        ],
      },
      ['share', 'share'],
    ],
    [
      'a class that is served in part',
      {
        routes: [
          { class: 'short', offer: 'small', share: 0.9 },
          { class: 'long', offer: 'large', share: 1 },
        ],
      },
      ['unserved'],
    ],
    ['a class that is not served', { routes: [{ class: 'long', offer: 'large', share: 1 }] }, ['unserved']],
    [
      'a class served twice over',
      {
        routes: [
          ...good.routes,
          { class: 'short', offer: 'large', share: 0 },
          { class: 'long', offer: 'small', share: 0 },
          { class: 'none', offer: 'small', share: 0 },
        ],
      },
      [],
    ],
    [
      'a class on an offer that cannot serve it',
      {
        routes: [
          { class: 'short', offer: 'small', share: 1 },
          { class: 'long', offer: 'small', share: 1 },
        ],
      },
      ['cannot-serve'],
    ],
    [
      'more load than replicas',
      {
        replicas: [
          { offer: 'small', count: 2 },
          { offer: 'large', count: 1 },
        ],
      },
      ['overload'],
    ],
    [
      'more GPUs than there are',
      {
        replicas: [
          { offer: 'small', count: 3 },
          { offer: 'large', count: 2 },
        ],
      },
      ['stock'],
    ],
  ])('sees %s', (_, change, expected) => {
    expect(kinds({ ...good, ...change })).toEqual(expected);
  });

  it('holds offers to their own bounds', () => {
    expect(kinds(good, scenario({}, { maxReplicas: 2 }))).toEqual(['replica-bounds']);
    expect(kinds(good, scenario({}, { minReplicas: 4 }))).toEqual(['replica-bounds']);
  });

  it('asks for the headroom, and reports use without it', () => {
    const judged = evaluate(scenario({ headroom: 0.1 }), good);
    expect(judged.violations.map(({ kind }) => kind)).toEqual(['overload', 'overload']);
    expect(judged.offers[0]?.utilization).toBe(1);
  });

  it('asks for the headroom of a class in place of the scenario’s', () => {
    const given = scenario({ headroom: 0.5 });
    const classes = given.workload.classes.map((one) => ({ ...one, headroom: 0 }));
    expect(evaluate({ ...given, workload: { ...given.workload, classes } }, good).violations).toEqual([]);
    const only = {
      ...given,
      workload: { ...given.workload, classes: [{ ...classes[0], headroom: 0.25 }, ...classes.slice(1)] },
    };
    expect(evaluate(only as Scenario, good).violations).toEqual([
      { kind: 'overload', message: 'small needs 3.75 replicas, headroom included, and has 3.' },
    ]);
  });

  it('asks for the headroom of an offer on top of the demand’s', () => {
    expect(evaluate(scenario({ headroom: 0.2 }, { headroom: 0.5 }), good).violations[0]?.message).toBe(
      'small needs 5.4 replicas, headroom included, and has 3.',
    );
    expect(evaluate(scenario({}, { headroom: 0.5 }), good).offers[0]).toMatchObject({ load: 3, utilization: 1 });
  });

  it('asks for whole slices where there are slices', () => {
    const halves: Plan = {
      ...good,
      replicas: [
        { offer: 'small', count: 3 },
        { offer: 'large', count: 1 },
      ],
    };
    expect(kinds(halves, scenario({ slices: 2 }))).toEqual([]);
    const thirds: Plan = {
      replicas: [
        { offer: 'small', count: 2 },
        { offer: 'large', count: 2 },
      ],
      routes: [
        { class: 'short', offer: 'small', share: 2 / 3 },
        { class: 'short', offer: 'large', share: 1 / 3 },
        { class: 'long', offer: 'large', share: 1 },
      ],
    };
    expect(kinds(thirds, scenario({ slices: 3 }))).toEqual([]);
    expect(kinds(thirds, scenario({ slices: 2 }))).toEqual(['slices', 'slices']);
  });

  it('adds loads up where capacity is shared, and takes the largest where it is per class', () => {
    const together: Plan = {
      replicas: [{ offer: 'large', count: 1 }],
      routes: [
        { class: 'short', offer: 'large', share: 1 },
        { class: 'long', offer: 'large', share: 1 },
      ],
    };
    expect(kinds(together)).toEqual(['overload']);
    expect(kinds(together, scenario({ sharing: 'per-class' }))).toEqual([]);
  });

  it('allows what solvers round, and no more', () => {
    const short = (share: number): Plan => ({
      ...good,
      routes: [
        { class: 'short', offer: 'small', share },
        { class: 'long', offer: 'large', share: 1 },
      ],
    });
    expect(kinds(short(1 - 5e-7))).toEqual([]);
    expect(kinds(short(1 - 1e-5))).toEqual(['unserved']);
  });

  it('suggests the near name', () => {
    expect(
      evaluate(scenario(), { ...good, replicas: [...good.replicas, { offer: 'lrage', count: 0 }] }).violations[0]
        ?.message,
    ).toBe('no offer is called "lrage". Did you mean "large"?');
  });

  it('finds the same whatever the order of routes and replicas', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...good.routes], { minLength: 2 }),
        fc.shuffledSubarray([...good.replicas], { minLength: 2 }),
        (routes, replicas) => {
          expect(evaluate(scenario(), { routes, replicas })).toEqual(evaluate(scenario(), good));
        },
      ),
    );
  });

  it('cost is linear in the counts', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (small, large) => {
        expect(
          evaluate(scenario(), {
            ...good,
            replicas: [
              { offer: 'small', count: small },
              { offer: 'large', count: large },
            ],
          }).usdPerHour,
        ).toBe(small + 5 * large);
      }),
    );
  });
});
