import type { Picture } from './picture.ts';

/** Where the parts of a picture stand, in pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly headHeight: number;
  /** Left edge of each panel; all start below the head. */
  readonly panelLefts: readonly number[];
}

const margin = 12;

/** Lays panels side by side under a head that holds the title, the note and the legend. */
export function layOut({ note, legend, panels, panelWidth, panelHeight }: Picture): Layout {
  const headHeight = 48 + (note === undefined ? 0 : 22) + (legend.length > 0 ? 30 : 0);
  return {
    width: panels.length * panelWidth + 2 * margin,
    height: headHeight + panelHeight + margin,
    headHeight,
    panelLefts: panels.map((_, position) => margin + position * panelWidth),
  };
}
