import { seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { type RateLine, rateLine } from './rate-line.ts';
import { type SizeMap, sizeMap } from './size-map.ts';
import { light, type Theme } from './theme.ts';

/** A workload, as far as it is drawn. */
export interface DrawnWorkload {
  readonly title: string;
  readonly note?: string;
  readonly sizes: Omit<SizeMap, 'title'>;
  /** Absent where the log has no times. */
  readonly rates?: Omit<RateLine, 'title'>;
}

/** The picture of a workload: how many requests there are of each size, and how their rate changes. */
export function workloadPicture({ title, note, sizes, rates }: DrawnWorkload, theme: Theme = light): Picture {
  const mapHeight = 120 + 20 * Math.max(sizes.input.length, 8);
  const legend = [
    { name: 'requests/s', colour: seriesColour(0, theme) },
    { name: 'planned for', colour: seriesColour(1, theme) },
  ];
  return {
    title,
    ...(note === undefined ? {} : { note }),
    legend: rates === undefined ? [] : legend,
    panels: [
      sizeMap({ title: 'Requests by size; darker by powers of ten', ...sizes }, theme),
      ...(rates === undefined ? [] : [rateLine({ title: 'Rate over time', ...rates }, theme)]),
    ],
    panelWidth: 640,
    panelHeight: mapHeight,
    panelHeights: rates === undefined ? [mapHeight] : [mapHeight, Math.min(mapHeight, 360)],
    theme,
  };
}
