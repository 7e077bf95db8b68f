import { describe, expect, it } from 'vitest';
import { mixed } from './mixed.ts';
import { rateLine } from './rate-line.ts';
import { sizeMap } from './size-map.ts';
import { dark, light } from './theme.ts';
import { workloadPicture } from './workload-picture.ts';

const sizes = {
  input: [
    [1, 10],
    [11, 100],
  ],
  output: [
    [1, 10],
    [11, 100],
    [101, 12_000],
  ],
  requests: [0, 1, 10, 1000, 0, 100],
} as const;

describe('the map of sizes', () => {
  const { data } = sizeMap({ title: 'sizes', ...sizes });
  const colours = data.datasets.map(({ backgroundColor }) => backgroundColor as string[]);

  it('has a row for each range of input and a part of it for each range of output', () => {
    expect(data.labels).toEqual(['1-10', '11-100']);
    expect(data.datasets.map(({ label, data: parts }) => [label, parts])).toEqual([
      ['1-10', [1, 1]],
      ['11-100', [1, 1]],
      ['101-12k', [1, 1]],
    ]);
  });

  it('is darkest where most requests are, and blank where none is', () => {
    expect(colours[0]?.[1]).toBe(light.series[0]);
    expect([colours[0]?.[0], colours[1]?.[1]]).toEqual([light.background, light.background]);
    const depth = (colour = '') => 255 - Number.parseInt(colour.slice(1, 3), 16);
    const rising = [colours[1]?.[0], colours[2]?.[0], colours[2]?.[1], colours[0]?.[1]].map(depth);
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    expect(new Set(rising).size).toBe(4);
  });
});

describe('the rate over time', () => {
  it('counts windows in minutes, hours or days', () => {
    const unit = (windows: number) => {
      const { options } = rateLine({ title: 'rate', windowS: 300, requestsPerSecond: Array(windows).fill(1) });
      return /(minutes|hours|days) from/.exec(JSON.stringify(options))?.[1];
    };
    expect([unit(12), unit(100), unit(2000)]).toEqual(['minutes', 'hours', 'days']);
  });

  it('keeps the peaks where windows are too many to tell apart, and says so', () => {
    const rates = Float64Array.from({ length: 1000 }, (_, at) => (at === 777 ? 9 : 1));
    const { data, options } = rateLine({ title: 'rate', windowS: 60, requestsPerSecond: rates, planned: 2 });
    expect(data.datasets[0]?.data).toHaveLength(334);
    expect(Math.max(...[data.datasets[0]?.data ?? []].flat().map(Number))).toBe(9);
    expect(options?.plugins?.title?.text).toContain('highest of every 3 windows');
    expect(data.datasets[1]?.data[0]).toBe(2);
  });
});

it('a log without times is drawn without a rate', () => {
  const { panels, legend } = workloadPicture({ title: 'log', sizes }, dark);
  expect([panels.length, legend.length]).toEqual([1, 0]);
});

it('colours mix by channel', () => {
  expect([mixed('#000000', '#FF8000', 0.5), mixed('#102030', '#102030', 0.3)]).toEqual(['#804000', '#102030']);
});
