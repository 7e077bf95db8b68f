import type { ChartConfiguration } from 'chart.js';
import { barLabels } from './bar-labels.ts';
import { axisEnd, money } from './money.ts';
import { ink, seriesColour } from './palette.ts';
import { shorten } from './shorten.ts';

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
export function groupedBars({ title, groups, series, xTitle, yTitle, yEnd }: GroupedBars): ChartConfiguration {
  const labels = series.map(({ values, notes = [] }) =>
    values.map((value, group) => (value === null ? (notes[group] ?? 'no plan') : money(value))),
  );
  return {
    type: 'bar',
    data: {
      labels: groups.map((group) => shorten(group)),
      datasets: series.map(({ name, values }, position) => ({
        label: shorten(name),
        data: [...values],
        backgroundColor: seriesColour(position),
        barPercentage: 0.94,
        categoryPercentage: 0.86,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: {
        legend: { display: false },
        title: { display: title !== '', text: shorten(title, 60), color: ink.text, font: { size: 15, weight: 'bold' } },
      },
      scales: {
        x: {
          title: { display: true, text: xTitle, color: ink.text },
          ticks: { color: ink.text },
          grid: { display: false },
        },
        y: {
          min: 0,
          max: yEnd ?? axisEnd(series.flatMap(({ values }) => values)),
          title: { display: true, text: yTitle, color: ink.text },
          ticks: { color: ink.faint, includeBounds: false },
          grid: { color: ink.grid },
        },
      },
    },
    plugins: [barLabels(labels)],
  };
}
