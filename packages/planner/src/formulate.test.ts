import { readScenario } from '@fleetmix/core';
import { expect, test } from 'vitest';
import { formulate } from './formulate.ts';

const document = {
  fleetmix: 1,
  workload: {
    classes: [
      { name: 'short', demand: 6 },
      { name: 'long', demand: 2 },
      { name: 'idle', demand: 0 },
    ],
  },
  offers: [
    { name: 'small', gpu: 'L4', usdPerHour: 0.8, capacity: [4, 0, 9] },
    { name: 'large', gpu: 'A100', gpusPerReplica: 2, usdPerHour: 3.2, capacity: [10, 5, 9], minReplicas: 1 },
  ],
  stock: { A100: 2 },
};

function columnNames(options = {}): readonly string[] {
  return formulate(readScenario({ ...document, options })).model.columns.map(({ name }) => name);
}

test('there is a share for each class with demand and each offer that can serve it, and for nothing else', () => {
  expect(columnNames()).toEqual([
    'replicas of "small"',
    'replicas of "large"',
    '"short" on "small"',
    '"short" on "large"',
    '"long" on "large"',
  ]);
});

test('only replicas are whole, unless classes are cut into slices', () => {
  const kinds = (options = {}) =>
    formulate(readScenario({ ...document, options })).model.columns.map(({ kind, upper }) => [kind, upper]);
  expect(kinds()).toEqual([
    ['integer', 2],
    ['integer', 1],
    ['continuous', 1.5],
    ['continuous', 1],
    ['continuous', 1],
  ]);
  expect(kinds({ slices: 4 }).slice(2)).toEqual([
    ['integer', 4],
    ['integer', 4],
    ['integer', 4],
  ]);
});

test('a share that fills many replicas is counted in replicas, so that no coefficient is above 1', () => {
  const slow = { ...document, stock: {}, offers: [{ name: 'slow', gpu: 'L4', usdPerHour: 1, capacity: [1e-5, 1, 1] }] };
  const { model, divisions } = formulate(readScenario(slow));
  expect(divisions.map(({ whole }) => whole)).toEqual([6e5, 2]);
  for (const { coefficient } of model.rows.flatMap(({ terms }) => terms))
    expect(Math.abs(coefficient)).toBeLessThanOrEqual(1);
});

test('per-class sharing covers the demand by counts alone', () => {
  const { model, divisions } = formulate(readScenario({ ...document, options: { sharing: 'per-class' } }));
  expect(divisions).toEqual([]);
  expect(model.columns).toHaveLength(2);
  const cover = model.rows.find(({ name }) => name === 'cover "short"');
  expect(cover).toMatchObject({ lower: 1, terms: [{ coefficient: 4 / 6 }, { coefficient: 1 }] });
});

test('stock is written only where offers could overdraw it', () => {
  const rows = (stock: object) =>
    formulate(readScenario({ ...document, stock }))
      .model.rows.map(({ name }) => name)
      .filter((name) => name.startsWith('stock'));
  expect(rows({ A100: 8, L4: 8 })).toEqual([]);
  expect(rows({ A100: 1, L4: 8 })).toEqual(['stock of "A100"']);
});

test('costs count in steps of the price grid', () => {
  const { model, usdPerHourOfObjective } = formulate(readScenario(document));
  expect(model.columns.slice(0, 2).map(({ cost }) => cost)).toEqual([1, 4]);
  expect(usdPerHourOfObjective).toBeCloseTo(0.8, 12);
});

test('headroom multiplies the loads', () => {
  const loadOf = (headroom: number) =>
    formulate(readScenario({ ...document, options: { headroom } })).divisions[0]?.parts[0]?.load;
  expect(loadOf(0.5)).toBeCloseTo(1.5 * (loadOf(0) as number), 12);
});

test('a load too slight for a solver to see is left out, and linked to a replica', () => {
  const slight = {
    ...document,
    stock: {},
    offers: [{ name: 'vast', gpu: 'H100', usdPerHour: 9, capacity: [6e9, 1, 0] }],
  };
  const { rows } = formulate(readScenario(slight)).model;
  expect(rows.map(({ name }) => name)).toContain('link on "vast"');
  for (const { coefficient } of rows.flatMap(({ terms }) => terms)) expect(Math.abs(coefficient)).toBeGreaterThan(1e-9);
});
