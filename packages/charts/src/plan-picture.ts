import { costByOffer, type RentedOffer } from './cost-by-offer.ts';
import { money } from './money.ts';
import { seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { routesByClass } from './routes-by-class.ts';
import { shorten } from './shorten.ts';
import { light, type Theme } from './theme.ts';

/** A plan, as far as it is drawn. */
export interface DrawnPlan {
  readonly scenario: string;
  readonly usdPerHour: number;
  /** Where the capacities come from that the plan counts on: `measured`, `estimated` …; unsaid where absent or empty. */
  readonly capacitySources?: readonly string[];
  /** Rented offers only. */
  readonly offers: readonly RentedOffer[];
  /** Names of pools, of which shares may speak as of offers; they have no cost of their own here. */
  readonly pools?: readonly string[];
  /** Classes in order, with the share of each that goes to each offer, 0 to 1. */
  readonly classes: readonly {
    readonly name: string;
    /** In any one unit. Of many classes those with the largest load are shown; without it in any class, the first. */
    readonly load?: number;
    readonly shares: readonly { readonly offer: string; readonly share: number }[];
  }[];
}

/** The picture of a plan: what each rented offer costs, and where each class goes; one colour an offer or pool. */
export function planPicture(
  { scenario, usdPerHour, capacitySources = [], offers, pools = [], classes }: DrawnPlan,
  theme: Theme = light,
): Picture {
  const names = [...offers.map(({ name }) => name), ...pools];
  const routes = routesByClass({ title: 'Where each class goes', offers: names, ...matrix(names, classes) }, theme);
  const heights = [offers.length, routes.data.labels?.length ?? 0].map((rows) => 106 + 26 * Math.max(rows, 3));
  return {
    title: `${scenario}: ${money(usdPerHour)} USD/hour`,
    ...(capacitySources.length === 0 ? {} : { note: `capacities: ${capacitySources.join(', ')}` }),
    legend: names.map((name, position) => ({ name: shorten(name), colour: seriesColour(position, theme) })),
    panels: [costByOffer({ title: 'Cost by offer', offers }, theme), routes],
    panelWidth: 640,
    panelHeight: Math.max(...heights),
    panelHeights: heights,
    theme,
  };
}

function matrix(offers: readonly string[], classes: DrawnPlan['classes']) {
  const loads = classes.map(({ load }) => load ?? 0);
  return {
    classes: classes.map(({ name }) => name),
    shares: classes.map(({ shares }) => offers.map((name) => shares.find(({ offer }) => offer === name)?.share ?? 0)),
    ...(classes.some(({ load }) => load !== undefined) ? { loads } : {}),
  };
}
