/**
 * Plans, comparisons and experiments as Chart.js configurations: pure functions of data, for pages and for files.
 * @module
 */
export { comparePicture, type PlannerCost } from './compare-picture.ts';
export { type ExperimentImage, experimentPicture } from './experiment-picture.ts';
export { type BarSeries, type GroupedBars, groupedBars } from './grouped-bars.ts';
export { type Bar, horizontalBars } from './horizontal-bars.ts';
export { ink, seriesColour } from './palette.ts';
export type { LegendEntry, Picture } from './picture.ts';
export { type DrawnPlan, planPicture } from './plan-picture.ts';
