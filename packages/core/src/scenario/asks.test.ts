import { expect, it } from 'vitest';
import { readScenario } from '../read/read-scenario.ts';
import { refusalOf } from './asks.ts';

function scenario(more: object) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 1 }] },
    offers: [{ name: 'L4', gpu: 'L4', usdPerHour: 1, capacity: [1] }],
    ...more,
  });
}

it('names the first thing asked that a planner does not honour', () => {
  const given = { ...scenario({ survive: 'offer' }), prefer: ['fewest-offers'] as const };
  expect(refusalOf(given)).toBe(
    'The fleet is to survive the loss of one offer, and this planner sees to no loss. Use exact.',
  );
  expect(refusalOf(given, ['survival'])).toBe(
    'The scenario prefers fewest-offers, and this planner does not choose between fleets that cost the same. Use exact.',
  );
  expect(refusalOf(given, ['survival', 'preference'])).toBeUndefined();
});

it('names periods and futures first', () => {
  const periods = [{ name: 'day', hours: 24 }];
  expect(refusalOf(scenario({ periods }))).toBe(
    'The scenario has periods, and this planner plans for one demand. Use exact.',
  );
  const futures = { cases: [{ name: 'boom', weight: 1 }] };
  expect(refusalOf(scenario({ futures }))).toMatch(/^The scenario has futures, /);
  expect(refusalOf(scenario({ futures }), ['cases'])).toBeUndefined();
});

it('has nothing to say of what asks for nothing', () => {
  expect(refusalOf(scenario({}))).toBeUndefined();
  expect(refusalOf(scenario({ prefer: [], objective: { goal: 'least-cost' } }))).toBeUndefined();
  const limits = [{ name: 'all', of: 'gpus', atMostShare: 1 }];
  expect(refusalOf(scenario({ limits }))).toBeUndefined();
  expect(refusalOf(scenario({ limits: [{ ...limits[0], offers: { gpu: 'L4' }, atMostShare: 0.5 }] }))).toMatch(
    /^Limit "all" is on a share/,
  );
});
