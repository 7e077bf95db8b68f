import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { requiredDemand, type Scenario, type Sharing } from '../scenario/scenario.ts';
import { evaluate } from './evaluate.ts';
import { loads } from './loads.ts';

const amount = fc.double({ min: 0.001, max: 1000, noNaN: true });
/** Whole thousandths: numbers so small that they lose digits when scaled are no shares of anything. */
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);

interface Case {
  readonly demand: readonly number[];
  readonly capacity: readonly (readonly number[])[];
  readonly shares: readonly (readonly number[])[];
}

const cases: fc.Arbitrary<Case> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([classes, offers]) => {
    const row = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: classes, maxLength: classes });
    const table = <Value>(value: fc.Arbitrary<Value>) => fc.array(row(value), { minLength: offers, maxLength: offers });
    return fc.record({ demand: row(amount), capacity: table(amount), shares: table(share) });
  });

function scenarioOf({ demand, capacity }: Case, scale = 1, sharing: Sharing = 'shared'): Scenario {
  return readScenario({
    fleetmix: 1,
    workload: { classes: demand.map((amount, n) => ({ name: `c${n}`, demand: amount * scale })) },
    offers: capacity.map((row, n) => ({
      name: `o${n}`,
      gpu: 'A',
      usdPerHour: 1,
      capacity: row.map((amount) => amount * scale),
    })),
    options: { sharing },
  });
}

function planOf({ shares }: Case): Plan {
  const routes = shares.flatMap((row, offer) => row.map((share, n) => ({ class: `c${n}`, offer: `o${offer}`, share })));
  return { replicas: shares.map((_, n) => ({ offer: `o${n}`, count: 1 })), routes };
}

function loadsOf(scenario: Scenario, plan: Plan): readonly number[] {
  return [...loads(scenario, plan, requiredDemand(scenario))];
}

describe('the load of an offer', () => {
  it('is demand x share / capacity, added up where capacity is shared, and the largest where it is per class', () => {
    const one = { demand: [6, 8], capacity: [[4, 2]], shares: [[0.5, 0.75]] };
    expect(loadsOf(scenarioOf(one), planOf(one))).toEqual([0.75 + 3]);
    expect(loadsOf(scenarioOf(one, 1, 'per-class'), planOf(one))).toEqual([3]);
  });

  it('leaves out routes that name nothing known, and offers that cannot serve', () => {
    const one = { demand: [6, 8], capacity: [[0, 2]], shares: [[1, 0]] };
    const plan = planOf(one);
    const routes = [...plan.routes, { class: 'z', offer: 'o0', share: 1 }, { class: 'c0', offer: 'z', share: 1 }];
    expect(loadsOf(scenarioOf(one), { ...plan, routes })).toEqual([0]);
  });

  it('does not change when demand and capacity grow together', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(2, 1024, 0.25), (one, scale) => {
        expect(loadsOf(scenarioOf(one, scale), planOf(one))).toEqual(loadsOf(scenarioOf(one), planOf(one)));
      }),
    );
  });

  it('does not depend on the order of routes', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const plan = planOf(one);
        const turned = loadsOf(scenarioOf(one), { ...plan, routes: plan.routes.toReversed() });
        loadsOf(scenarioOf(one), plan).forEach((load, n) => {
          expect(turned[n]).toBeCloseTo(load, 6);
        });
      }),
    );
  });

  it('is never larger per class than shared, and never smaller than its largest part', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const shared = loadsOf(scenarioOf(one), planOf(one));
        const apart = loadsOf(scenarioOf(one, 1, 'per-class'), planOf(one));
        const classes = one.demand.length;
        shared.forEach((load, n) => {
          expect(apart[n]).toBeLessThanOrEqual(load * (1 + 1e-12));
          expect((apart[n] as number) * classes).toBeGreaterThanOrEqual(load * (1 - 1e-12));
        });
      }),
    );
  });
});

describe('an overload', () => {
  /** One replica of capacity 1000 for a demand, and the judge's verdict. */
  const judged = (demand: number, count = 1) => {
    const one = { demand: [demand], capacity: [[1000]], shares: [[1]] };
    return evaluate(scenarioOf(one), { ...planOf(one), replicas: [{ offer: 'o0', count }] }).violations;
  };

  it('begins a millionth beyond the replicas, and counts from one replica where there are fewer', () => {
    expect(judged(1000 * (1 + 0.9e-6))).toEqual([]);
    expect(judged(1000 * (1 + 1.1e-6)).map(({ kind }) => kind)).toEqual(['overload']);
    expect(judged(50_000 * (1 + 0.9e-6), 50)).toEqual([]);
    expect(judged(50_000 * (1 + 1.1e-6), 50).map(({ kind }) => kind)).toEqual(['overload']);
    expect(judged(1000 * 0.9e-6, 0)).toEqual([]);
    expect(judged(1000 * 1.1e-6, 0).map(({ kind }) => kind)).toEqual(['overload']);
  });

  it('says what is needed and what is there', () => {
    expect(judged(2500, 2)).toEqual([
      { kind: 'overload', message: 'o0 needs 2.5 replicas, headroom included, and has 2.' },
    ]);
  });

  it('is found with headroom in proportion', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), (headroom) => {
        const scenario = readScenario({
          fleetmix: 1,
          workload: { classes: [{ name: 'c', demand: 1 }] },
          offers: [{ name: 'o', gpu: 'A', usdPerHour: 1, capacity: [1] }],
          options: { headroom },
        });
        const count = Math.ceil(1 + headroom);
        const routes = [{ class: 'c', offer: 'o', share: 1 }];
        expect(evaluate(scenario, { replicas: [{ offer: 'o', count }], routes }).violations).toEqual([]);
        fc.pre(count - 1 < (1 + headroom) * (1 - 1e-5));
        expect(evaluate(scenario, { replicas: [{ offer: 'o', count: count - 1 }], routes }).violations).toHaveLength(1);
      }),
    );
  });
});

describe('stock', () => {
  const scenario = readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'c', demand: 1 }] },
    offers: [
      { name: 'one', gpu: 'A', usdPerHour: 1, capacity: [1] },
      { name: 'eight', gpu: 'A', gpusPerReplica: 8, usdPerHour: 7, capacity: [9] },
      { name: 'other', gpu: 'B', gpusPerReplica: 2, usdPerHour: 1, capacity: [1] },
      { name: 'free', gpu: 'C', usdPerHour: 1, capacity: [1] },
    ],
    stock: { A: 10, B: 0 },
  });
  const judged = (...counts: readonly number[]) =>
    evaluate(scenario, {
      replicas: scenario.offers.map(({ name }, n) => ({ offer: name, count: counts[n] ?? 0 })),
      routes: [{ class: 'c', offer: 'one', share: 1 }],
    });

  it('is counted in GPUs, over all sizes of a type, and may be used up', () => {
    expect(judged(2, 1).violations).toEqual([]);
    expect(judged(2, 1).stock[0]).toEqual({ gpu: 'A', used: 10, available: 10 });
    expect(judged(3, 1).violations).toEqual([
      { kind: 'stock', message: '11 GPUs of A are used, and 10 are in stock.' },
    ]);
  });

  it('of 0 forbids a type, and a type not named has no limit', () => {
    expect(judged(1, 0, 1).violations).toEqual([
      { kind: 'stock', message: '2 GPUs of B are used, and 0 are in stock.' },
    ]);
    expect(judged(1, 0, 0, 1e9).violations).toEqual([]);
    expect(judged(1).stock.map(({ available }) => available)).toEqual([10, 0, Number.POSITIVE_INFINITY]);
  });
});
