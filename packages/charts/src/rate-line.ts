import type { ChartConfiguration } from 'chart.js';
import { amounts, frame } from './frame.ts';
import { seriesColour } from './palette.ts';
import { light, type Theme } from './theme.ts';

/** A rate over time, one value a window of equal length. */
export interface RateLine {
  readonly title: string;
  readonly windowS: number;
  readonly requestsPerSecond: ArrayLike<number>;
  /** The rate that is planned for, as a line across; none where absent. */
  readonly planned?: number;
}

/** More points than this cannot be told apart: windows are then joined, and the highest of each group is shown. */
const mostPoints = 400;

/** Requests per second by window, and what is planned for. */
export function rateLine(
  { title, windowS, requestsPerSecond, planned }: RateLine,
  theme: Theme = light,
): ChartConfiguration {
  const group = Math.ceil(requestsPerSecond.length / mostPoints);
  const rates = highest(Array.from(requestsPerSecond), group);
  const stepS = group * windowS;
  const [unit, seconds] = unitOf(stepS * rates.length);
  const statement = group === 1 ? '' : `: highest of every ${group} windows`;
  const line = { borderWidth: 2, pointRadius: rates.length < 3 ? 3 : 0, tension: 0 };
  return {
    type: 'line',
    data: {
      labels: rates.map((_, at) => Number(((at * stepS) / seconds).toPrecision(4))),
      datasets: [
        { label: 'requests/s', data: rates, borderColor: seriesColour(0, theme), stepped: 'after', ...line },
        ...(planned === undefined
          ? []
          : [{ label: 'planned', data: rates.map(() => planned), borderColor: seriesColour(1, theme), ...line }]),
      ],
    },
    options: {
      ...frame(title + statement, theme),
      scales: {
        x: {
          title: { display: true, text: `${unit} from the first request`, color: theme.text },
          ticks: { color: theme.faint, maxTicksLimit: 12, maxRotation: 0 },
          grid: { display: false },
        },
        y: amounts('requests/s', 1.1 * Math.max(...rates, planned ?? 0), theme),
      },
    },
  };
}

function highest(rates: readonly number[], group: number): number[] {
  return Array.from({ length: Math.ceil(rates.length / group) }, (_, at) =>
    Math.max(...rates.slice(at * group, (at + 1) * group)),
  );
}

function unitOf(spanS: number): readonly [string, number] {
  if (spanS > 3 * 86_400) return ['days', 86_400];
  return spanS > 3 * 3600 ? ['hours', 3600] : ['minutes', 60];
}
