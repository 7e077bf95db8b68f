import type { ChartConfiguration } from 'chart.js';
import { frame } from './frame.ts';
import { mixed } from './mixed.ts';
import { light, type Theme } from './theme.ts';

/** Requests by size, on ranges of tokens. */
export interface SizeMap {
  readonly title: string;
  /** Lowest and highest token count of each row and column, rising. */
  readonly input: readonly (readonly [number, number])[];
  readonly output: readonly (readonly [number, number])[];
  /** Row-major, input x output. */
  readonly requests: ArrayLike<number>;
}

/** The lightest shade stands for this share of the fullest cell. */
const lightest = 1e-4;

/**
 * A heat map, input tokens downwards and output tokens to the right: a bar a row, cut into one part a column. Shades go with
 * the logarithm of the number of requests, since a log has a thousand times as many of some sizes as of others.
 */
export function sizeMap({ title, input, output, requests }: SizeMap, theme: Theme = light): ChartConfiguration {
  const most = Math.max(1, ...Array.from(requests));
  const shade = (row: number, column: number) => colour((requests[row * output.length + column] ?? 0) / most, theme);
  return {
    type: 'bar',
    data: {
      labels: input.map(rangeText),
      datasets: output.map((range, column) => ({
        label: rangeText(range),
        data: input.map(() => 1),
        backgroundColor: input.map((_, row) => shade(row, column)),
        barPercentage: 1,
        categoryPercentage: 1,
      })),
    },
    options: {
      ...frame(title, theme),
      indexAxis: 'y',
      scales: {
        x: {
          stacked: true,
          min: 0,
          max: output.length,
          title: { display: true, text: 'output tokens, up to', color: theme.text },
          ticks: { color: theme.faint, stepSize: 1, callback: (value) => bound(output, Number(value)) },
          grid: { display: false },
        },
        y: {
          stacked: true,
          title: { display: true, text: 'input tokens', color: theme.text },
          ticks: { color: theme.text, autoSkip: false },
          grid: { display: false },
        },
      },
    },
  };
}

function colour(share: number, theme: Theme): string {
  if (share <= 0) return theme.background;
  const depth = 1 - Math.min(1, Math.log(share) / Math.log(lightest));
  return mixed(theme.background, theme.series[0], 0.12 + 0.88 * depth);
}

function rangeText([low, high]: readonly [number, number]): string {
  return `${short(low)}-${short(high)}`;
}

/** The end of the range before a tick; nothing before the first. */
function bound(ranges: SizeMap['output'], tick: number): string {
  const range = ranges[tick - 1];
  return range === undefined ? '' : short(range[1]);
}

function short(tokens: number): string {
  if (tokens < 10_000) return String(tokens);
  return tokens < 1_000_000 ? `${Math.round(tokens / 1000)}k` : `${Math.round(tokens / 100_000) / 10}M`;
}
