import type { ChartConfiguration } from 'chart.js';
import { horizontalBars } from './horizontal-bars.ts';
import { money } from './money.ts';
import { ink, seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { shorten } from './shorten.ts';

/** A plan, as far as it is drawn. */
export interface DrawnPlan {
  readonly scenario: string;
  readonly usdPerHour: number;
  /** Rented offers only. `utilization` is 0 to 1. */
  readonly offers: readonly {
    readonly name: string;
    readonly count: number;
    readonly usdPerHour: number;
    readonly utilization: number;
  }[];
  /** Classes in order, with the share of each that goes to each offer, 0 to 1. */
  readonly classes: readonly {
    readonly name: string;
    readonly shares: readonly { readonly offer: string; readonly share: number }[];
  }[];
}

/** More classes than these cannot be told apart on one picture. */
const mostClasses = 40;

/** The picture of a plan: what each rented offer costs, and where each class goes; one colour an offer. */
export function planPicture({ scenario, usdPerHour, offers, classes }: DrawnPlan): Picture {
  const colours = new Map(offers.map(({ name }, position) => [name, seriesColour(position)]));
  const costs = offers.map(({ name, count, usdPerHour: cost, utilization }) => ({
    name: `${count} × ${name}`,
    value: cost,
    colour: colours.get(name) as string,
    label: `${money(cost)}, ${Math.round(utilization * 100)} % used`,
  }));
  const shown = classes.slice(0, mostClasses);
  const cut = shown.length < classes.length ? `, first ${shown.length} of ${classes.length}` : '';
  return {
    title: `${scenario}: ${money(usdPerHour)} USD/hour`,
    legend: offers.map(({ name }) => ({ name: shorten(name), colour: colours.get(name) as string })),
    panels: [horizontalBars('Cost by offer', 'USD/hour', costs), routes(`Where each class goes${cut}`, offers, shown)],
    panelWidth: 640,
    panelHeight: 160 + 26 * Math.max(offers.length, shown.length),
  };
}

function routes(title: string, offers: DrawnPlan['offers'], classes: DrawnPlan['classes']): ChartConfiguration {
  return {
    type: 'bar',
    data: {
      labels: classes.map(({ name }) => shorten(name, 24)),
      datasets: offers.map(({ name }, position) => ({
        label: shorten(name),
        data: classes.map(({ shares }) => 100 * (shares.find(({ offer }) => offer === name)?.share ?? 0)),
        backgroundColor: seriesColour(position),
        maxBarThickness: 34,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      plugins: {
        legend: { display: false },
        title: { display: true, text: title, color: ink.text, font: { size: 15, weight: 'bold' } },
      },
      scales: {
        x: {
          stacked: true,
          min: 0,
          max: 100,
          title: { display: true, text: 'share of the class, %', color: ink.text },
          ticks: { color: ink.faint },
          grid: { color: ink.grid },
        },
        y: { stacked: true, ticks: { color: ink.text, autoSkip: false }, grid: { display: false } },
      },
    },
  };
}
