import type { LegendEntry } from './picture.ts';

/** Width of a text in pixels, in the legend's font. */
export type Measure = (text: string) => number;

/** Size of the legend's letters, in pixels. */
export const legendSize = 13;
/** Side of the square of an entry's colour. */
export const swatch = 13;
export const swatchGap = 6;
export const entryGap = 22;

/** An entry with the room that it takes, without the gap behind it. */
export interface PlacedEntry extends LegendEntry {
  readonly width: number;
}

/** Breaks a legend into rows no wider than `width`; an entry wider than that has a row to itself. */
export function legendRows(legend: readonly LegendEntry[], width: number, measure: Measure): PlacedEntry[][] {
  const rows: PlacedEntry[][] = [];
  for (const entry of legend) {
    const placed = { ...entry, width: swatch + swatchGap + measure(entry.name) };
    const row = rows.at(-1);
    if (row !== undefined && rowWidth([...row, placed]) <= width) row.push(placed);
    else rows.push([placed]);
  }
  return rows;
}

/** Width of a row, with the gaps between its entries. */
export function rowWidth(row: readonly PlacedEntry[]): number {
  return row.reduce((sum, { width }) => sum + width, entryGap * (row.length - 1));
}
