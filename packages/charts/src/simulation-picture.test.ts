import { expect, it } from 'vitest';
import { lineChart } from './line-chart.ts';
import { simulationPicture } from './simulation-picture.ts';

const ms = Float64Array.from({ length: 100 }, (_, at) => 10 * (at + 1));
const share = ms.map((value) => value / 1000);
const classes = Array.from({ length: 30 }, (_, at) => ({ name: `class ${at}`, insideSlo: 1 - at / 100 }));
const offers = [
  { name: 'a', utilization: [0.5, 1], waiting: [0, 7] },
  { name: 'b', utilization: [0.1, 0.2], waiting: [0, 0] },
];
const { panels, legend } = simulationPicture({
  title: 'chat',
  latencies: [
    { name: 'TTFT', ms, share, boundMs: 500 },
    { name: 'TPOT', ms: [], share: [] },
  ],
  stepS: 60,
  offers,
  classes,
});
const [ttft, tpot, work, waits, worst] = panels;

it('a latency is drawn as the share of requests that take at most so long, with its target', () => {
  const points = ttft?.data.datasets[0]?.data as { x: number; y: number }[];
  expect([points[0], points.at(-1)]).toEqual([
    { x: 10, y: 1 },
    { x: 1000, y: 100 },
  ]);
  expect(points.find(({ x }) => x >= 500)?.y).toBeCloseTo(50, 0);
  expect(ttft?.data.datasets[1]?.data).toEqual([
    { x: 500, y: 0 },
    { x: 500, y: 100 },
  ]);
  expect(tpot?.data.datasets.map(({ data }) => data.length)).toEqual([0]);
});

it('offers are lines over minutes, in the colours of the legend', () => {
  expect(work?.data.datasets.map(({ data }) => data)).toEqual([
    [
      { x: 0, y: 50 },
      { x: 1, y: 100 },
    ],
    [
      { x: 0, y: 10 },
      { x: 1, y: 20 },
    ],
  ]);
  expect(waits?.data.datasets.map(({ borderColor }) => borderColor)).toEqual(legend.map(({ colour }) => colour));
});

it('of many classes the lowest are shown, and how many there are', () => {
  expect(worst?.data.labels).toHaveLength(16);
  expect(worst?.data.labels?.[0]).toBe('class 29');
  expect(JSON.stringify(worst?.options)).toContain('the lowest 16 of 30');
});

it('a chart of nothing has an axis all the same', () => {
  const { options } = lineChart({ title: 'none', xTitle: 'x', yTitle: 'y', lines: [] });
  expect(JSON.stringify(options?.scales)).toContain('"max":1');
});
