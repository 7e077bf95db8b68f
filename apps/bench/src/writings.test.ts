import { evaluate, type Planner, readScenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { highs, modelBuilder } from '@fleetmix/solvers';
import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { cbc, hasCbc } from './cbc.ts';
import { melangeWriting } from './melange-writing.ts';
import { mergedWriting } from './merged-writing.ts';
import { solverPlanner } from './solver-planner.ts';
import { columnAt, writeMps } from './write-mps.ts';

const two = readScenario({
  gpu_info: { small: { cost: 1, tputs: [[2, 1]] }, large: { cost: 3, tputs: [[4, 0]] } },
  workload_distribution: [[0.8, 0.2]],
  total_request_rate: 5,
  slice_factor: 2,
});

async function costOf(planner: Planner, scenario = two, relativeGap = 0): Promise<number> {
  const result = await planner.plan(scenario, { relativeGap });
  if (result.status !== 'planned') throw new Error(result.reason);
  const { usdPerHour, violations } = evaluate(scenario, result.plan);
  expect(violations).toEqual([]);
  return usdPerHour;
}

it("writes Mélange's model: a binary a slice and GPU that can serve it, each slice served once", () => {
  const { model } = melangeWriting(two, 2);
  expect(model.columns.filter(({ upper }) => upper === 1)).toHaveLength(2 * 2 + 2);
  expect(model.rows.map(({ terms }) => terms.map(({ coefficient }) => coefficient))).toEqual([
    [1, 1],
    [1, 1],
    [1],
    [1],
    [-1, 1, 1, 0.5, 0.5],
    [-1, 0.5, 0.5],
  ]);
});

it("plans by Mélange's model at the cost of the exact planner in slices", async () => {
  expect(await costOf(solverPlanner('melange', (scenario) => melangeWriting(scenario, 2), highs()))).toBeCloseTo(3, 9);
  expect(await costOf(exact())).toBeCloseTo(3, 9);
});

it('plans by the merged model at the cost of the exact planner, stock and all', async () => {
  const scenario = catalogue({ offers: 96, classes: 16, seed: 3 });
  const merged = await costOf(solverPlanner('merged', mergedWriting, highs()), scenario, 1e-4);
  expect(Math.abs(merged / (await costOf(exact(), scenario, 1e-4)) - 1)).toBeLessThan(2e-4);
});

it('writes a model as MPS, by position', () => {
  const builder = modelBuilder();
  const whole = builder.column({ name: 'a b', kind: 'integer', lower: 0, upper: 10, cost: 1.28 });
  const part = builder.column({ name: '-', kind: 'continuous', lower: -1, upper: Infinity, cost: 0 });
  builder.row({ name: 'x', lower: 20, upper: Infinity, terms: [{ column: whole, coefficient: 3.4 }] });
  builder.row({ name: 'y', lower: 2, upper: 2, terms: [{ column: part, coefficient: -0.5 }] });
  expect(writeMps(builder.build()).split('\n')).toEqual([
    'NAME model FREE',
    'ROWS',
    ' N obj',
    ' G r0',
    ' E r1',
    'COLUMNS',
    " M 'MARKER' 'INTORG'",
    ' c0 obj 1.28',
    ' c0 r0 3.4',
    " M 'MARKER' 'INTEND'",
    ' c1 obj 0',
    ' c1 r1 -0.5',
    'RHS',
    ' RHS r0 20',
    ' RHS r1 2',
    'BOUNDS',
    ' LO BND c0 0',
    ' UP BND c0 10',
    ' LO BND c1 -1',
    ' PL BND c1',
    'ENDATA',
    '',
  ]);
  expect(columnAt('c12')).toBe(12);
});

it.skipIf(!hasCbc())(`asks CBC for the same plan${hasCbc() ? '' : ' (skipped: no cbc, see coinor-cbc)'}`, async () => {
  expect(await costOf(solverPlanner('melange', (scenario) => melangeWriting(scenario, 2), cbc()))).toBeCloseTo(3, 9);
  const scenario = catalogue({ offers: 96, classes: 16, seed: 3 });
  const merged = await costOf(solverPlanner('merged', mergedWriting, cbc()), scenario, 1e-4);
  expect(Math.abs(merged / (await costOf(exact(), scenario, 1e-4)) - 1)).toBeLessThan(2e-4);
});
