import { horizontalBars } from './horizontal-bars.ts';
import { money } from './money.ts';
import { ink, seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';

/** What a planner asks for a scenario. */
export interface PlannerCost {
  readonly planner: string;
  /** Null where it found no plan. */
  readonly usdPerHour: number | null;
  /** Written in place of a missing bar. */
  readonly note?: string;
}

/** The picture of a comparison: one bar a planner, the cheapest in the first colour. */
export function comparePicture(scenario: string, costs: readonly PlannerCost[]): Picture {
  const least = Math.min(...costs.flatMap(({ usdPerHour }) => (usdPerHour === null ? [] : [usdPerHour])));
  const bars = costs.map(({ planner, usdPerHour, note = 'no plan' }) => ({
    name: planner,
    value: usdPerHour,
    colour: usdPerHour === least ? seriesColour(0) : ink.faint,
    label: usdPerHour === null ? note : money(usdPerHour) + extra(usdPerHour, least),
  }));
  return {
    title: `What each planner asks for ${scenario}`,
    legend: [],
    panels: [horizontalBars('', 'USD/hour', bars)],
    panelWidth: 900,
    panelHeight: 120 + 44 * bars.length,
  };
}

function extra(usdPerHour: number, least: number): string {
  const percent = (usdPerHour / least - 1) * 100;
  return percent >= 0.05 && Number.isFinite(percent) ? `  (+${percent.toFixed(1)} %)` : '';
}
