import { describe, expect, it } from 'vitest';
import type { ReplicaCount } from '../plan/plan.ts';
import { readScenario } from '../read/read-scenario.ts';
import { evaluate } from './evaluate.ts';
import type { Violation } from './violation.ts';

/** One class on two offers; `spare` carries nothing, so that its count is free to be wrong. */
function scenario(spare: object = {}) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 2 }] },
    offers: [
      { name: 'used', gpu: 'A', usdPerHour: 1, capacity: [1] },
      { name: 'spare', gpu: 'B', usdPerHour: 10, capacity: [1], ...spare },
    ],
  });
}

function violations(counts: readonly ReplicaCount[], spare: object = {}): readonly Violation[] {
  const replicas = [{ offer: 'used', count: 2 }, ...counts];
  return evaluate(scenario(spare), { replicas, routes: [{ class: 'chat', offer: 'used', share: 1 }] }).violations;
}

describe('a count', () => {
  it.each([0, 1, 1e6])('of %d is whole', (count) => {
    expect(violations([{ offer: 'spare', count }])).toEqual([]);
  });

  it.each<[number, readonly string[]]>([
    [1.5, ['count']],
    [2 ** 53, ['count']],
    [Number.NaN, ['count', 'replica-bounds']],
    [-1, ['count', 'replica-bounds', 'overload']],
  ])('of %d is not a count', (count, kinds) => {
    expect(violations([{ offer: 'spare', count }]).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('says whose it is and what it must be', () => {
    expect(violations([{ offer: 'spare', count: 0.5 }])).toEqual([
      { kind: 'count', message: 'spare has 0.5 replicas; it must be a whole number, 0 or more.' },
    ]);
  });

  it('that is endless costs endlessly, and is no count', () => {
    const plan = { replicas: [{ offer: 'spare', count: Number.POSITIVE_INFINITY }], routes: [] };
    const judged = evaluate(scenario(), plan);
    expect(judged.usdPerHour).toBe(Number.POSITIVE_INFINITY);
    expect(judged.violations.map(({ kind }) => kind)).toEqual(['count', 'unserved']);
  });

  it('given twice is added up, and is wrong', () => {
    const counts = [
      { offer: 'spare', count: 1 },
      { offer: 'spare', count: 2 },
    ];
    expect(violations(counts)).toEqual([
      { kind: 'duplicate', message: 'replicas of "spare" are given more than once.' },
    ]);
    expect(evaluate(scenario(), { replicas: counts, routes: [] }).usdPerHour).toBe(30);
  });
});

describe('an offer that the scenario does not have', () => {
  it('is named, with the near one where there is one', () => {
    expect(violations([{ offer: 'spaer', count: 1 }])).toEqual([
      { kind: 'unknown-name', message: 'no offer is called "spaer". Did you mean "spare"?' },
    ]);
    expect(violations([{ offer: 'H100 "new"', count: 1 }])).toEqual([
      { kind: 'unknown-name', message: 'no offer is called "H100 \\"new\\"".' },
    ]);
  });

  it.each(['__proto__', 'constructor'])('is none of JavaScript’s own either: %s', (offer) => {
    expect(violations([{ offer, count: 1 }]).map(({ kind }) => kind)).toEqual(['unknown-name']);
  });

  it('costs nothing', () => {
    expect(evaluate(scenario(), { replicas: [{ offer: 'free', count: 9 }], routes: [] }).usdPerHour).toBe(0);
  });
});

describe('bounds of an offer', () => {
  it('hold for offers that the plan does not name', () => {
    expect(violations([], { minReplicas: 1 })).toEqual([
      { kind: 'replica-bounds', message: 'spare has 0 replicas; the scenario asks for at least 1.' },
    ]);
  });

  it('may be met exactly', () => {
    expect(violations([{ offer: 'spare', count: 3 }], { minReplicas: 3, maxReplicas: 3 })).toEqual([]);
    expect(violations([{ offer: 'spare', count: 4 }], { minReplicas: 3, maxReplicas: 3 })).toEqual([
      { kind: 'replica-bounds', message: 'spare has 4 replicas; the scenario asks for at most 3.' },
    ]);
  });

  it('of 0 forbid an offer', () => {
    expect(violations([{ offer: 'spare', count: 1 }], { maxReplicas: 0 }).map(({ kind }) => kind)).toEqual([
      'replica-bounds',
    ]);
  });
});
