import type { Theme } from '@fleetmix/charts';
import type { ChartConfiguration } from 'chart.js';

/** A cost over one axis. */
export interface CostLine {
  readonly xTitle: string;
  readonly isLogarithmic: boolean;
  readonly points: readonly { readonly at: number; readonly usdPerHour: number | null; readonly fleet: string }[];
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
          data: points.map(({ at, usdPerHour }) => ({ x: at, y: usdPerHour })),
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
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            title: ([item]) => `${xTitle}: ${Number(item?.parsed.x?.toPrecision(4))}`,
            afterLabel: ({ dataIndex }) => points[dataIndex]?.fleet ?? '',
          },
        },
      },
      scales: {
        x: {
          type: isLogarithmic ? 'logarithmic' : 'linear',
          title: { display: true, text: xTitle, color: theme.text },
          ticks: { color: theme.faint, callback: tick(isLogarithmic) },
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

/** On a logarithmic axis, doublings are labelled, and nothing between. */
function tick(isLogarithmic: boolean) {
  return (value: string | number): string => {
    const number = Number(value);
    if (!isLogarithmic) return String(value);
    return [0.25, 0.5, 1, 2, 3, 4].includes(number) ? `${number}x` : '';
  };
}
