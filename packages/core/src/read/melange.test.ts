import { describe, expect, it } from 'vitest';
import { readPlan } from '../plan/read-plan.ts';
import { capacityOf } from '../scenario/scenario.ts';
import { formatMelange, readMelange } from './melange.ts';
import { readScenario } from './read-scenario.ts';

function config(change: object = {}) {
  return {
    gpu_info: {
      A10G: {
        cost: 1.01,
        tputs: [
          [2, 1],
          [5, 0],
        ],
      },
      'A100-80GB': {
        cost: 3.67,
        tputs: [
          [4, 3],
          [10, 6],
        ],
      },
    },
    workload_distribution: [
      [0.25, 0.25],
      [0.5, 0],
    ],
    total_request_rate: 8,
    slice_factor: 4,
    ...change,
  };
}

describe('a Mélange config', () => {
  const scenario = readMelange(config());

  it('is recognised wherever a scenario is read', () => {
    expect(readScenario(config())).toEqual(scenario);
  });

  it('names its buckets by row, the input, and column, the output', () => {
    expect(scenario.workload.classes).toEqual([
      { name: 'in0 out0', demand: 2 },
      { name: 'in0 out1', demand: 2 },
      { name: 'in1 out0', demand: 4 },
      { name: 'in1 out1', demand: 0 },
    ]);
    expect(capacityOf(scenario, 1, 2)).toBe(10);
  });

  it('takes a throughput of 0 for a GPU that cannot serve the bucket', () => {
    expect(capacityOf(scenario, 0, 3)).toBe(0);
  });

  it('keeps its slice factor and has no stock', () => {
    expect(scenario.options.slices).toBe(4);
    expect(scenario.stock.size).toBe(0);
  });

  it('says when its distribution does not add up to 1, and uses it as it is', () => {
    const over = readMelange(
      config({
        workload_distribution: [
          [0.5, 0.2],
          [0.5, 0],
        ],
      }),
    );
    expect(over.notices).toEqual([
      'workload_distribution adds up to 1.2, not 1; it is used as it is, as Mélange does.',
    ]);
    expect(over.workload.classes[0]?.demand).toBe(4);
  });

  it('prints a plan as Mélange does: every GPU, then the cost', () => {
    expect(JSON.stringify(formatMelange(scenario, { replicas: [{ offer: 'A100-80GB', count: 2 }], routes: [] }))).toBe(
      '{"A10G":0,"A100-80GB":2,"cost":7.34}',
    );
  });

  it('refuses to print an offer called cost, whose count would be lost', () => {
    const named = { ...scenario, offers: scenario.offers.map((offer) => ({ ...offer, name: 'cost' })) };
    expect(() => formatMelange(named, { replicas: [], routes: [] })).toThrow('offers[0].name: is "cost"');
  });

  it.each([
    [
      'rows that differ',
      { workload_distribution: [[1], [0, 0]] },
      'workload_distribution[1]: has 2 numbers where 1 are needed',
    ],
    [
      'throughputs of another shape',
      { gpu_info: { A: { cost: 1, tputs: [[1, 2]] } } },
      'gpu_info.A.tputs: has 1 rows, and workload_distribution has 2.',
    ],
    [
      'a ragged row of throughputs',
      { gpu_info: { A: { cost: 1, tputs: [[1, 2], [3]] } } },
      'gpu_info.A.tputs[1]: has 1 numbers where 2 are needed',
    ],
    ['no GPU', { gpu_info: {} }, 'gpu_info: names no GPU: give at least one.'],
    ['a missing field', { slice_factor: undefined }, 'slice_factor: is missing: add it.'],
    ['a fraction of a slice', { slice_factor: 1.5 }, 'slice_factor: must be a whole number, not 1.5.'],
    ['a misspelt field', { gpu_infos: {} }, 'gpu_infos: is not a field here. Did you mean "gpu_info"?'],
    ['an empty distribution', { workload_distribution: [] }, 'workload_distribution: must not be empty.'],
    [
      'an empty row',
      { workload_distribution: [[]] },
      'workload_distribution[0]: must not be empty: give a share for every output range.',
    ],
    [
      'a distribution of nothing',
      {
        workload_distribution: [
          [0, 0],
          [0, 0],
        ],
      },
      'workload_distribution: every demand is 0, so there is nothing to plan. Put a number above 0 there.',
    ],
    ['text for a price', { gpu_info: { A: { cost: '1', tputs: [[1]] } } }, 'gpu_info.A.cost: must be a finite number'],
    ['a gap in a table', { workload_distribution: [[null]] }, 'workload_distribution[0][0]: must be a finite number'],
    ['a rate of 0', { total_request_rate: 0 }, 'total_request_rate: every demand is 0'],
    [
      'a negative throughput',
      {
        gpu_info: {
          A: {
            cost: 1,
            tputs: [
              [1, 2],
              [3, -1],
            ],
          },
        },
      },
      'gpu_info.A.tputs[1][1]: must be 0 or more, not -1.',
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => readMelange(config(change))).toThrow(message);
  });

  it('is known for one by its other fields too, so that a misspelt gpu_info is named', () => {
    const { gpu_info: gpus, ...others } = config();
    expect(() => readScenario({ ...others, gpus_info: gpus })).toThrow(
      'gpus_info: is not a field here. Did you mean "gpu_info"?',
    );
    expect(() => readScenario({ fleetmix: 1, slice_factor: 1 })).toThrow('slice_factor: is not a field here. Known');
  });

  it('prints a plan that reads back as the counts it was', () => {
    const printed = formatMelange(scenario, { replicas: [{ offer: 'A10G', count: 3 }], routes: [] });
    expect(readPlan(JSON.parse(JSON.stringify(printed)))).toEqual({
      replicas: [
        { offer: 'A10G', count: 3 },
        { offer: 'A100-80GB', count: 0 },
      ],
    });
  });

  it('refuses a GPU name that an object would lose', () => {
    const gpus = JSON.parse(
      '{"__proto__": {"cost": 1, "tputs": [[1, 1], [1, 1]]}, "A": {"cost": 1, "tputs": [[1, 1], [1, 1]]}}',
    );
    expect(() => readMelange(config({ gpu_info: gpus }))).toThrow('gpu_info["__proto__"]: is not a usable name');
  });
});
