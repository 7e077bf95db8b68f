import { readScenario } from '@fleetmix/core';
import { expect, it } from 'vitest';
import { clustersOf } from './clusters.ts';
import { partsOf } from './parts.ts';

const models = ['a', 'b', 'c', 'd', 'e'];

/** Five models of one class each, on these GPU types. */
function fleet(gpus: readonly (readonly string[])[], stock: Readonly<Record<string, number>>, minReplicas = 0) {
  return readScenario({
    fleetmix: 1,
    workload: { classes: models.map((name) => ({ name, demand: 1 })) },
    offers: gpus.flatMap((own, model) =>
      own.map((gpu) => ({
        name: `${models[model]} on ${gpu}`,
        gpu,
        gpusPerReplica: 2,
        usdPerHour: 1,
        minReplicas,
        capacity: models.map((_, at) => (at === model ? 1 : 0)),
      })),
    ),
    stock,
  });
}

function clusters(scenario: ReturnType<typeof fleet>) {
  return clustersOf(scenario, partsOf(scenario)).map(({ parts, gpus }) => [
    parts.map((part) => part.scenario.workload.classes[0]?.name).join(''),
    gpus.join(' '),
  ]);
}

const shared = [['L4', 'A100'], ['H100'], ['L4', 'T4'], ['T4'], ['H100', 'A10']];

it('parts cling together where limited stock is drawn on by both, directly or through others', () => {
  expect(clusters(fleet(shared, { L4: 4, T4: 4, H100: 4, A10: 4 }))).toEqual([
    ['acd', 'L4 T4'],
    ['be', 'H100'],
  ]);
});

it('stock without a limit, or that one part alone can draw on, couples nothing', () => {
  expect(clusters(fleet(shared, { L4: 4, A100: 4 }))).toEqual([
    ['ac', 'L4'],
    ['b', ''],
    ['d', ''],
    ['e', ''],
  ]);
});

it('a part may have what the bases of the others leave', () => {
  const scenario = fleet([['L4'], ['L4'], ['L4'], ['T4'], ['T4']], { L4: 10 }, 1);
  const [cluster] = clustersOf(scenario, partsOf(scenario));
  expect(cluster?.limits).toEqual([Float64Array.of(6), Float64Array.of(6), Float64Array.of(6)]);
});
