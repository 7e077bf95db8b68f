import type { ChartConfiguration } from 'chart.js';
import { barLabels } from './bar-labels.ts';
import { amounts, frame } from './frame.ts';
import { axisEnd } from './money.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** One bar that lies. */
export interface Bar {
  readonly name: string;
  /** Null where there is no bar, only its label. */
  readonly value: number | null;
  readonly colour: string;
  /** Written at the bar's end. */
  readonly label: string;
}

/** A Chart.js configuration of bars that lie under one another, each with its name before it and its label behind it. */
export function horizontalBars(
  title: string,
  xTitle: string,
  bars: readonly Bar[],
  theme: Theme = light,
): ChartConfiguration {
  // Labels stand behind the bars, so the axis goes on beyond the longest.
  const end = axisEnd(bars.map(({ value }) => (value === null ? null : value * 1.25)));
  return {
    type: 'bar',
    data: {
      labels: bars.map(({ name }) => shorten(name)),
      datasets: [
        {
          label: xTitle,
          data: bars.map(({ value }) => value),
          backgroundColor: bars.map(({ colour }) => colour),
          maxBarThickness: 34,
        },
      ],
    },
    options: {
      ...frame(title, theme),
      indexAxis: 'y',
      scales: {
        x: amounts(xTitle, end, theme),
        y: { ticks: { color: theme.text, autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [barLabels([bars.map(({ label }) => label)], { horizontal: true, theme })],
  };
}
