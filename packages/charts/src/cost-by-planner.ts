import type { ChartConfiguration } from 'chart.js';
import { horizontalBars } from './horizontal-bars.ts';
import { money } from './money.ts';
import { seriesColour } from './palette.ts';
import { light, type Theme } from './theme.ts';

/** What a planner asks for a scenario. */
export interface PlannerCost {
  readonly planner: string;
  /** Null where it found no plan. */
  readonly usdPerHour: number | null;
  /** Written in place of a missing bar; 'no plan' where absent. */
  readonly note?: string;
}

/** Several planners on one scenario. */
export interface CostByPlanner {
  readonly scenario: string;
  readonly entries: readonly PlannerCost[];
}

/** One bar a planner in USD/hour, the cheapest in the first colour, the others with what they cost more, in percent. */
export function costByPlanner({ scenario, entries }: CostByPlanner, theme: Theme = light): ChartConfiguration {
  return plannerBars(`What each planner asks for ${scenario}`, entries, theme);
}

/** The same under any title; none where it is empty. */
export function plannerBars(title: string, costs: readonly PlannerCost[], theme: Theme): ChartConfiguration {
  const least = Math.min(...costs.flatMap(({ usdPerHour }) => (usdPerHour === null ? [] : [usdPerHour])));
  const bars = costs.map(({ planner, usdPerHour, note = 'no plan' }) => ({
    name: planner,
    value: usdPerHour,
    colour: usdPerHour === least ? seriesColour(0, theme) : theme.faint,
    label: usdPerHour === null ? note : money(usdPerHour) + extra(usdPerHour, least),
  }));
  return horizontalBars(title, 'USD/hour', bars, theme);
}

function extra(usdPerHour: number, least: number): string {
  const percent = (usdPerHour / least - 1) * 100;
  return percent >= 0.05 && Number.isFinite(percent) ? `  (+${percent.toFixed(1)} %)` : '';
}
