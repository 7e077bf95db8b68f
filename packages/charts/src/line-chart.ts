import type { ChartConfiguration } from 'chart.js';
import { amounts, frame } from './frame.ts';
import { seriesColour } from './palette.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** One line; points are in the order of `x`. */
export interface Line {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Position of its colour; its own position where absent. */
  readonly colour?: number;
}

/** Lines over a number. */
export interface LineChart {
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly lines: readonly Line[];
  /** Upright lines at these places, such as a latency target. */
  readonly marks?: readonly { readonly x: number; readonly name: string }[];
  /** End of the axis of `y`; a tenth above the highest point where absent. */
  readonly most?: number;
  /** Whether the axis of `x` goes by powers of ten. */
  readonly logarithmic?: boolean;
}

/** Lines, and dashed ones that stand upright at what is marked. */
export function lineChart(chart: LineChart, theme: Theme = light): ChartConfiguration {
  const { title, xTitle, yTitle, lines, marks = [], logarithmic = false } = chart;
  const highest = Math.max(...lines.flatMap(({ points }) => points.map(({ y }) => y)), 0);
  const most = chart.most ?? (highest > 0 ? 1.1 * highest : 1);
  const style = { borderWidth: 2, pointRadius: 0, tension: 0 };
  const drawn = lines.map(({ name, points, colour }, at) => ({
    ...style,
    label: shorten(name),
    data: points.map((point) => ({ ...point })),
    borderColor: seriesColour(colour ?? at, theme),
  }));
  const upright = marks.map(({ x, name }) => ({
    ...style,
    label: name,
    data: [
      { x, y: 0 },
      { x, y: most },
    ],
    borderColor: theme.text,
    borderDash: [5, 4],
  }));
  return {
    type: 'line',
    data: { datasets: [...drawn, ...upright] },
    options: {
      ...frame(title, theme),
      parsing: false,
      scales: {
        x: {
          type: logarithmic ? 'logarithmic' : 'linear',
          title: { display: true, text: xTitle, color: theme.text },
          ticks: {
            color: theme.faint,
            maxTicksLimit: 10,
            maxRotation: 0,
            ...(logarithmic ? { callback: (value) => decade(Number(value)) } : {}),
          },
          grid: { color: theme.grid },
        },
        y: amounts(yTitle, most, theme),
      },
    },
  };
}

/** Labels between powers of ten would lie on one another. */
function decade(value: number): string {
  return Number.isInteger(Math.log10(value)) ? value.toLocaleString('en-US') : '';
}
