import { type PlannerCost, plannerBars } from './cost-by-planner.ts';
import type { Picture } from './picture.ts';
import { light, type Theme } from './theme.ts';

/** The picture of a comparison: one bar a planner, the cheapest in the first colour. */
export function comparePicture(scenario: string, costs: readonly PlannerCost[], theme: Theme = light): Picture {
  return {
    title: `What each planner asks for ${scenario}`,
    legend: [],
    panels: [plannerBars('', costs, theme)],
    panelWidth: 900,
    panelHeight: 76 + 44 * costs.length,
    theme,
  };
}
