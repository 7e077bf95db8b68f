import { describe, expect, it } from 'vitest';
import { evaluate } from '../judge/evaluate.ts';
import { planDocument } from '../plan/plan-document.ts';
import { readScenario } from '../read/read-scenario.ts';
import { scenarioDocument } from './scenario-document.ts';

const offers = [
  {
    name: 'small',
    gpu: 'L4',
    usdPerHour: 1,
    capacity: [5],
    watts: 72,
    gramsCo2PerKwh: 400,
    wattsSource: 'at the wall',
  },
  { name: 'large', gpu: 'H100', usdPerHour: 3, capacity: [20], watts: 700 },
  { name: 'dark', gpu: 'T4', usdPerHour: 1, capacity: [1] },
];

function scenario(more: object, used: readonly object[] = offers) {
  return readScenario({ fleetmix: 1, workload: { classes: [{ name: 'chat', demand: 5 }] }, offers: used, ...more });
}

function judged(counts: readonly number[], more: object = {}, used: readonly object[] = offers) {
  const given = scenario(more, used);
  const replicas = given.offers.map(({ name }, at) => ({ offer: name, count: counts[at] ?? 0 }));
  return evaluate(given, { replicas, routes: [{ class: 'chat', offer: 'small', share: 1 }] });
}

describe('power', () => {
  it('is that of every replica at full load', () => {
    expect(judged([3])).toMatchObject({ kilowatts: 0.216, kgCo2ePerHour: 0.0864 });
  });

  it('is not known where an offer that is rented does not say; one that is not rented may be silent', () => {
    expect(judged([2, 1])).toMatchObject({ kilowatts: 0.844 });
    expect(judged([2, 1])).not.toHaveProperty('kgCo2ePerHour');
    expect(judged([2, 1, 1])).not.toHaveProperty('kilowatts');
    expect(judged([1], {}, [{ ...offers[0], watts: undefined }])).not.toHaveProperty('kilowatts');
  });

  it('is counted by limits', () => {
    const limits = [{ name: 'rack', offers: { gpu: 'L4' }, unit: 'watts', atMost: 150 }];
    expect(judged([2], { limits }).violations).toEqual([]);
    expect(judged([3], { limits }).violations).toEqual([
      { kind: 'limit', message: 'limit "rack" has 216 watts; at most 150 watts may be.' },
    ]);
  });

  it('is what the goal is about, within a budget where there is one', () => {
    const two = offers.slice(0, 2);
    const objective = { goal: 'least-power', budgetUsdPerHour: 2 };
    expect(judged([2], { objective }, two)).toMatchObject({
      objective: { goal: 'least-power', kilowatts: 0.144 },
      violations: [],
    });
    expect(judged([3], { objective }, two).violations).toMatchObject([{ kind: 'budget' }]);
    expect(judged([3], { objective: { goal: 'least-power' } }, two).violations).toEqual([]);
    expect(judged([2], { objective: { goal: 'least-carbon' } }, offers.slice(0, 1)).objective).toEqual({
      goal: 'least-carbon',
      kgCo2ePerHour: 0.0576,
    });
  });

  it('stands in the plan with where it comes from', () => {
    const plan = { replicas: [{ offer: 'small', count: 2 }], routes: [{ class: 'chat', offer: 'small', share: 1 }] };
    const result = { status: 'planned', plan, guarantee: { kind: 'none' } } as const;
    expect(planDocument(scenario({}), 'mine', result, 0)).toMatchObject({
      kilowatts: 0.144,
      kgCo2ePerHour: 0.0576,
      replicas: [{ watts: 144, wattsSource: 'at the wall' }],
    });
  });

  it('reads back from its file', () => {
    const given = scenario({ objective: { goal: 'least-power' } }, offers.slice(0, 2));
    expect(readScenario(scenarioDocument(given))).toEqual(given);
  });

  it.each<[object, string]>([
    [
      { objective: { goal: 'least-power' } },
      'objective.goal: is least-power, and these offers name no watts: "dark". Add it to them, or leave them out.',
    ],
    [
      { objective: { goal: 'least-carbon' } },
      'objective.goal: is least-carbon, and these offers name no gramsCo2PerKwh: "large", "dark".',
    ],
    [
      { limits: [{ name: 'rack', unit: 'watts', atMost: 9 }] },
      'limits[0].unit: is watts, and these offers name none: "dark".',
    ],
    [
      { limits: [{ name: 'rack', offers: { gpu: 'L4' }, of: 'watts', atMostShare: 0.5 }] },
      'limits[0].of: is watts, and these offers name none: "dark".',
    ],
  ])('is refused where it is not known: %j', (more, message) => {
    expect(() => scenario(more)).toThrow(message);
  });
});
