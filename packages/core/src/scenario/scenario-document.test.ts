import { expect, it } from 'vitest';
import { readScenario } from '../read/read-scenario.ts';
import { scenarioDocument } from './scenario-document.ts';

const full = {
  fleetmix: 1,
  name: 'chat',
  slo: { ttftMs: 500, tpotMs: 50, percentile: 0.9 },
  workload: {
    unit: 'requests/s',
    classes: [
      {
        name: 'short',
        inputTokens: [1, 100],
        outputTokens: [1, 50],
        size: { inputTokens: 41.5, outputTokens: 20 },
        demand: 3,
      },
      { name: 'long', demand: 1, headroom: 0.5, weight: 2, priority: 2, model: 'chat-8b', slo: { ttftMs: 2000 } },
    ],
  },
  offers: [
    {
      name: 'h100',
      gpu: 'H100',
      gpusPerReplica: 2,
      usdPerHour: 6,
      provider: 'Ours',
      pricing: 'reserved',
      headroom: 0.25,
      minReplicas: 1,
      maxReplicas: 4,
      capacitySource: ['measured', 'interpolated'],
      priceSource: 'contract of 2026',
      serving: { model: 'm', engine: 'vllm', weights: 'fp8', engines: 2, tensorParallel: 1 },
      capacity: [20, 0.5],
    },
    { name: 'l4', gpu: 'L4', gpusPerReplica: 1, usdPerHour: 0.5, capacitySource: 'estimated', capacity: [2, 0] },
  ],
  stock: { H100: 8 },
  limits: [
    { name: 'quota', offers: { gpu: ['H100'], provider: 'Ours' }, unit: 'gpus', atMost: 8, atLeast: 2 },
    { name: 'each', each: 'gpu', of: 'usdPerHour', atMostShare: 0.9, atLeastShare: 0.1 },
  ],
  objective: { goal: 'most-served', budgetUsdPerHour: 20 },
  options: { sharing: 'per-class', headroom: 0.1, slices: 4 },
};

it('a scenario with every field is written as it was read', () => {
  expect(scenarioDocument(readScenario(full))).toEqual(full);
});

it('what a scenario leaves out stays out, options aside', () => {
  const least = { fleetmix: 1, name: 'least', workload: full.workload, offers: full.offers };
  const options = { sharing: 'shared', headroom: 0, slices: 'none' };
  expect(scenarioDocument(readScenario(least))).toEqual({ ...least, options });
});

it('what is to be survived is written as it was read', () => {
  const { objective: _, ...safe } = { ...full, survive: 'offer' };
  expect(scenarioDocument(readScenario(safe))).toEqual(safe);
});

it('preferences and the current fleet are written as they were read', () => {
  const { objective: _, ...plain } = { ...full, prefer: ['fewest-offers', 'closest-to-current'], current: { h100: 2 } };
  expect(scenarioDocument(readScenario(plain))).toEqual(plain);
});
