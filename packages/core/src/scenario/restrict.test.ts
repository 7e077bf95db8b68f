import { expect, it } from 'vitest';
import { readScenario } from '../read/read-scenario.ts';
import { restrict } from './restrict.ts';
import { scenarioDocument } from './scenario-document.ts';

it('leaves no price of an offer that is gone, so that what is left reads back', () => {
  const scenario = readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 1 }] },
    offers: [
      { name: 'L4', gpu: 'L4', usdPerHour: 1, capacity: [1] },
      { name: 'H100', gpu: 'H100', usdPerHour: 4, capacity: [6] },
    ],
    periods: [
      { name: 'day', hours: 12, usdPerHour: { L4: 2, H100: 5 } },
      { name: 'night', hours: 12, demand: 0.5 },
    ],
  });
  const left = restrict(scenario, ({ gpu }) => gpu === 'L4');
  expect(left.periods?.[0]?.usdPerHour).toEqual({ L4: 2 });
  expect(readScenario(scenarioDocument(left)).offers).toHaveLength(1);
});
