import type { PlanDocument } from '@fleetmix/core';
import { expect, it } from 'vitest';
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
  expect(remedies([{ kind: 'stock', gpu: 'L4', have: 2, enough: 5 }])).toEqual([
    'Raise the stock of L4 from 2 to 5 GPUs.',
  ]);
});
