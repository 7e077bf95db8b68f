import { expect, it } from 'vitest';
import type { Draft } from '../draft/draft.ts';
import { example } from '../draft/example.ts';
import { withRulesOf } from './kept-rules.ts';

const before: Draft = {
  ...example,
  workload: { ...example.workload, classes: example.workload.classes.map((one) => ({ ...one, weight: 2 })) },
  offers: example.offers.map((offer) => ({ ...offer, maxReplicas: 9 })),
  objective: { goal: 'most-served', budgetUsdPerHour: 12 },
  current: { L4: 1 },
  limits: [
    { name: 'few', unit: 'gpus', atMost: 20 },
    { name: 'of one offer', offers: { offers: ['A100'] }, unit: 'replicas', atMost: 1 },
  ],
};

it('keeps the rules of a scenario that is made anew, and says what does not fit any more', () => {
  const made: Draft = { ...example, offers: example.offers.filter(({ name }) => name !== 'A100') };
  const { draft, notices } = withRulesOf(before, made);
  expect(draft.objective).toEqual(before.objective);
  expect(draft.limits?.map(({ name }) => name)).toEqual(['few']);
  expect(draft.workload.classes.every(({ weight }) => weight === 2)).toBe(true);
  expect(draft.offers.every(({ maxReplicas }) => maxReplicas === 9)).toBe(true);
  expect(draft.current).toBeUndefined();
  expect(notices).toEqual(['Left out, because it does not fit these offers: the limit “of one offer”.']);
});

it('changes nothing where there are no rules', () => {
  expect(withRulesOf(example, example)).toEqual({ draft: example, notices: [] });
});
