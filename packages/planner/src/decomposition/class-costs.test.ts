import { readScenario } from '@fleetmix/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classCosts } from './class-costs.ts';
import { clustersOf } from './clusters.ts';
import { partsOf } from './parts.ts';

/** Three models that can each be rented on two GPU types at different speeds, and on one without a limit. */
function clusterWith(stock: number) {
  const scenario = readScenario({
    fleetmix: 1,
    workload: { classes: [1, 2, 3].map((demand) => ({ name: `model ${demand}`, demand })) },
    offers: [0, 1, 2].flatMap((model) =>
      ['L4', 'A100', ...(model === 0 ? ['free'] : [])].map((gpu, at) => ({
        name: `${model} on ${gpu}`,
        gpu,
        gpusPerReplica: 1 + at,
        usdPerHour: 1 + 2 * at,
        capacity: [0, 1, 2].map((other) => (other === model ? 1 + at * model : 0)),
      })),
    ),
    stock: { L4: stock, A100: stock },
  });
  const [cluster] = clustersOf(scenario, partsOf(scenario));
  return cluster as NonNullable<typeof cluster>;
}

const price = fc.double({ min: 0, max: 5, noNaN: true });

function measured(height: ReturnType<ReturnType<typeof classCosts>['smoothed']>, prices: readonly number[]) {
  const [gradient, hessian] = [new Float64Array(2), new Float64Array(4)];
  return { value: height(Float64Array.from(prices), gradient, hessian), gradient, hessian };
}

describe('the classes in closed form', () => {
  it('cost what is cheapest for each, less what the stock is worth', () => {
    const cold = classCosts(clusterWith(4)).smoothed(1e-6);
    // Model 0 takes 1 replica of L4; model 1, of demand 2, 2 of L4 at 2 or 1 of A100 at 3; model 2 3 of L4 or 1 of A100.
    expect(measured(cold, [0, 0]).value).toBeCloseTo(1 + 2 + 3, 3);
    expect(measured(cold, [2, 0]).value).toBeCloseTo(3 + 3 + 3 - 8, 3);
  });

  it('have the slopes that they say', () => {
    const height = classCosts(clusterWith(4)).smoothed(0.3);
    fc.assert(
      fc.property(price, price, (one, other) => {
        const [here, there] = [measured(height, [one, other]), measured(height, [one + 1e-5, other])];
        expect((there.value - here.value) / 1e-5).toBeCloseTo(here.gradient[0] as number, 2);
        expect(((there.gradient[1] as number) - (here.gradient[1] as number)) / 1e-5).toBeCloseTo(
          here.hessian[1] as number,
          2,
        );
      }),
    );
  });

  it('prove what cannot be: the second and third model draw 2 GPUs each at least', () => {
    const impossible = (stock: number) => classCosts(clusterWith(stock)).proveImpossible(Float64Array.of(1, 1));
    expect(impossible(1)).toBe(true);
    expect(impossible(2)).toBe(false);
  });
});
