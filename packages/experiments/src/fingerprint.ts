import { canonicalJson } from './canonical-json.ts';
import { fnv1a64 } from './fnv1a64.ts';
import type { Grid } from './grid.ts';

/** Raise it when cells come to mean something else. */
const format = 1;

/**
 * 16 hexadecimal digits that change with everything that decides what a cell holds. Planners and the scale's numbers are
 * part of a cell's own name, so adding one keeps the other cells; titles, files, and charts do not matter either.
 */
export function fingerprint(grid: Grid): string {
  const { scenario, seed, options, limits, asPublished, record } = grid;
  const axes = grid.axes.map(({ name, values }) => ({
    name,
    values: values.map(({ title: _title, file: _file, ...change }) => change),
  }));
  const scale = grid.scale === undefined ? undefined : { ...grid.scale, values: undefined };
  return fnv1a64(canonicalJson({ format, scenario, axes, scale, seed, options, limits, asPublished, record }));
}
