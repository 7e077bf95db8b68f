import { legendRows, type Measure, type PlacedEntry } from './legend.ts';
import type { Picture } from './picture.ts';

/** Where a panel stands, in pixels from the picture's upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the parts of a picture stand, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  readonly legendRows: readonly (readonly PlacedEntry[])[];
  /** Centre line of the first row of the legend. */
  readonly legendTop: number;
  readonly places: readonly Place[];
}

/** Height of a row of the legend. */
export const legendRowHeight = 24;

const margin = 12;
const panelGap = 24;

/** Lays panels side by side, in as many rows as that takes, under a head that holds the title, the note and the legend. */
export function layOut(picture: Picture, measure: Measure): Layout {
  const { note, legend, panels, panelWidth, panelHeight, panelHeights = [] } = picture;
  const columns = Math.min(picture.columns ?? panels.length, panels.length);
  const width = columns * (panelWidth + panelGap) - panelGap + 2 * margin;
  const panelRows = Math.ceil(panels.length / columns);
  const rows = legendRows(legend, width - 2 * margin, measure);
  const legendTop = note === undefined ? 58 : 80;
  const headHeight = legendTop - 10 + (rows.length > 0 ? 6 + legendRowHeight * rows.length : 0);
  return {
    width,
    height: headHeight + panelRows * (panelHeight + panelGap) - panelGap + margin,
    headHeight,
    legendRows: rows,
    legendTop,
    places: panels.map((_, position) => ({
      x: margin + (position % columns) * (panelWidth + panelGap),
      y: headHeight + Math.floor(position / columns) * (panelHeight + panelGap),
      width: panelWidth,
      height: panelHeights[position] ?? panelHeight,
    })),
  };
}
