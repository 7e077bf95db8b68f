import { quoted } from '@fleetmix/core';
import { nameKey, nearest, UnknownNameError } from '../find.ts';
import { gpusNamed } from '../gpus/find-gpu.ts';
import { type Price, type Pricing, type Segment, usdPerGpuHour } from './price.ts';
import { providerNamed } from './provider.ts';

/** Which prices are wanted: those that meet every condition that is given; a list means any of it. */
export interface PriceFilter {
  /** Names, short names, or beginnings of them: `gcp`, `runpod` for both of RunPod. */
  readonly providers?: readonly string[];
  readonly segments?: readonly Segment[];
  readonly pricings?: readonly Pricing[];
  /** Names or beginnings of them: `us-east`. A price that holds in every region is in each of them. */
  readonly regions?: readonly string[];
  /** Ids, names or aliases; `h100` is the H100 in every form. */
  readonly gpus?: readonly string[];
  /** True: without prices that one should not believe, such as the floor of a listing. */
  readonly verified?: true;
}

/**
 * The prices that a filter lets through, in their order.
 * @throws UnknownNameError where none of the prices is of a provider or region of that name, or no GPU has that name
 */
export function selectPrices(prices: readonly Price[], filter: PriceFilter): readonly Price[] {
  const { segments, pricings } = filter;
  const providers = namesMeant(filter.providers, [...new Set(prices.map(({ provider }) => provider))], 'provider');
  const regions = namesMeant(filter.regions, [...new Set(prices.flatMap(({ region = [] }) => region))], 'region');
  const gpus = filter.gpus && new Set(filter.gpus.flatMap(gpusNamed).map(({ id }) => id));
  return prices.filter(
    (price) =>
      (providers === undefined || providers.has(price.provider)) &&
      (segments === undefined || (price.segment !== undefined && segments.includes(price.segment))) &&
      (pricings === undefined || pricings.includes(price.pricing)) &&
      (regions === undefined || price.region === undefined || regions.has(price.region)) &&
      (gpus === undefined || gpus.has(price.gpu)) &&
      (filter.verified === undefined || price.verified),
  );
}

function namesMeant(
  wanted: readonly string[] | undefined,
  known: readonly string[],
  what: 'provider' | 'region',
): ReadonlySet<string> | undefined {
  return wanted && new Set(wanted.flatMap((text) => namesLike(text, known, what)));
}

function namesLike(text: string, known: readonly string[], what: 'provider' | 'region'): readonly string[] {
  const key = nameKey(what === 'provider' ? providerNamed(text).provider : text);
  const found = key === '' ? [] : known.filter((name) => nameKey(name).startsWith(key));
  if (found.length > 0) return found;
  const near = nearest(text, known) || ` There are: ${known.join(', ')}.`;
  throw new UnknownNameError(`none of the prices is of a ${what} called ${quoted(text)}.${near}`);
}

/** The prices by what one GPU costs, the cheapest first; of equal ones that of fewer GPUs. */
export function cheapestFirst(prices: readonly Price[]): readonly Price[] {
  return prices.toSorted((a, b) => usdPerGpuHour(a) - usdPerGpuHour(b) || a.gpuCount - b.gpuCount);
}
