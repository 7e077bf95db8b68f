/**
 * Plans, comparisons and experiments as Chart.js configurations: pure functions of data, for pages and for files.
 * @module
 */
export { type BarLabelStyle, type BarLabels, barLabels } from './bar-labels.ts';
export { casesPicture, type DrawnCases } from './cases-picture.ts';
export { comparePicture } from './compare-picture.ts';
export { type CostByOffer, costByOffer, type RentedOffer } from './cost-by-offer.ts';
export { type CostByPlanner, costByPlanner, type PlannerCost } from './cost-by-planner.ts';
export { type ExperimentImage, experimentPicture } from './experiment-picture.ts';
export { type BarSeries, type GroupedBars, groupedBars } from './grouped-bars.ts';
export { drawHead, type HeadContext } from './head.ts';
export { type Bar, horizontalBars } from './horizontal-bars.ts';
export { type Layout, layOut, type Place } from './layout.ts';
export { legendSize, type Measure } from './legend.ts';
export { type Line, type LineChart, lineChart } from './line-chart.ts';
export { ink, seriesColour } from './palette.ts';
export type { LegendEntry, Picture } from './picture.ts';
export { type DrawnPlan, planPicture } from './plan-picture.ts';
export { type RateLine, rateLine } from './rate-line.ts';
export { type RoutesByClass, routesByClass } from './routes-by-class.ts';
export { type DrawnLatency, type DrawnSimulation, simulationPicture } from './simulation-picture.ts';
export { type SizeMap, sizeMap } from './size-map.ts';
export { type StackedBars, stackedBars } from './stacked-bars.ts';
export { dark, light, type Theme } from './theme.ts';
export { type DrawnWorkload, workloadPicture } from './workload-picture.ts';
