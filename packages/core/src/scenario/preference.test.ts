import { describe, expect, it } from 'vitest';
import { evaluate } from '../judge/evaluate.ts';
import { readScenario } from '../read/read-scenario.ts';

function scenario(more: object) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 10 }] },
    offers: [
      { name: 'small', gpu: 'L4', usdPerHour: 1, capacity: [5] },
      { name: 'large', gpu: 'H100', usdPerHour: 2, capacity: [10] },
    ],
    ...more,
  });
}

describe('preferences', () => {
  it('are counted, in their order', () => {
    const given = scenario({
      prefer: ['closest-to-current', 'fewest-replicas', 'fewest-offers'],
      current: { large: 3 },
    });
    const plan = { replicas: [{ offer: 'small', count: 2 }], routes: [{ class: 'chat', offer: 'small', share: 1 }] };
    expect(evaluate(given, plan).preferences).toEqual([
      { preference: 'closest-to-current', value: 5 },
      { preference: 'fewest-replicas', value: 2 },
      { preference: 'fewest-offers', value: 1 },
    ]);
    expect(evaluate(scenario({}), plan).preferences).toBeUndefined();
  });

  it.each<[string, object, string]>([
    ['a strange offer', { current: { lagre: 1 } }, 'current["lagre"]: is the name of no offer. Did you mean "large"?'],
    ['no fleet', { prefer: ['closest-to-current'] }, 'current: is missing: prefer names closest-to-current'],
    ['the same twice', { prefer: ['fewest-offers', 'fewest-offers'] }, 'prefer: names fewest-offers more than once.'],
    [
      'another goal',
      { prefer: ['fewest-offers'], objective: { goal: 'most-served', budgetUsdPerHour: 1 } },
      'prefer: goes with',
    ],
  ])('are refused with %s', (_, more, message) => {
    expect(() => scenario(more)).toThrow(message);
  });

  it('say when the current fleet changes nothing', () => {
    expect(scenario({ current: { large: 1 } }).notices).toEqual([
      'current changes nothing: it matters to prefer: [closest-to-current] and to periods alone.',
    ]);
  });
});
