import { horizontalBars } from './horizontal-bars.ts';
import { lineChart } from './line-chart.ts';
import { seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** One latency of many requests. */
export interface DrawnLatency {
  /** `TTFT`, `TPOT`, `E2E`. */
  readonly name: string;
  /** Milliseconds, rising, and the share of the requests that took no longer. */
  readonly ms: ArrayLike<number>;
  readonly share: ArrayLike<number>;
  /** The target; none where absent. */
  readonly boundMs?: number;
}

/** A simulation, as far as it is drawn. */
export interface DrawnSimulation {
  readonly title: string;
  readonly note?: string;
  readonly latencies: readonly DrawnLatency[];
  /** Seconds between the points of `offers`. */
  readonly stepS: number;
  readonly offers: readonly {
    readonly name: string;
    /** Share of its engines' time in which they computed, 0 to 1. */
    readonly utilization: ArrayLike<number>;
    /** Requests that waited. */
    readonly waiting: ArrayLike<number>;
  }[];
  /** Share of each class's requests inside the targets, 0 to 1; of many the lowest are shown. */
  readonly classes: readonly { readonly name: string; readonly insideSlo: number }[];
}

const mostClasses = 16;

/** The picture of a simulation: latencies against their targets, load and queues over time, and the classes that suffer most. */
export function simulationPicture(simulation: DrawnSimulation, theme: Theme = light): Picture {
  const { title, note, latencies, stepS, offers } = simulation;
  const over = (values: ArrayLike<number>) => Array.from(values, (y, at) => ({ x: (at * stepS) / 60, y }));
  const lines = (pick: (offer: (typeof offers)[number]) => ArrayLike<number>, scale = 1) =>
    offers.map((offer) => ({
      name: offer.name,
      points: over(pick(offer)).map(({ x, y }) => ({ x, y: scale * y })),
    }));
  const panels = [
    ...latencies.map((latency, at) => curve(latency, at, theme)),
    lineChart(
      {
        title: 'Engines at work, by offer',
        xTitle: 'minutes',
        yTitle: '% of the time',
        most: 100,
        lines: lines(({ utilization }) => utilization, 100),
      },
      theme,
    ),
    lineChart(
      {
        title: 'Requests that wait, by offer',
        xTitle: 'minutes',
        yTitle: 'requests',
        lines: lines(({ waiting }) => waiting),
      },
      theme,
    ),
    worstClasses(simulation, theme),
  ];
  return {
    title,
    ...(note === undefined ? {} : { note }),
    legend: offers.map(({ name }, at) => ({ name: shorten(name), colour: seriesColour(at, theme) })),
    panels,
    columns: 3,
    panelWidth: 460,
    panelHeight: 400,
    theme,
  };
}

function curve({ name, ms, share, boundMs }: DrawnLatency, at: number, theme: Theme) {
  const points = Array.from(ms, (x, point) => ({ x, y: 100 * (share[point] as number) }));
  return lineChart(
    {
      title: `${name}${boundMs === undefined ? '' : `, target ${boundMs} ms`}`,
      xTitle: 'ms',
      yTitle: '% of the requests, at most so long',
      most: 100,
      logarithmic: true,
      lines: [{ name, points: points.filter(({ x }) => x > 0), colour: at }],
      ...(boundMs === undefined ? {} : { marks: [{ x: boundMs, name: 'target' }] }),
    },
    theme,
  );
}

function worstClasses({ classes }: DrawnSimulation, theme: Theme) {
  const worst = classes.toSorted((one, other) => one.insideSlo - other.insideSlo).slice(0, mostClasses);
  const which = worst.length < classes.length ? `: the lowest ${worst.length} of ${classes.length}` : '';
  return horizontalBars(
    `Inside the targets, by class${which}`,
    '% of the requests',
    worst.map(({ name, insideSlo }) => ({
      name,
      value: 100 * insideSlo,
      colour: seriesColour(0, theme),
      label: `${(100 * insideSlo).toFixed(1)} %`,
    })),
    theme,
  );
}
