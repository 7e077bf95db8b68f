import { readScenario, scenarioDocument } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { closedForm } from './physical-limits.ts';
import { solo } from './timing.ts';

const scenario = catalogue({ offers: 24, classes: 9, seed: 5 });

it('bounds by the cheapest cell of every class, which no plan undercuts', async () => {
  const bound = closedForm(scenario);
  const { usdPerHour } = await solo(exact(), scenario, { rounds: 1, limitMs: 20_000 });
  expect(bound).toBeGreaterThan(0.5 * usdPerHour);
  expect(bound).toBeLessThanOrEqual(usdPerHour);
});

it('writes a scenario that reads back as it is', () => {
  const read = readScenario(scenarioDocument(scenario));
  expect(read.capacity).toEqual(scenario.capacity);
  expect(read.stock).toEqual(scenario.stock);
  expect(read.workload).toMatchObject(scenario.workload);
});
