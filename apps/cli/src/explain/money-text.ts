import type { ClassCost, OfferCost } from '@fleetmix/core';
import { percent, usd } from '../output/figures.ts';
import { type Column, table } from '../output/table.ts';
import type { Money } from './told-plan.ts';

/** The money in a line: `15,235.10 USD/month, 0.42 USD per 1M output tokens, 12 % idle`. */
export function moneyLine({
  usdPerMonth,
  usdPerMillionOutputTokens,
  usdPerRequest,
  idleShare,
  tokensFrom,
}: Money): string {
  const about = tokensFrom?.includes('middle-of-ranges') === true ? 'about ' : '';
  const rate =
    usdPerMillionOutputTokens !== undefined
      ? `, ${about}${price(usdPerMillionOutputTokens)} USD per 1M output tokens`
      : usdPerRequest === undefined
        ? ''
        : `, ${price(usdPerRequest * 1000)} USD per 1,000 requests`;
  return `${usd(usdPerMonth)} USD/month${rate}, ${percent(idleShare)} idle`;
}

/** What a plan costs by month and year, by class and by offer, and how the figures are meant. */
export function moneyTables(money: Money, all: boolean): string {
  const { usdPerHour, usdPerMonth, usdPerYear, idleUsdPerHour, idleShare } = money;
  return [
    `Money\n  ${usd(usdPerHour)} USD/hour, ${usd(usdPerMonth)} a month of 730 hours, ${usd(usdPerYear)} a year; ${usd(idleUsdPerHour)} USD/hour of it, ${percent(idleShare)}, for capacity that the stated demand leaves idle`,
    classTable(money, all),
    offerTable(money.offers),
    remarks(money),
  ].join('\n\n');
}

/** A comparison with an API's prices, in a sentence or two. */
export function apiText({ api, usdPerHour }: Money): string | undefined {
  if (api === undefined) return undefined;
  const { usdPerMillionInputTokens, usdPerMillionOutputTokens, apiUsdPerHour, savingUsdPerHour, fromShareOfDemand } =
    api;
  const served = `API      at ${usdPerMillionInputTokens}/${usdPerMillionOutputTokens} USD per 1M input/output tokens the same traffic costs ${usd(apiUsdPerHour)} USD/hour, this fleet ${usd(usdPerHour)}`;
  if (fromShareOfDemand === undefined) return `${served}.`;
  return savingUsdPerHour >= 0
    ? `${served}:\n         the fleet saves ${usd(savingUsdPerHour)}, and is cheaper from ${percent(fromShareOfDemand)} of the stated demand on.`
    : `${served}:\n         the API saves ${usd(-savingUsdPerHour)}; the fleet would pay from ${percent(fromShareOfDemand)} of the stated demand on, if it carried that.`;
}

const shownClasses = 12;

interface RateColumn extends Column {
  readonly cell: (cost: Rated) => string;
}

const figure = (value: number | undefined) => (value === undefined ? '' : price(value));

const rateColumns: readonly RateColumn[] = [
  { head: 'USD/hour', align: 'right', cell: ({ usdPerHour }) => usd(usdPerHour) },
  {
    head: 'idle',
    align: 'right',
    cell: ({ usdPerHour, idleUsdPerHour }) => percent(usdPerHour > 0 ? idleUsdPerHour / usdPerHour : 0),
  },
  {
    head: 'USD per 1,000 requests',
    align: 'right',
    cell: ({ usdPerRequest: each }) => figure(each === undefined ? undefined : each * 1000),
  },
  { head: '1M input', align: 'right', cell: ({ usdPerMillionInputTokens }) => figure(usdPerMillionInputTokens) },
  { head: '1M output', align: 'right', cell: ({ usdPerMillionOutputTokens }) => figure(usdPerMillionOutputTokens) },
  { head: '1M tokens', align: 'right', cell: ({ usdPerMillionTokens }) => figure(usdPerMillionTokens) },
];

function classTable(money: Money, all: boolean): string {
  const ordered = [...money.classes].sort((one, other) => other.usdPerHour - one.usdPerHour);
  const shown = all ? money.classes : ordered.slice(0, shownClasses);
  const hidden = money.classes.length - shown.length;
  const unrouted = money.unroutedUsdPerHour;
  const costs: readonly Named[] = [
    ...shown.map((cost) => ({ ...cost, name: cost.class })),
    ...(unrouted > 0 ? [{ name: '(nothing)', usdPerHour: unrouted, idleUsdPerHour: unrouted }] : []),
    { ...money, name: 'All' },
  ];
  const more = hidden > 0 ? `\n  The dearest of ${money.classes.length} classes; see each with --routes.` : '';
  return `${rateTable('Class', costs)}${more}`;
}

function offerTable(offers: readonly OfferCost[]): string {
  return rateTable(
    'Offer',
    offers.map((cost) => ({ ...cost, name: cost.offer })),
  );
}

type Rated = Omit<ClassCost, 'class' | 'tokens' | 'requestsPerHour'>;
type Named = Rated & { readonly name: string };

/** Columns of which nothing is known are left out. */
function rateTable(head: string, costs: readonly Named[]): string {
  const columns = rateColumns.filter(({ cell }) => costs.some((cost) => cell(cost) !== ''));
  return table(
    [{ head }, ...columns],
    costs.map((cost) => [cost.name, ...columns.map(({ cell }) => cell(cost))]),
  );
}

/** Small prices keep two figures that say something: `0.0042`. */
export function price(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.0995) return usd(value);
  return value.toLocaleString('en-US', { maximumSignificantDigits: 2 });
}

function remarks({ tokensFrom = [], usdPerMillionTokens, usdPerRequest }: Money): string {
  const sentences = [
    'A class pays for the offers that serve it as its load there is to that of the others, idle capacity and headroom included.',
    ...(usdPerRequest === undefined ? ['Prices of requests need demand in requests/s.'] : []),
    ...(usdPerRequest !== undefined && usdPerMillionTokens === undefined
      ? ['Prices of tokens need a size, or ranges of input and output tokens, of every class.']
      : []),
    ...(usdPerMillionTokens === undefined
      ? []
      : ['Per 1M input and per 1M output each is the whole cost over those tokens alone: they do not add up.']),
    ...(tokensFrom.includes('middle-of-ranges') && usdPerRequest !== undefined
      ? ['Requests without a size are taken to be of the middle of their ranges of tokens.']
      : []),
  ];
  return sentences.map((sentence) => `  ${sentence}`).join('\n');
}
