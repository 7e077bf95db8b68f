import type { ChartConfiguration, ChartDataset } from 'chart.js';
import { amounts, frame } from './frame.ts';
import { axisEnd } from './money.ts';
import { seriesColour } from './palette.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** Bars that stand on one another, a stack a group. */
export interface StackedBars {
  readonly title: string;
  /** Labels on the x axis. */
  readonly groups: readonly string[];
  /** From the bottom up, in the colours of their positions; one value a group. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Titles of the axes, with units. */
  readonly xTitle: string;
  readonly yTitle: string;
  /** Whether the bars count things, of which there are no fractions. */
  readonly isCount?: boolean;
  /** Points over the bars, on an axis of their own at the right; joined by a dashed line where groups follow one another. */
  readonly line?: {
    readonly name: string;
    readonly values: readonly number[];
    readonly yTitle: string;
    readonly isJoined: boolean;
  };
}

/** A Chart.js configuration of stacked bars, with points over them where there are some. */
export function stackedBars(bars: StackedBars, theme: Theme = light): ChartConfiguration {
  const { title, groups, series, xTitle, yTitle, isCount = false, line } = bars;
  const { ticks, ...axis } = amounts(yTitle, 1, theme);
  const tops = groups.map((_, group) => series.reduce((sum, { values }) => sum + (values[group] ?? 0), 0));
  const datasets: ChartDataset<'bar' | 'line'>[] = series.map(({ name, values }, at) => ({
    type: 'bar',
    label: shorten(name),
    data: [...values],
    backgroundColor: seriesColour(at, theme),
    categoryPercentage: 0.92,
    maxBarThickness: 90,
    order: 1,
  }));
  return {
    type: 'bar',
    data: {
      labels: groups.map((group) => shorten(group, 20)),
      datasets: [...datasets, ...(line === undefined ? [] : [overlaid(line, theme)])],
    },
    options: {
      ...frame(title, theme),
      scales: {
        x: {
          stacked: true,
          title: { display: true, text: shorten(xTitle, 60), color: theme.text },
          ticks: { color: theme.text, autoSkip: groups.length > 24 },
          grid: { display: false },
        },
        y: { ...axis, max: axisEnd(tops), ticks: isCount ? { ...ticks, precision: 0 } : ticks, stacked: true },
        ...(line === undefined ? {} : { line: rightAxis(line, theme) }),
      },
    },
  };
}

function overlaid({ name, values, isJoined }: NonNullable<StackedBars['line']>, theme: Theme): ChartDataset<'line'> {
  return {
    type: 'line',
    label: shorten(name),
    data: [...values],
    yAxisID: 'line',
    borderColor: theme.text,
    backgroundColor: theme.background,
    borderWidth: 2,
    borderDash: [6, 4],
    pointRadius: isJoined ? 3 : 5,
    showLine: isJoined,
    order: 0,
  };
}

/** No grid of its own: two of them on one picture are one too many. */
function rightAxis({ values, yTitle }: NonNullable<StackedBars['line']>, theme: Theme) {
  return { ...amounts(yTitle, axisEnd(values), theme), position: 'right' as const, grid: { display: false } };
}
