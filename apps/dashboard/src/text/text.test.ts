import type { PlanDocument } from '@fleetmix/core';
import { expect, it } from 'vitest';
import type { Draft } from '../draft/draft.ts';
import { duration } from './figures.ts';
import { outcomeFigure, outcomeLines } from './goal.ts';
import { proofText, shortProof } from './proof.ts';
import { remedies } from './remedies.ts';
import { stockWorthText } from './stock-worth.ts';

const report = { status: 'planned', scenario: 'chat', planner: 'exact', usdPerHour: 10, seconds: 0.02 } as const;
const withGuarantee = (guarantee: PlanDocument['guarantee']): PlanDocument =>
  guarantee === undefined ? report : { ...report, guarantee };

it('says what a proof proves, and never more', () => {
  expect(proofText(withGuarantee({ kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 10 }))).toMatch(
    /^Proved optimal/,
  );
  const bounded = withGuarantee({ kind: 'bounded', relativeGap: 0.099, atLeastUsdPerHour: 9.01 });
  expect(proofText(bounded)).toMatch(/less than 9.01 USD\/hour, so this plan is at most 11.0 % above/);
  expect(shortProof(bounded)).toBe('at most +11.0 %');
  expect(proofText(withGuarantee({ kind: 'bounded', relativeGap: 1, atLeastUsdPerHour: 0 }))).toContain('any amount');
  expect(proofText(withGuarantee({ kind: 'none' }))).toMatch(/^Not proved/);
});

it('says what one more GPU saves, or only what it is worth where one alone saves nothing', () => {
  const worth = { gpu: 'A100', usdPerHour: 0.42 };
  expect(stockWorthText({ ...worth, planned: { stock: 7, savesUsdPerHour: 0.4 } })).toBe(
    'One more A100 in stock, 7 in all, would save 0.40 USD/hour.',
  );
  expect(stockWorthText({ ...worth, planned: { stock: 7, savesUsdPerHour: 0 } })).toContain('would not make');
  expect(stockWorthText(worth)).toContain('about 0.42 USD/hour');
});

it('names what would unblock a scenario', () => {
  expect(remedies({ blockers: [{ kind: 'stock', gpu: 'L4', have: 2, enough: 5 }] })).toEqual([
    'Raise the stock of L4 from 2 to 5 GPUs.',
  ]);
  const tight = { limit: 'quota', group: 'AWS', unit: 'gpus', isShare: false, have: 3, enough: 5 } as const;
  const share = { limit: 'firm', bound: 'at-least', unit: 'gpus', isShare: true, have: 0.5, enough: 0.3 } as const;
  expect(remedies({ limits: [{ ...tight, bound: 'at-most' }, share] })).toEqual([
    'Raise limit “quota” (AWS) from at most 3 GPUs to 5 GPUs.',
    'Lower limit “firm” from at least 50 % of the GPUs to 30 % of the GPUs.',
  ]);
});

const weighted: Draft = {
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'chat', demand: 10, weight: 3 },
      { name: 'batch', demand: 20 },
    ],
  },
  offers: [],
};

it('says what a goal was reached of, and who is left out, as proved', () => {
  const served = {
    goal: 'most-served',
    served: 38,
    asked: 50,
    bound: 38,
    unserved: [{ class: 'batch', share: 0.6, demand: 12 }],
  } as const;
  expect(outcomeFigure(served)).toEqual({ figure: '76.0 %', of: 'served' });
  expect(outcomeLines(served, weighted)).toEqual([
    '38 of 50 served, by the classes’ weights, and no plan serves more than 38.',
    'Left out: 60.0 % of batch (12).',
  ]);
  const done = { goal: 'shortest-makespan', makespanSeconds: 1555.56 } as const;
  expect(outcomeLines(done, weighted)).toEqual(['All is done after 25 min 56 s.']);
  const optimal = { kind: 'optimal', relativeGap: 0, atLeastUsdPerHour: 10 } as const;
  expect(proofText({ ...withGuarantee(optimal), objective: served })).toContain('that keeps the rules serves more');
  expect(proofText({ ...withGuarantee({ ...optimal, relativeGap: 0.1 }), objective: done })).not.toContain('USD');
});

it('writes times that one can read, at every size', () => {
  expect([0.024, 12.34, 59.99, 119.6, 7199.9, 12_000].map(duration)).toEqual([
    '0.02 s',
    '12.3 s',
    '1 min 0 s',
    '2 min 0 s',
    '2 h 0 min',
    '3 h 20 min',
  ]);
});
