import { type BarSeries, groupedBars } from './grouped-bars.ts';
import { axisEnd } from './money.ts';
import { seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

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

/** Of a panel's title, in pixels, roughly: Chart.js would cut what is too long at both ends. */
const letterWidth = 11;

/** The picture of an experiment: one panel beside the other, all to one scale in USD/hour, one colour a planner. */
export function experimentPicture(image: ExperimentImage, theme: Theme = light): Picture {
  const { title, note, groupsLabel, panels } = image;
  const yEnd = axisEnd(panels.flatMap(({ series }) => series.flatMap(({ values }) => values)));
  const names = panels[0]?.series.map(({ name }) => name) ?? [];
  const bars = Math.max(1, ...panels.map(({ groups, series }) => groups.length * series.length));
  const panelWidth = Math.min(1200, Math.max(420, 90 + 26 * bars));
  const axes = { xTitle: groupsLabel, yTitle: 'USD/hour', yEnd };
  return {
    title,
    ...(note === undefined ? {} : { note }),
    legend: names.map((name, position) => ({ name: shorten(name), colour: seriesColour(position, theme) })),
    panels: panels.map((panel) =>
      groupedBars({ ...panel, ...axes, title: shorten(panel.title, Math.floor(panelWidth / letterWidth)) }, theme),
    ),
    panelWidth,
    panelHeight: 440,
    theme,
  };
}
