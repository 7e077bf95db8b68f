import type { ChartConfiguration } from 'chart.js';
import { barLabels } from './bar-labels.ts';
import { axisEnd } from './money.ts';
import { ink } from './palette.ts';
import { shorten } from './shorten.ts';

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
export function horizontalBars(title: string, xTitle: string, bars: readonly Bar[]): ChartConfiguration {
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
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: {
        legend: { display: false },
        title: { display: title !== '', text: shorten(title, 60), color: ink.text, font: { size: 15, weight: 'bold' } },
      },
      scales: {
        // Labels stand behind the bars, so the axis goes on beyond the longest.
        x: {
          min: 0,
          max: axisEnd(bars.map(({ value }) => (value === null ? null : value * 1.25))),
          title: { display: true, text: xTitle, color: ink.text },
          ticks: { color: ink.faint, includeBounds: false },
          grid: { color: ink.grid },
        },
        y: { ticks: { color: ink.text, autoSkip: false }, grid: { display: false } },
      },
    },
    plugins: [barLabels([bars.map(({ label }) => label)], true)],
  };
}
