import { readScenario } from '@fleetmix/core';
import { describe, expect, test } from 'vitest';
import { poisson } from '../arrivals/random-arrivals.ts';
import { oneSize, type Sizes } from '../arrivals/sizes.ts';
import { continuousBatching } from '../engine/continuous-batching.ts';
import { processorSharing } from '../engine/processor-sharing.ts';
import { simulate } from '../simulate.ts';
import type { Router } from './router.ts';
import { leastRequests, leastWork, randomly, roundRobin } from './simple-routers.ts';
import { planRoutes } from './weighted.ts';

const step = ({ prefill, decodes }: { prefill: readonly { newTokens: number }[]; decodes: number }) =>
  5 + decodes * 0.2 + prefill.reduce((sum, { newTokens }) => sum + 0.1 * newTokens, 0);
const kind = continuousBatching({ step, kvTokens: 50_000, maxSequences: 16, maxBatchedTokens: 512 });

/** A few requests are fifty times as large as the others. */
const mixed: Sizes = {
  description: 'mixed',
  open: () => (request, random) => {
    const large = random() < 0.05;
    request.inputTokens = large ? 2000 : 40;
    request.outputTokens = large ? 400 : 20;
  },
};

/** Two classes, half of the requests each. */
const halves: Sizes = {
  description: 'two classes',
  open: () => (request, random) => {
    request.requestClass = random() < 0.5 ? 0 : 1;
  },
};

async function mean(router: Router): Promise<number> {
  const fleet = { offers: [{ name: 'a', replicas: 8, kind }] };
  const { total } = await simulate(fleet, poisson(60, mixed, { requests: 20_000 }), { router });
  return total.e2eMs?.mean ?? Number.NaN;
}

describe('routers', () => {
  test('that look at load are better than those that do not', async () => {
    const [random, turns, fewest] = [await mean(randomly()), await mean(roundRobin()), await mean(leastRequests())];
    expect(turns).toBeLessThan(random);
    expect(fewest).toBeLessThan(turns);
  });

  test('that look at work serve requests of one size as those that look at their number', async () => {
    const fleet = { offers: [{ name: 'a', replicas: 4, kind }] };
    const arrivals = poisson(60, oneSize(100, 50), { requests: 4000 });
    const [work, requests] = await Promise.all(
      [leastWork(), leastRequests()].map((router) => simulate(fleet, arrivals, { router })),
    );
    expect(work?.total.e2eMs?.mean).toBe(requests?.total.e2eMs?.mean);
  });

  test('send no class where it cannot be served', async () => {
    const only = (served: number) => processorSharing({ capacityOf: (at) => (at === served ? 50 : 0) });
    const fleet = { offers: [0, 1].map((at) => ({ name: `o${at}`, replicas: 2, kind: only(at) })) };
    for (const router of [roundRobin(), randomly(), leastRequests(), leastWork()]) {
      const { total, log } = await simulate(fleet, poisson(10, halves, { requests: 500 }), { router });
      expect(total.notServed).toBe(0);
      expect(log.offer.subarray(0, log.size)).toEqual(log.requestClass.subarray(0, log.size));
    }
  });
});

test("a plan's routes are those of its classes and offers, whatever the fleet's order", async () => {
  const scenario = readScenario({
    fleetmix: 1,
    workload: {
      classes: [
        { name: 'x', demand: 1 },
        { name: 'y', demand: 1 },
      ],
    },
    offers: ['p', 'q'].map((name) => ({ name, gpu: name, usdPerHour: 1, capacity: [9, 9] })),
  });
  const plan = {
    replicas: [
      { offer: 'p', count: 1 },
      { offer: 'q', count: 1 },
    ],
    routes: [
      { class: 'x', offer: 'p', share: 1 },
      { class: 'y', offer: 'q', share: 1 },
      { class: 'z', offer: 'q', share: 1 },
    ],
  };
  const fleet = { offers: ['q', 'p'].map((name) => ({ name, replicas: 1, kind })) };
  const router = planRoutes(scenario, plan, ['q', 'p']);
  const { log } = await simulate(fleet, poisson(10, halves, { requests: 300 }), { router });
  for (let row = 0; row < log.size; row += 1) expect(log.offer[row]).toBe(log.requestClass[row] === 0 ? 1 : 0);
});
