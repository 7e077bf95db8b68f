import { readFileSync } from 'node:fs';
import { parseScenario, planDocument, type Scenario } from '@fleetmix/core';
import { exact, explain } from '@fleetmix/planner';
import { expect, it } from 'vitest';
import type { Told } from '../../text/told.ts';
import { couldServe } from './could-serve.ts';
import { toldCases } from './told-cases.ts';
import { toldExplanation } from './told-explanation.ts';

const example = (name: string): Promise<Scenario> =>
  parseScenario(readFileSync(new URL(`../../../../cli/examples/${name}`, import.meta.url), 'utf8'));

async function told(name: string): Promise<Told> {
  const scenario = await example(name);
  return toldExplanation(scenario, await explain(scenario, await exact().plan(scenario)));
}

const rowsOf = ({ parts }: Told) => parts.flatMap((part) => (part.kind === 'table' ? part.rows : []));

it('says what a constraint costs, and below which price an unused offer would be rented', async () => {
  const why = await told('explain.yaml');
  expect(why.heading).toBe('The cheapest plan, 3.60 USD/hour, held against others');
  const rows = rowsOf(why).map((row) => row.join(' | '));
  expect(rows[0]).toMatch(/^stock of "L4": 3 GPUs \| 3\.20 \| 0\.40 \| 4 GPUs saves 0\.40/);
  expect(rows.find((row) => row.startsWith('A10G'))).toContain('below 1.20 USD/hour (-20 %)');
});

it('says what clashes where there is no plan, and the ways out with what they cost', async () => {
  const why = await told('impossible.yaml');
  expect(why.heading).toBe('Why there is no plan');
  const lines = why.parts.flatMap((part) => (part.kind === 'list' ? part.lines : []));
  expect(lines).toContain('stock of "A100-80GB": 2 GPUs');
  expect(lines).toContain('Raise the stock of "A100-80GB" from 2 GPUs to 3 GPUs: 11.01 USD/hour');
});

it('says so where a goal is not explained', async () => {
  const why = await told('budget.yaml');
  expect([why.heading, JSON.stringify(why.parts)]).toEqual(['No explanation', expect.stringContaining('most-served')]);
});

it('says what reserved offers are worth, and what robustness costs', async () => {
  const periods = rowsOf(await toldCases(await example('periods.yaml'), {}));
  expect(periods.map(([way, cost, proof]) => [way, cost, proof])).toEqual([
    ['as much reserved as is cheapest', '4.50', 'proved'],
    ['nothing reserved', '6.00', 'proved'],
    ['everything reserved', '5.00', 'proved'],
  ]);
  const robust = rowsOf(await toldCases(await example('robust.yaml'), {})).map((row) => row.join(' | '));
  expect(robust).toContain('4.0 % | launch | 10.00');
  expect(robust).toContain('0.0 % | none | 19.00');
});

it('says what can be served where not all can', async () => {
  const scenario = await example('impossible.yaml');
  const report = planDocument(scenario, 'exact', await exact().plan(scenario), 0);
  const [way] = await couldServe(scenario, report, new AbortController().signal);
  expect(JSON.stringify(way)).toContain('serves 16 of 20 (80.0 %) for 7.34 USD/hour');
});
