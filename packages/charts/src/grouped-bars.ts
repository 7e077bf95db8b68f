import type { ChartConfiguration } from 'chart.js';
import { barLabels } from './bar-labels.ts';
import { amounts, frame } from './frame.ts';
import { axisEnd, money } from './money.ts';
import { seriesColour } from './palette.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** One colour of a grouped bar chart. */
export interface BarSeries {
  readonly name: string;
  /** One a group; null where there is no bar. */
  readonly values: readonly (number | null)[];
  /** What to write where a bar is missing. */
  readonly notes?: readonly (string | undefined)[];
}

/** Groups of bars, one bar a series. */
export interface GroupedBars {
  readonly title: string;
  /** Labels on the x axis. */
  readonly groups: readonly string[];
  readonly series: readonly BarSeries[];
  /** Titles of the axes, with units. */
  readonly xTitle: string;
  readonly yTitle: string;
  /** End of the y axis, for charts that are to be compared; from the values where absent. */
  readonly yEnd?: number;
}

/** A Chart.js configuration of grouped bars, each with its value, or with its note where it is missing. */
export function groupedBars(bars: GroupedBars, theme: Theme = light): ChartConfiguration {
  const { title, groups, series, xTitle, yTitle, yEnd = axisEnd(series.flatMap(({ values }) => values)) } = bars;
  return {
    type: 'bar',
    data: { labels: groups.map((group) => shorten(group)), datasets: series.map((one, at) => dataset(one, at, theme)) },
    options: {
      ...frame(title, theme),
      scales: {
        x: {
          title: { display: true, text: shorten(xTitle, 60), color: theme.text },
          ticks: { color: theme.text },
          grid: { display: false },
        },
        y: amounts(yTitle, yEnd, theme),
      },
    },
    plugins: [barLabels(series.map(labelsOf), { theme })],
  };
}

function dataset({ name, values }: BarSeries, position: number, theme: Theme) {
  return {
    label: shorten(name),
    data: [...values],
    backgroundColor: seriesColour(position, theme),
    barPercentage: 0.94,
    categoryPercentage: 0.86,
  };
}

function labelsOf({ values, notes = [] }: BarSeries): string[] {
  return values.map((value, group) => (value === null ? (notes[group] ?? 'no plan') : money(value)));
}
