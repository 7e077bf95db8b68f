import { lineChart } from './line-chart.ts';
import { money } from './money.ts';
import { seriesColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { shorten } from './shorten.ts';
import { stackedBars } from './stacked-bars.ts';
import { light, type Theme } from './theme.ts';

/** A plan for periods of time or for several futures, as far as it is drawn. */
export interface DrawnCases {
  readonly scenario: string;
  readonly kind: 'periods' | 'futures';
  /** On average over the hours or the weights. */
  readonly usdPerHour: number;
  /** A line under the title. */
  readonly note?: string;
  /** Unit of the demand. */
  readonly unit: string;
  /** What is rented in any case; what is bought once comes first, and stands at the bottom. */
  readonly offers: readonly { readonly name: string; readonly isBoughtOnce: boolean }[];
  readonly cases: readonly {
    readonly name: string;
    /** Of all classes together. */
    readonly demand: number;
    /** Replicas by offer, in the order of `offers`, and what they cost. */
    readonly replicas: readonly number[];
    readonly usdPerHour: readonly number[];
  }[];
  /** What it costs to be safe: the least cost, on average, by the share of the futures that may be left not fully served. */
  readonly robustness?: {
    readonly points: readonly { readonly mayFailShare: number; readonly usdPerHour: number }[];
    /** Share up to which it is known. */
    readonly upToShare: number;
  };
}

/** The picture of such a plan: replicas by case, stacked by offer over the demand; their cost; and what robustness costs. */
export function casesPicture(drawn: DrawnCases, theme: Theme = light): Picture {
  const { scenario, usdPerHour, note, offers, cases, robustness } = drawn;
  const names = offers.map(({ name, isBoughtOnce }) => `${shorten(name, 26)}${isBoughtOnce ? ' (once)' : ''}`);
  const panels = [
    replicasByCase(drawn, names, theme),
    costByCase(drawn, names, theme),
    ...(robustness === undefined || robustness.points.length === 0 ? [] : [costOfRobustness(robustness, theme)]),
  ];
  return {
    title: `${scenario}: ${money(usdPerHour)} USD/hour on average`,
    ...(note === undefined ? {} : { note }),
    legend: [
      ...names.map((name, at) => ({ name, colour: seriesColour(at, theme) })),
      { name: 'demand', colour: theme.text },
    ],
    panels,
    ...sizes(panels.length, cases.length),
    theme,
  };
}

/** More cases than these make panels too wide to stand side by side. */
const mostBeside = 8;
const mostWide = 24;

function sizes(panels: number, cases: number): Pick<Picture, 'columns' | 'panelWidth' | 'panelHeight'> {
  if (cases > mostBeside)
    return { columns: 1, panelWidth: Math.max(640, 44 * Math.min(cases, mostWide)), panelHeight: 340 };
  return { panelWidth: panels > 2 ? 480 : Math.max(640, 84 * cases), panelHeight: 400 };
}

const words = {
  periods: { each: 'by period', axis: 'period' },
  futures: { each: 'by future', axis: 'future' },
} as const;

function replicasByCase({ kind, unit, cases }: DrawnCases, names: readonly string[], theme: Theme) {
  return stackedBars(
    {
      title: `Replicas ${words[kind].each}, over the demand`,
      groups: cases.map(({ name }) => name),
      series: names.map((name, at) => ({ name, values: cases.map(({ replicas }) => replicas[at] ?? 0) })),
      xTitle: words[kind].axis,
      yTitle: 'replicas',
      isCount: true,
      line: {
        name: 'demand',
        values: cases.map(({ demand }) => demand),
        yTitle: unit,
        isJoined: kind === 'periods',
      },
    },
    theme,
  );
}

function costByCase({ kind, cases }: DrawnCases, names: readonly string[], theme: Theme) {
  return stackedBars(
    {
      title: `Cost ${words[kind].each}`,
      groups: cases.map(({ name }) => name),
      series: names.map((name, at) => ({ name, values: cases.map(({ usdPerHour }) => usdPerHour[at] ?? 0) })),
      xTitle: words[kind].axis,
      yTitle: 'USD/hour',
    },
    theme,
  );
}

/** The least cost falls in steps: what may fail together is a sum of weights. */
function costOfRobustness({ points, upToShare }: NonNullable<DrawnCases['robustness']>, theme: Theme) {
  const rising = points.toSorted((one, other) => one.mayFailShare - other.mayFailShare);
  const steps = rising.flatMap(({ mayFailShare, usdPerHour }, at) => {
    const next = rising[at + 1]?.mayFailShare ?? Math.max(upToShare, mayFailShare);
    return [
      { x: 100 * mayFailShare, y: usdPerHour },
      { x: 100 * next, y: usdPerHour },
    ];
  });
  return lineChart(
    {
      title: 'What robustness costs',
      xTitle: '% of the futures that may fail',
      yTitle: 'USD/hour on average',
      lines: [{ name: 'least cost', points: steps }],
    },
    theme,
  );
}
