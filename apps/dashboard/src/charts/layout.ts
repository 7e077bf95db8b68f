import type { Picture } from '@fleetmix/charts';

/** Where a part of a picture stands, in pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const margin = 12;
const gap = 24;

/** A picture's size, and where its panels stand: side by side under title, note and legend. */
export function layOut({ note, legend, panels, panelWidth, panelHeight, panelHeights = [] }: Picture) {
  const top = 44 + (note === undefined ? 0 : 20) + (legend.length > 0 ? 28 : 0);
  const places = panels.map(
    (_, position): Place => ({
      x: margin + position * (panelWidth + gap),
      y: top,
      width: panelWidth,
      height: panelHeights[position] ?? panelHeight,
    }),
  );
  const width = panels.length * (panelWidth + gap) - gap + 2 * margin;
  return { width, height: top + panelHeight + margin, places, legendTop: top - 16 };
}
