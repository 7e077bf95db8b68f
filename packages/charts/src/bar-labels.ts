import type { Chart, ChartConfiguration, Plugin } from 'chart.js';
import { ink } from './palette.ts';

/** Text for every bar, by series and group; undefined writes nothing. */
export type BarLabels = readonly (readonly (string | undefined)[])[];

const gap = 5;
/** Bars narrower than this, in pixels, have no room for a label. */
const narrowest = 9;

/**
 * Writes a label along every bar, upward from its end: its value, or why there is no bar. Chart.js has no such labels of its
 * own; in `horizontal` charts they stand to the right of the bars.
 */
export function barLabels(labels: BarLabels, horizontal = false): Plugin {
  return {
    id: 'barLabels',
    afterDatasetsDraw(chart) {
      for (const [series, texts] of labels.entries()) {
        for (const [group, text] of texts.entries())
          if (text !== undefined) write(chart, series, group, text, horizontal);
      }
    },
  };
}

function write(chart: Chart, series: number, group: number, text: string, horizontal: boolean): void {
  const bar = chart.getDatasetMeta(series).data[group];
  if (bar === undefined || thickness(bar, horizontal) < narrowest) return;
  const { ctx, scales } = chart;
  const zero = (horizontal ? scales['x'] : scales['y'])?.getPixelForValue(0) ?? 0;
  const { x, y } = bar.getProps(['x', 'y'], true);
  ctx.save();
  ctx.font = `11px ${chart.options.font?.family ?? chartFamily(chart)}`;
  ctx.fillStyle = ink.text;
  ctx.textBaseline = 'middle';
  if (horizontal) ctx.translate((Number.isNaN(x) ? zero : x) + gap, y);
  else {
    ctx.translate(x, (Number.isNaN(y) ? zero : y) - gap);
    ctx.rotate(-Math.PI / 2);
  }
  ctx.fillText(text, 0, 0);
  ctx.restore();
}

function chartFamily(chart: Chart): string {
  return (chart.constructor as typeof Chart).defaults.font.family ?? 'sans-serif';
}

function thickness(bar: object, horizontal: boolean): number {
  const { width = 0, height = 0 } = bar as { width?: number; height?: number };
  return horizontal ? height : width;
}

/** Type of a bar chart's configuration, as Chart.js has it. */
export type BarConfiguration = ChartConfiguration<'bar', (number | null)[], string>;
