import type { ChartConfiguration } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { casesPicture, type DrawnCases, stackedBars } from './index.ts';
import { seriesColour } from './palette.ts';
import { renderPng } from './render-png.ts';
import { renderSvg } from './render-svg.ts';

const day: DrawnCases = {
  scenario: 'chat',
  kind: 'periods',
  usdPerHour: 6.5,
  unit: 'requests/s',
  offers: [
    { name: 'l4-reserved', isBoughtOnce: true },
    { name: 'l4', isBoughtOnce: false },
  ],
  cases: [
    { name: 'night', demand: 10, replicas: [2, 0], usdPerHour: [1, 0] },
    { name: 'day', demand: 40, replicas: [2, 3], usdPerHour: [1, 2.4] },
  ],
};

const values = (panel: ChartConfiguration | undefined) =>
  panel?.data.datasets.map(({ type, data }) => [type, data] as const);

describe('the picture of a plan for periods', () => {
  const picture = casesPicture(day);

  it('stacks replicas by offer, what is bought once at the bottom, with the demand over them', () => {
    expect(values(picture.panels[0])).toEqual([
      ['bar', [2, 2]],
      ['bar', [0, 3]],
      ['line', [10, 40]],
    ]);
    expect(picture.panels[0]?.options?.scales?.['y']).toMatchObject({ stacked: true, title: { text: 'replicas' } });
    expect(picture.panels[0]?.options?.scales?.['line']).toMatchObject({ title: { text: 'requests/s' } });
  });

  it('shows what they cost beside, in the colours of one legend', () => {
    expect(values(picture.panels[1])).toEqual([
      ['bar', [1, 1]],
      ['bar', [0, 2.4]],
    ]);
    expect(picture.legend.slice(0, 2)).toEqual([
      { name: 'l4-reserved (once)', colour: seriesColour(0) },
      { name: 'l4', colour: seriesColour(1) },
    ]);
    expect(picture.title).toBe('chat: 6.50 USD/hour on average');
    expect(picture.panels).toHaveLength(2);
  });

  it('has its panels under one another where there are many', () => {
    const cases = Array.from(
      { length: 24 },
      (_, hour) => ({ ...day.cases[0], name: `${hour}` }) as (typeof day.cases)[0],
    );
    expect(casesPicture({ ...day, cases })).toMatchObject({ columns: 1, panelWidth: 1056 });
    expect(picture).not.toHaveProperty('columns');
  });

  it('is drawn', async () => {
    expect(renderSvg(picture).startsWith('<?xml')).toBe(true);
    expect((await renderPng(picture)).length).toBeGreaterThan(10_000);
  });
});

describe('the picture of a plan for futures', () => {
  const robustness = {
    upToShare: 0.5,
    points: [
      { mayFailShare: 0.2, usdPerHour: 6 },
      { mayFailShare: 0, usdPerHour: 9 },
    ],
  };
  const picture = casesPicture({ ...day, kind: 'futures', robustness });

  it('falls in steps where more may fail', () => {
    expect(picture.panels[2]?.data.datasets[0]?.data).toEqual([
      { x: 0, y: 9 },
      { x: 20, y: 9 },
      { x: 20, y: 6 },
      { x: 50, y: 6 },
    ]);
  });

  it('speaks of futures', () => {
    expect(picture.panels[0]?.options?.plugins?.title?.text).toBe('Replicas by future, over the demand');
    const joined = [day, { ...day, kind: 'futures' as const }].map(
      (drawn) => (casesPicture(drawn).panels[0]?.data.datasets[2] as { showLine?: boolean } | undefined)?.showLine,
    );
    expect(joined).toEqual([true, false]);
  });
});

describe('stacked bars', () => {
  it('end above the highest stack', () => {
    const bars = stackedBars({
      title: '',
      groups: ['a', 'b'],
      series: [
        { name: 'x', values: [3, 1] },
        { name: 'y', values: [4, 1] },
      ],
      xTitle: '',
      yTitle: '',
    });
    const max = (bars.options?.scales?.['y'] as { max: number } | undefined)?.max;
    expect(max).toBeGreaterThan(7);
    expect(max).toBeLessThan(10);
  });
});
