import type { ChartConfiguration } from 'chart.js';
import { describe, expect, it } from 'vitest';
import { layOut } from './layout.ts';
import { legendRows, rowWidth } from './legend.ts';

const measure = (text: string) => 8 * text.length;
const entries = Array.from({ length: 9 }, (_, position) => ({ name: `planner ${position}`, colour: 'red' }));

describe('a legend', () => {
  it('breaks into rows that fit, and loses no entry', () => {
    const rows = legendRows(entries, 300, measure);
    expect(rows.length).toBeGreaterThan(1);
    expect(Math.max(...rows.map(rowWidth))).toBeLessThanOrEqual(300);
    expect(rows.flat().map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
  });

  it('has one row where there is room', () => {
    expect(legendRows(entries, 3000, measure)).toHaveLength(1);
  });

  it('gives a row to an entry that is too wide for any', () => {
    expect(legendRows(entries, 10, measure)).toHaveLength(9);
  });

  it('pushes the panels down', () => {
    const panel: ChartConfiguration = { type: 'bar', data: { datasets: [] } };
    const picture = { title: '', legend: entries, panels: [panel] };
    const narrow = layOut({ ...picture, panelWidth: 300, panelHeight: 100 }, measure);
    const wide = layOut({ ...picture, panelWidth: 3000, panelHeight: 100 }, measure);
    expect(narrow.headHeight).toBeGreaterThan(wide.headHeight);
    expect(narrow.places[0]?.y).toBe(narrow.headHeight);
  });
});
