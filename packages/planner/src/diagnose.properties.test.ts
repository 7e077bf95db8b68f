import type { Blocker, Scenario } from '@fleetmix/core';
import { mediumScenarios } from '@fleetmix/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exact } from './exact.ts';

const planner = exact();

/** What would be enough, granted; of the one at `short`, if any, one less. */
function granted(scenario: Scenario, blockers: readonly Blocker[], short?: Blocker): Scenario {
  const enough = (blocker: Exclude<Blocker, { kind: 'class' }>) => blocker.enough - (blocker === short ? 1 : 0);
  const stock = new Map(scenario.stock);
  for (const blocker of blockers) if (blocker.kind === 'stock') stock.set(blocker.gpu, enough(blocker));
  const offers = scenario.offers.map((offer) => {
    const blocker = blockers.find((candidate) => candidate.kind === 'replicas' && candidate.offer === offer.name);
    return blocker?.kind === 'replicas' ? { ...offer, maxReplicas: enough(blocker) } : offer;
  });
  return { ...scenario, stock, offers };
}

test('what would be enough is enough, and one GPU or replica less is not', async () => {
  let diagnosed = 0;
  const relation = async (scenario: Scenario) => {
    const result = await planner.plan(scenario);
    if (result.status !== 'impossible') return;
    const limits = result.blockers.filter(({ kind }) => kind !== 'class');
    if (limits.length === 0) return;
    diagnosed += 1;
    expect((await planner.plan(granted(scenario, limits))).status).toBe('planned');
    for (const short of limits)
      expect((await planner.plan(granted(scenario, limits, short))).status).toBe('impossible');
  };
  await fc.assert(fc.asyncProperty(mediumScenarios(), relation), {
    numRuns: 100,
    seed: 42,
  });
  expect(diagnosed).toBeGreaterThan(10);
});
