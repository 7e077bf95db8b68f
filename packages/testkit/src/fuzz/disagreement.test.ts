import type { Planner, PlanResult, Scenario } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { mixed, soldOut } from '../examples.ts';
import { extended } from '../vary.ts';
import type { Answer } from './answer.ts';
import { findDisagreement } from './disagreement.ts';
import { excessOf, settle } from './settle.ts';

const { scenario } = mixed;

function planned(small: number, large: number, extra: object = {}): Answer {
  const usdPerHour = small + 3 * large;
  return answered({
    status: 'planned',
    plan: {
      replicas: [
        { offer: 'small', count: small },
        { offer: 'large', count: large },
      ],
      routes: [
        { class: 'chat', offer: small > 0 ? 'small' : 'large', share: 1 },
        { class: 'code', offer: 'large', share: 1 },
      ],
    },
    guarantee: { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: usdPerHour, ...extra },
  });
}

function answered(result: Answer['result'], ms = 1): Answer {
  return { result, ms };
}

const impossible: PlanResult = { status: 'impossible', reason: 'Because.', blockers: [] };
const gaveUp: PlanResult = { status: 'gave-up', reason: 'Because.', exhausted: false };
const bounded = { kind: 'bounded', relativeGap: 0.2, atLeastUsdPerHour: 4 };

function found(ours: Answer, theirs: Answer, bound = 5, of: Scenario = scenario) {
  return findDisagreement(of, ours, theirs, () => bound, 1000);
}

describe('two answers', () => {
  it('agree on the same cost, and on a proof that there is no plan', () => {
    expect(found(planned(2, 1), planned(2, 1))).toBeUndefined();
    expect(found(answered(impossible), answered(impossible), 0, soldOut.scenario)).toBeUndefined();
  });

  it.each([
    ['threw', answered({ status: 'threw', reason: 'Broken.' }), planned(2, 1)],
    ['violations', planned(1, 1), planned(2, 1)],
    ['bound', planned(2, 1, { atLeastUsdPerHour: 5.1 }), planned(2, 1)],
    ['unproved', answered(gaveUp), planned(2, 1)],
    ['unproved', planned(2, 1, bounded), planned(2, 1)],
    ['slow', answered(gaveUp, 1000), planned(2, 1)],
  ] as const)('show that ours is at fault by itself: %s', (kind, ours, theirs) => {
    expect(found(ours, theirs)).toMatchObject({ kind, wrong: 'ours' });
  });

  it.each([
    ['cost', planned(3, 1), planned(2, 1)],
    ['cost', planned(2, 1), planned(0, 3)],
    ['status', answered(impossible), planned(2, 1)],
    ['status', planned(2, 1), answered(impossible)],
  ] as const)('contradict each other: %s', (kind, ours, theirs) => {
    expect(found(ours, theirs)).toMatchObject({ kind });
    expect(found(ours, theirs)?.wrong).toBeUndefined();
  });

  it('leave room for time that ran out, and for an oracle that breaks', () => {
    expect(found(answered(gaveUp, 1000), answered(gaveUp, 1000))).toBeUndefined();
    expect(found(planned(2, 1), answered({ status: 'threw', reason: 'Broken.' }))).toBeUndefined();
    expect(found(planned(2, 1), answered(gaveUp))).toBeUndefined();
  });

  it('are held to a certificate', () => {
    const certificate = { work: [], stock: [] };
    expect(found(planned(2, 1, { certificate }), planned(2, 1), 5)).toBeUndefined();
    expect(found(planned(2, 1, { certificate }), planned(2, 1), 5.1)).toMatchObject({ kind: 'certificate' });
  });
});

describe('a third opinion', () => {
  const nobody: Planner = { name: 'nobody', plan: async () => gaveUp };
  const cost = { kind: 'cost', what: '' } as const;

  it('takes a cheaper plan that holds for a proof', async () => {
    const answers = { ours: planned(3, 1), theirs: planned(2, 1) };
    expect(await settle(scenario, cost, answers, nobody)).toMatchObject({ wrong: 'ours' });
    const turned = { ours: planned(2, 1), theirs: answered(impossible) };
    expect(await settle(scenario, cost, turned, nobody)).toMatchObject({ wrong: 'theirs' });
  });

  /** Two small and a large one carry it within the tolerance; in exact numbers it takes 6 USD/hour. */
  const tight = { ...scenario, capacity: scenario.capacity.map((rate) => rate * (1 - 2e-7)) };
  const answers = { ours: planned(2, 1), theirs: planned(3, 1) };

  it('tries everything where the cheaper plan needs the tolerance', async () => {
    const { result } = answers.ours;
    if (result.status === 'planned') expect(excessOf(tight, result.plan)).toBeCloseTo(2e-7, 9);
    expect(findDisagreement(tight, answers.ours, answers.theirs, () => 0, 1000)).toMatchObject({ kind: 'cost' });
    expect(await settle(tight, cost, answers, nobody)).toMatchObject({ wrong: 'ours' });
  });

  it('asks again with the offers turned round where there are too many to try', async () => {
    const idle = { name: 'idle', gpu: 'idle', gpusPerReplica: 1, usdPerHour: 9 };
    const wide = extended(
      extended(tight, idle, Float64Array.of(0, 0)),
      { ...idle, name: 'too' },
      Float64Array.of(0, 0),
    );
    const third: Planner = { name: 'third', plan: async () => planned(3, 1).result as PlanResult };
    expect(await settle(wide, cost, answers, third)).toMatchObject({
      wrong: 'ours',
      because: expect.stringContaining('with the offers turned round third finds 6'),
    });
    expect(await settle(wide, cost, answers, nobody)).toMatchObject({ wrong: 'unsettled' });
  });
});
