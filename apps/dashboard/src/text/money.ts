import type { BreakEven, UnitCosts } from '@fleetmix/core';
import { percent, usd } from './figures.ts';

/** A comparison with an API's prices, in a sentence. */
export function apiText({ usdPerHour }: UnitCosts, held: BreakEven): string {
  const { apiUsdPerHour, savingUsdPerHour, fromShareOfDemand } = held;
  const served = `The same traffic costs ${usd(apiUsdPerHour)} USD/hour at the API, and ${usd(usdPerHour)} on this fleet`;
  if (fromShareOfDemand === undefined) return `${served}.`;
  const from = percent(fromShareOfDemand);
  return savingUsdPerHour >= 0
    ? `${served}: the fleet saves ${usd(savingUsdPerHour)}, and is cheaper from ${from} of the stated demand on.`
    : `${served}: the API saves ${usd(-savingUsdPerHour)}; the fleet would pay from ${from} of the stated demand on, if it carried that.`;
}

/** How the figures are meant. */
export function remarks({ tokensFrom = [], usdPerMillionTokens, usdPerRequest }: UnitCosts): readonly string[] {
  const isRate = usdPerRequest !== undefined;
  return [
    'A class pays for the offers that serve it as its load there is to that of the others, idle capacity and headroom included.',
    ...(isRate ? [] : ['Prices of requests need demand in requests/s.']),
    ...(isRate && usdPerMillionTokens === undefined
      ? ['Prices of tokens need a size, or ranges of input and output tokens, of every class.']
      : []),
    ...(usdPerMillionTokens === undefined
      ? []
      : ['Per 1M input and per 1M output each is the whole cost over those tokens alone: they do not add up.']),
    ...(isRate && tokensFrom.includes('middle-of-ranges')
      ? ['Requests without a size are taken to be of the middle of their ranges of tokens.']
      : []),
  ];
}
