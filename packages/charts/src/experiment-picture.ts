import { type BarSeries, groupedBars } from './grouped-bars.ts';
import { axisEnd } from './money.ts';
import { seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { shorten } from './shorten.ts';

/** One image of an experiment: panels of grouped bars, the same planners in each. */
export interface ExperimentImage {
  readonly title: string;
  readonly note?: string;
  /** What the x axis shows. */
  readonly groupsLabel: string;
  readonly panels: readonly {
    readonly title: string;
    readonly groups: readonly string[];
    readonly series: readonly BarSeries[];
  }[];
}

/** The picture of an experiment: one panel beside the other, all to one scale in USD/hour, one colour a planner. */
export function experimentPicture({ title, note, groupsLabel, panels }: ExperimentImage): Picture {
  const yEnd = axisEnd(panels.flatMap(({ series }) => series.flatMap(({ values }) => values)));
  const names = panels[0]?.series.map(({ name }) => name) ?? [];
  const bars = Math.max(1, ...panels.map(({ groups, series }) => groups.length * series.length));
  return {
    title,
    ...(note === undefined ? {} : { note }),
    legend: names.map((name, position) => ({ name: shorten(name), colour: seriesColour(position) })),
    panels: panels.map((panel) => groupedBars({ ...panel, xTitle: groupsLabel, yTitle: 'USD/hour', yEnd })),
    panelWidth: Math.min(1200, Math.max(420, 90 + 26 * bars)),
    panelHeight: 440,
  };
}
