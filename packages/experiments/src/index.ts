/**
 * Grids of scenarios, scales and planners as data: read one, run it, resume it, and write down what it gave.
 * @module
 */
export { asPublishedNote } from './as-published.ts';
export type { Cell, Coordinates } from './cell.ts';
export { fingerprint } from './fingerprint.ts';
export type { Axis, AxisValue, Change, Grid, GridLimits, Rounding, Scale } from './grid.ts';
export type { GridDocument } from './grid-schema.ts';
export type { ReadFile } from './load-scenario.ts';
export { type Overrides, override } from './override.ts';
export type { Picture, PicturePanel, PictureSeries } from './picture.ts';
export { pictures } from './pictures.ts';
export { parseGrid, readGrid } from './read-grid.ts';
export type { Results, ResultsOptions } from './results.ts';
export { resultsCsv } from './results-csv.ts';
export { resultsJson } from './results-json.ts';
export { reusableCells } from './reusable-cells.ts';
export { cellsOf, type GridProgress, type RunOptions, runGrid } from './run-grid.ts';
