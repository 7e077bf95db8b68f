import type { Chart, ChartConfiguration } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { barLabels, groupedBars, horizontalBars } from './index.ts';

/** What a configuration's labels write on a chart whose bars are that thick, in pixels. */
function written({ data, plugins = [] }: Pick<ChartConfiguration, 'data' | 'plugins'>, thickness = 20): string[] {
  const texts: string[] = [];
  const ctx = {
    ...Object.fromEntries(['save', 'restore', 'translate', 'rotate', 'strokeText'].map((name) => [name, () => {}])),
    fillText: (text: string) => texts.push(text),
  };
  const bar = { width: thickness, height: thickness, getProps: () => ({ x: 1, y: Number.NaN }) };
  const chart = {
    ctx,
    scales: { x: { getPixelForValue: () => 0 }, y: { getPixelForValue: () => 0 } },
    options: { font: { family: 'any' } },
    getDatasetMeta: (series: number) => ({ data: data.datasets[series]?.data.map(() => bar) ?? [] }),
  } as unknown as Chart;
  for (const plugin of plugins) plugin.afterDatasetsDraw?.(chart, {} as never, {} as never, false);
  return texts;
}

const groups = ['1000', '3000', '5000'];
const axes = { title: '', xTitle: 'requests', yTitle: 'USD/hour' };

describe('labels of bars', () => {
  it('are the value, the note of a missing bar, or that there is no plan', () => {
    const series = [{ name: 'exact', values: [131.45, null, null], notes: [undefined, 'infeasible'] }];
    expect(written(groupedBars({ ...axes, groups, series }))).toEqual(['131.45', 'infeasible', 'no plan']);
  });

  it('stand behind bars that lie', () => {
    const bars = horizontalBars('', 'USD/hour', [{ name: 'a', value: null, colour: 'red', label: 'infeasible' }]);
    expect(written(bars)).toEqual(['infeasible']);
  });

  it('are left out where bars are too narrow to read them', () => {
    const bars = groupedBars({ ...axes, groups, series: [{ name: 'exact', values: [1, 2, 3] }] });
    expect(written(bars, 9)).toHaveLength(3);
    expect(written(bars, 6)).toEqual([]);
  });

  it('are one line and not too long, and undefined is none', () => {
    const datasets = [{ data: [1, 1] }];
    const [text, ...others] = written({
      data: { datasets },
      plugins: [barLabels([[`no\n${'x'.repeat(99)}`, undefined]])],
    });
    expect(others).toEqual([]);
    expect(text).toMatch(/^no x{28}…$/);
  });
});
