import type { ChartConfiguration } from 'chart.js';
import { horizontalBars } from './horizontal-bars.ts';
import { money } from './money.ts';
import { seriesColour } from './palette.ts';
import { light, type Theme } from './theme.ts';

/** An offer that a plan rents. */
export interface RentedOffer {
  readonly name: string;
  /** Rented replicas. */
  readonly count: number;
  /** Of all of them together. */
  readonly usdPerHour: number;
  /** 0 to 1. */
  readonly utilization: number;
}

/** A plan's cost by offer. */
export interface CostByOffer {
  readonly title: string;
  readonly offers: readonly RentedOffer[];
}

/** One bar an offer in USD/hour, each in its own colour, with how much of it is used. */
export function costByOffer({ title, offers }: CostByOffer, theme: Theme = light): ChartConfiguration {
  const bars = offers.map(({ name, count, usdPerHour, utilization }, position) => ({
    name: `${count} × ${name}`,
    value: usdPerHour,
    colour: seriesColour(position, theme),
    label: `${money(usdPerHour)}, ${Math.round(utilization * 100)} % used`,
  }));
  return horizontalBars(title, 'USD/hour', bars, theme);
}
