import { type PlanResult, plannersNamed, readScenario, UnknownPlannerError } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { describe, expect, it } from 'vitest';
import { greedy } from './greedy.ts';
import { heuristics } from './heuristics.ts';
import { homogeneous } from './homogeneous.ts';

const cheapest = exact();

function scenario(l4: object = {}) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: [{ name: 'chat', demand: 11 }] },
    offers: [
      { name: 'one', gpu: 'L4', usdPerHour: 1, capacity: [2], ...l4 },
      { name: 'two', gpu: 'L4', gpusPerReplica: 2, usdPerHour: 1.5, capacity: [3.5] },
      { name: 'large', gpu: 'H100', usdPerHour: 4, capacity: [10] },
    ],
    stock: { H100: 1 },
  });
}

describe('homogeneous', () => {
  it('mixes the sizes of its GPU type, and proves nothing about the whole scenario', async () => {
    const result = await homogeneous('L4', cheapest).plan(scenario());
    expect(result).toMatchObject({ status: 'planned', guarantee: { kind: 'none' }, solver: 'builtin' });
    // 2 x 2 + 2 x 3.5 = 11 for 5; three of two and one of one would cost 5.5.
    expect(result.status === 'planned' && result.plan.replicas).toEqual([
      { offer: 'one', count: 2 },
      { offer: 'two', count: 2 },
    ]);
  });

  it('turns the proof that its GPU type cannot do it into an exhausted search', async () => {
    const result = await homogeneous('H100', cheapest).plan(scenario());
    expect(result).toMatchObject({ status: 'gave-up', exhausted: true });
    expect(result.status === 'gave-up' && result.reason).toMatch(/^No fleet of H100 alone serves this: \S.+\.$/);
  });

  it('passes on that its planner gave up, without a bound that holds for its GPU type alone', async () => {
    const gaveUp: PlanResult = { status: 'gave-up', reason: 'Time is up.', exhausted: false, atLeastUsdPerHour: 5 };
    const result = await homogeneous('L4', { name: 'tired', plan: async () => gaveUp }).plan(scenario());
    expect(result).toEqual({ status: 'gave-up', reason: 'Time is up.', exhausted: false });
  });

  it('has no plan where replicas of another GPU type must be rented', async () => {
    const result = await homogeneous('H100', cheapest).plan(scenario({ minReplicas: 1 }));
    expect(result).toEqual({
      status: 'gave-up',
      reason:
        'No fleet of H100 alone serves this: the scenario asks for replicas of "one", which is of another GPU, L4.',
      exhausted: true,
    });
  });

  it('has no plan for a GPU type that no offer has, and names the near one', async () => {
    const result = await homogeneous('H200', cheapest).plan(scenario());
    expect(result).toMatchObject({ status: 'gave-up', exhausted: true });
    expect(result.status === 'gave-up' && result.reason).toContain('no offer has that GPU. Did you mean "H100"?');
  });
});

describe('heuristics', () => {
  const registry = heuristics({ exact: cheapest });
  const named = (name: string) => plannersNamed(name, registry, scenario()).map((planner) => planner.name);

  it('names each greedy', () => {
    expect(['greedy', 'greedy-trimmed', 'greedy-dedicated'].flatMap(named)).toEqual([
      'greedy',
      'greedy-trimmed',
      'greedy-dedicated',
    ]);
  });

  it('makes one homogeneous planner a GPU type, or the one asked for', () => {
    expect(named('homogeneous')).toEqual(['homogeneous:L4', 'homogeneous:H100']);
    expect(named('homogeneous:H100')).toEqual(['homogeneous:H100']);
  });

  it('refuses a GPU type that no offer has, and names the near one', () => {
    expect(() => named('homogeneous:h10')).toThrow(UnknownPlannerError);
    expect(() => named('homogeneous:h10')).toThrow(
      'no offer has the GPU "h10". Did you mean "H100"? There are: L4, H100.',
    );
  });

  it('lets greedy stand for the published one on request', async () => {
    const [published] = plannersNamed('greedy', heuristics({ exact: cheapest, asPublished: true }), scenario());
    const scarce = { ...scenario(), stock: new Map([['L4', 4]]) };
    // Four GPUs carry 7 of 11 in two of two; the published count lets one of one have them again.
    expect((await greedy().plan(restrictToL4(scarce))).status).toBe('gave-up');
    expect((await published?.plan(restrictToL4(scarce)))?.status).toBe('planned');
  });
});

function restrictToL4(given: ReturnType<typeof scenario>) {
  return { ...given, offers: given.offers.slice(0, 2), capacity: given.capacity.slice(0, 2) };
}
