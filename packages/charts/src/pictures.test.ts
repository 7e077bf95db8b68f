import type { ChartConfiguration } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { comparePicture, experimentPicture, groupedBars, planPicture } from './index.ts';
import { axisEnd, money } from './money.ts';
import { seriesColour } from './palette.ts';
import { shorten } from './shorten.ts';

const series = [
  { name: 'exact', values: [10, 20] },
  { name: 'greedy', values: [12, null], notes: [undefined, 'infeasible'] },
];
/** The axis of a configuration, as plain data. */
function axis(configuration: ChartConfiguration | undefined, name: 'x' | 'y') {
  return configuration?.options?.scales?.[name] as { min: number; max: number; title: { text: string } };
}

const panel = { title: 'Trace', groups: ['1000', '3000'], series };
const image = {
  title: 'Scarce',
  groupsLabel: 'requests',
  panels: [panel, { ...panel, series: [{ name: 'exact', values: [100, 5] }] }],
};

describe('an experiment’s picture', () => {
  const picture = experimentPicture(image);

  it('has a panel for each trace, and one legend in the colours of the bars', () => {
    expect(picture.panels).toHaveLength(2);
    expect(picture.legend).toEqual([
      { name: 'exact', colour: seriesColour(0) },
      { name: 'greedy', colour: seriesColour(1) },
    ]);
    expect(picture.panels[0]?.data.datasets.map(({ backgroundColor }) => backgroundColor)).toEqual([
      seriesColour(0),
      seriesColour(1),
    ]);
  });

  it('draws its panels to one scale, above the highest bar of all', () => {
    const ends = picture.panels.map((drawn) => axis(drawn, 'y').max);
    expect(ends[0]).toBe(ends[1]);
    expect(ends[0]).toBeGreaterThan(100);
  });

  it('says the unit on the y axis and what the x axis shows', () => {
    expect([axis(picture.panels[0], 'x').title.text, axis(picture.panels[0], 'y').title.text]).toEqual([
      'requests',
      'USD/hour',
    ]);
  });

  it('cuts a title that is wider than its panel', () => {
    const [wide] = experimentPicture({ ...image, panels: [{ ...panel, title: 'x'.repeat(99) }] }).panels;
    expect(wide?.options?.plugins?.title?.text).toBe(`${'x'.repeat(37)}…`);
  });

  it('carries its note', () => {
    expect(experimentPicture({ ...image, note: 'too low' }).note).toBe('too low');
    expect(picture).not.toHaveProperty('note');
  });
});

it('bars start at 0 and keep their values', () => {
  const bars = groupedBars({ ...panel, xTitle: 'x', yTitle: 'y' });
  expect(bars.data.datasets.map((dataset) => dataset.data)).toEqual([
    [10, 20],
    [12, null],
  ]);
  expect(axis(bars, 'y').min).toBe(0);
});

it('a comparison marks the cheapest planner and keeps those without a plan', () => {
  const [bars] = comparePicture('chat', [
    { planner: 'exact', usdPerHour: 5 },
    { planner: 'greedy', usdPerHour: 6 },
    { planner: 'x', usdPerHour: null },
  ]).panels;
  expect(bars?.data.labels).toEqual(['exact', 'greedy', 'x']);
  expect([bars?.data.datasets[0]?.backgroundColor].flat()[0]).toBe(seriesColour(0));
  expect([bars?.data.datasets[0]?.backgroundColor].flat()[1]).not.toBe(seriesColour(0));
});

describe('a plan’s picture', () => {
  const offers = [{ name: 'A10G', count: 3, usdPerHour: 3.03, utilization: 0.93 }];
  const classes = Array.from({ length: 90 }, (_, position) => ({
    name: `class ${position}`,
    shares: [{ offer: 'A10G', share: 1 }],
  }));

  it('stacks the shares of each class to 100 %', () => {
    const [, routes] = planPicture({ scenario: 'chat', usdPerHour: 3.03, offers, classes: classes.slice(0, 2) }).panels;
    expect(routes?.data.datasets[0]?.data).toEqual([100, 100]);
  });

  it('says how many classes it leaves out', () => {
    const [, routes] = planPicture({ scenario: 'chat', usdPerHour: 3.03, offers, classes }).panels;
    expect(routes?.data.labels).toHaveLength(40);
    expect(routes?.options?.plugins?.title?.text).toBe('Where each class goes, first 40 of 90');
  });
});

it('labels are one line and not too long', () => {
  expect(shorten('a\nb')).toBe('a b');
  expect([...shorten('🚀'.repeat(50))]).toHaveLength(32);
});

it('money has two decimals until they say nothing', () => {
  expect([money(6.7), money(999.5), money(1254.75)]).toEqual(['6.70', '999.50', '1,255']);
});

it('an axis ends at a round number with room for a label', () => {
  expect(axisEnd([657.23, null])).toBe(800);
  expect(axisEnd([])).toBe(1);
});

it('the first eight colours are told apart', () => {
  expect(new Set(Array.from({ length: 8 }, (_, position) => seriesColour(position))).size).toBe(8);
});
