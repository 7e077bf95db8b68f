import type { Chart, Plugin } from 'chart.js';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** Text for every bar, by series and group; undefined writes nothing. */
export type BarLabels = readonly (readonly (string | undefined)[])[];

/** How labels are written: upward over standing bars, or to the right of bars that lie; in a theme's colours. */
export interface BarLabelStyle {
  readonly horizontal?: boolean;
  readonly theme?: Theme;
}

/** All in pixels. A label is lower than its bar is thick, between the two sizes; below the smallest, it is left out. */
const gap = 5;
const largest = 11;
const smallest = 7;
/** Room for the edge around a label: it must not bite into the bars beside it. */
const edge = 2;

/**
 * A Chart.js plugin that writes a label along every bar, from its end: its value, or why there is no bar. Chart.js has no
 * such labels of its own.
 */
export function barLabels(labels: BarLabels, { horizontal = false, theme = light }: BarLabelStyle = {}): Plugin {
  return {
    id: 'barLabels',
    afterDatasetsDraw(chart) {
      for (const [series, texts] of labels.entries()) {
        for (const [group, text] of texts.entries())
          if (text !== undefined) write(chart, series, group, shorten(text), horizontal, theme);
      }
    },
  };
}

function write(chart: Chart, series: number, group: number, text: string, horizontal: boolean, theme: Theme): void {
  const bar = chart.getDatasetMeta(series).data[group];
  const size = bar === undefined ? 0 : Math.min(largest, Math.floor(thickness(bar, horizontal)) - edge);
  if (bar === undefined || size < smallest) return;
  const { ctx, scales } = chart;
  const zero = (horizontal ? scales['x'] : scales['y'])?.getPixelForValue(0) ?? 0;
  const { x, y } = bar.getProps(['x', 'y'], true);
  ctx.save();
  ctx.font = `${size}px ${chart.options.font?.family ?? chartFamily(chart)}`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  if (horizontal) ctx.translate((Number.isNaN(x) ? zero : x) + gap, y);
  else {
    ctx.translate(x, (Number.isNaN(y) ? zero : y) - gap);
    ctx.rotate(-Math.PI / 2);
  }
  // An edge in the background's colour, so that no grid line strikes the letters through.
  ctx.strokeStyle = theme.background;
  ctx.lineWidth = edge;
  ctx.lineJoin = 'round';
  ctx.strokeText(text, 0, 0);
  ctx.fillStyle = theme.text;
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
