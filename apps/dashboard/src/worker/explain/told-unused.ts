import type { UnusedOffer } from '@fleetmix/planner';
import { counted, percent, price, usd } from '../../text/figures.ts';
import type { ToldPart } from '../../text/told.ts';

/** Of more offers only those that lack least are shown. */
const shownOffers = 12;

/** Below which price each unused offer would be rented. */
export function toldUnused(unused: readonly UnusedOffer[]): readonly ToldPart[] {
  if (unused.length === 0) return [];
  const shown = unused.slice(0, shownOffers);
  const more = unused.length - shown.length;
  const table: ToldPart = {
    kind: 'table',
    title: 'What is not rented',
    heads: [
      { text: 'Offer' },
      { text: 'USD/hour', isNumber: true },
      { text: 'Would be rented' },
      { text: 'In parts, below', isNumber: true },
    ],
    rows: shown.map((each) => [
      each.offer,
      usd(each.usdPerHour),
      entryText(each),
      each.linearUsdPerHour === undefined ? '' : usd(each.linearUsdPerHour),
    ]),
  };
  return more > 0 ? [table, { kind: 'text', text: `And ${counted(more, 'more offer')}.` }] : [table];
}

function entryText({ why, usdPerHour, entersBelowUsdPerHour: entry = 0, isProved }: UnusedOffer): string {
  switch (why) {
    case 'price':
      if (entry >= usdPerHour * (1 - 1e-9)) return 'at this price as well: as cheap as what is';
      return `below ${isProved ? '' : 'at the least '}${price(entry)} USD/hour (${percent(entry / usdPerHour - 1)})`;
    case 'never':
      return 'not at a hundredth of its price';
    case 'serves-nothing':
      return 'never: it can serve no class with demand';
    case 'none-to-be-had':
      return 'if there were any: none can be had';
    case 'not-examined':
      return 'was not examined';
  }
}
