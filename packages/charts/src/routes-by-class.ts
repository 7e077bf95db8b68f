import type { ChartConfiguration } from 'chart.js';
import { amounts, frame } from './frame.ts';
import { seriesColour } from './palette.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** Where each class goes. */
export interface RoutesByClass {
  readonly title: string;
  readonly classes: readonly string[];
  readonly offers: readonly string[];
  /** One row a class, in it one share an offer, 0 to 1. */
  readonly shares: readonly (readonly number[])[];
  /** Load of each class, in any one unit: where there are too many classes, it decides which are shown. */
  readonly loads?: readonly number[];
}

/** More classes than these cannot be told apart on one picture. */
const mostClasses = 40;

/**
 * Stacked bars: for each class the share in percent that goes to each offer. Of more than 40 classes it shows the 40 with
 * the largest load, the largest first (without `loads`: the first 40), and says so in its title.
 */
export function routesByClass(routes: RoutesByClass, theme: Theme = light): ChartConfiguration {
  const { title, classes, offers, shares } = routes;
  const rows = shownRows(routes);
  return {
    type: 'bar',
    data: {
      labels: rows.map((row) => shorten(classes[row] as string, 24)),
      datasets: offers.map((name, offer) => ({
        label: shorten(name),
        data: rows.map((row) => 100 * (shares[row]?.[offer] ?? 0)),
        backgroundColor: seriesColour(offer, theme),
        maxBarThickness: 34,
      })),
    },
    options: {
      ...frame(title + statement(routes, rows.length), theme),
      indexAxis: 'y',
      scales: {
        x: { ...amounts('share of the class, %', 100, theme), stacked: true },
        y: { stacked: true, ticks: { color: theme.text, autoSkip: false }, grid: { display: false } },
      },
    },
  };
}

/** Positions of the classes to show, in the order to show them. */
function shownRows({ classes, loads }: RoutesByClass): number[] {
  const rows = classes.map((_, row) => row);
  if (rows.length <= mostClasses) return rows;
  if (loads !== undefined) rows.sort((one, other) => (loads[other] ?? 0) - (loads[one] ?? 0));
  return rows.slice(0, mostClasses);
}

function statement({ classes, loads }: RoutesByClass, shown: number): string {
  if (shown === classes.length) return '';
  const all = classes.length.toLocaleString('en-US');
  return loads === undefined ? `, first ${shown} of ${all}` : `: ${shown} of ${all}, largest load first`;
}
