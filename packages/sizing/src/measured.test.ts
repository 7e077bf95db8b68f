import { findModel, prices, selectPrices } from '@fleetmix/catalog';
import { capacitySourceOf } from '@fleetmix/core';
import { readMeasurements } from '@fleetmix/profiles';
import { expect, it } from 'vitest';
import { type MeasuredEngine, measuredFleet } from './measured.ts';
import { recipeOf, rentableOffers, type Service, sizeFleet } from './size-fleet.ts';

const slo = { ttftMs: 500, tpotMs: 50, percentile: 0.95 };
const service: Service = { model: findModel('llama-3.1-8b'), engine: 'vllm', slo };
const offers = rentableOffers(
  selectPrices(prices, { gpus: ['h100-sxm'], providers: ['hyperstack'], pricings: ['on-demand'] }),
);
const sizes = [
  [500, 100],
  [1000, 200],
  [700, 140],
  [8000, 100],
] as const;
const log = {
  workload: {
    unit: 'requests/s' as const,
    classes: sizes.map(([input, output]) => ({ name: `${input}+${output}`, demand: 1 })),
  },
  classes: sizes.map(([inputTokens, outputTokens]) => ({
    name: `${inputTokens}+${outputTokens}`,
    demand: 1,
    representative: { inputTokens, outputTokens },
  })),
};

/** Two sizes, each at a rate that held and one that did not. */
const csv = `inputTokens,outputTokens,requestRate,requestsPerSecond,ttftMs.p95,tpotMs.p95
500,100,30,30,200,30
500,100,40,40,900,60
1000,200,12,12,250,35
1000,200,16,16,800,70
`;

function measured(change: Partial<MeasuredEngine> = {}): MeasuredEngine {
  const { measurements, tables } = readMeasurements(csv, 'own.csv');
  return { gpu: 'H100-SXM', gpusPerEngine: 1, measurements, tables, corrects: false, ...change };
}

function sized(engines: readonly MeasuredEngine[]) {
  const { known, notices } = measuredFleet(engines, recipeOf(service));
  const { scenario } = sizeFleet('own', log, offers, service, { known });
  const row = scenario.offers.findIndex(({ name }) => name === 'hyperstack/H100-SXM-x1');
  const cells = sizes.map((_, at) => [capacitySourceOf(scenario, row, at), scenario.capacity[row * sizes.length + at]]);
  return { cells: cells as [string, number][], notices: notices() };
}

it('goes before the estimate at measured sizes and between them, and not beyond', () => {
  const [plain, own] = [sized([]), sized([measured()])];
  expect(own.cells.map(([source]) => source)).toEqual(['measured', 'measured', 'interpolated', 'estimated']);
  expect([own.cells[0]?.[1], own.cells[1]?.[1]]).toEqual([30, 12]);
  expect(own.cells[2]?.[1]).toBeGreaterThan(12);
  expect(own.cells[2]?.[1]).toBeLessThan(30);
  expect(own.cells[3]).toEqual(plain.cells[3]);
});

it('corrects the estimate around it where asked, and says how far off that was', () => {
  const [plain, own] = [sized([]), sized([measured({ corrects: true })])];
  expect(own.cells[3]?.[0]).toBe('estimated');
  expect(own.cells[3]?.[1]).not.toBe(plain.cells[3]?.[1]);
  expect(own.notices.join('\n')).toMatch(
    /H100-SXM: the estimate was off by [\d.]+ % \(median of 2 comparisons\), and by/,
  );
});

it('says so where nothing offered has what was measured', () => {
  const { notices, cells } = sized([measured({ gpusPerEngine: 2, gpu: 'L4' })]);
  expect(notices).toEqual(['2 x L4: measured, but nothing offered has it.']);
  expect(cells.every(([source]) => source === 'estimated')).toBe(true);
});

it('takes a table for the targets that it holds, and for no tighter ones', () => {
  const table = (ttftMs: number) => ({
    source: 'profile.json',
    points: [{ inputTokens: 500, outputTokens: 100, requestsPerSecond: 21 }],
    slo: { ttftMs, tpotMs: 40, percentile: 0.99 },
  });
  const tight = sized([measured({ measurements: [], tables: [table(300)] })]);
  expect(tight.cells[0]).toEqual(['measured', 21]);
  const loose = sized([measured({ measurements: [], tables: [table(2000)] })]);
  expect(loose.cells[0]?.[0]).toBe('estimated');
  expect(loose.notices.join()).toContain('hold TTFT 2000 ms and TPOT 40 ms at p99 and not TTFT 500 ms');
});
