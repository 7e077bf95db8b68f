import type { Theme } from '@fleetmix/charts';
import type { ChartConfiguration } from 'chart.js';

/** A cost over one axis. */
export interface CostLine {
  readonly xTitle: string;
  readonly isLogarithmic: boolean;
  readonly points: readonly { readonly at: number; readonly usdPerHour: number | null }[];
  /** Where the kind of fleet changes. */
  readonly breaks: readonly number[];
  /** Where the scenario stands now. */
  readonly now?: number;
}

/** A Chart.js configuration of one line in USD/hour, with a mark where the kind of fleet changes. */
export function costLine({ xTitle, isLogarithmic, points, breaks, now }: CostLine, theme: Theme): ChartConfiguration {
  const colour = theme.series[0];
  return {
    type: 'line',
    data: {
      datasets: [
        {
          label: 'USD/hour',
          data: points.map(({ at, usdPerHour }) => ({ x: isLogarithmic ? Math.log2(at) : at, y: usdPerHour })),
          borderColor: colour,
          backgroundColor: colour,
          borderWidth: 2,
          pointRadius: points.map(({ at }) => (breaks.includes(at) || at === now ? 5 : 1.5)),
          pointStyle: points.map(({ at }) => (at === now ? 'circle' : breaks.includes(at) ? 'rectRot' : 'circle')),
          pointBackgroundColor: points.map(({ at }) => (breaks.includes(at) ? theme.series[1] : colour)) as string[],
          spanGaps: false,
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: { legend: { display: false } },
      scales: {
        x: {
          type: 'linear',
          ...endsOf(points, isLogarithmic),
          title: { display: true, text: xTitle, color: theme.text },
          ticks: { color: theme.faint, ...(isLogarithmic ? doublings : {}) },
          grid: { color: theme.grid },
        },
        y: {
          min: 0,
          title: { display: true, text: 'USD/hour', color: theme.text },
          ticks: { color: theme.faint },
          grid: { color: theme.grid },
        },
      },
    },
  };
}

/** A logarithmic axis is a linear one of doublings, so that Chart.js's own need not be loaded. */
const doublings = { stepSize: 1, callback: (value: string | number) => `${2 ** Number(value)}x` };

function endsOf(points: CostLine['points'], isLogarithmic: boolean) {
  if (isLogarithmic) return { min: -2, max: 2 };
  return { min: 0, max: points.reduce((end, { at }) => Math.max(end, at), 1) };
}
