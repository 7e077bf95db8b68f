import type { Price } from '../prices/price.ts';
import type { Rentable } from './rentable.ts';

/** GPUs of one machine that are offered where they are sold one by one. */
const machineSizes = [1, 2, 4, 8];

/**
 * What can be rented at these prices. An instance is rented whole. GPUs that are sold one by one are offered 1, 2, 4 and 8 in
 * a machine. The newest price of a thing counts, one without a day as the newest of all; of instances that differ only in
 * CPU, memory or network the cheapest remains, since requests do not tell them apart. Sorted as the prices are.
 */
export function rentables(prices: readonly Price[]): readonly Rentable[] {
  const newest = bestBy(prices, sameThing, (a, b) => day(b).localeCompare(day(a)) || a.usdPerHour - b.usdPerHour);
  const cheapest = bestBy(newest.flatMap(machines), sameGpus, cheaper);
  // Providers whose names differ only in punctuation would share a name.
  return bestBy(cheapest, ({ name }) => name, cheaper);
}

function cheaper(a: Rentable, b: Rentable): number {
  return a.usdPerHour - b.usdPerHour || a.name.localeCompare(b.name);
}

function sameThing({ provider, region, pricing, commitmentMonths, gpu, gpuCount, sells, sku }: Price): string {
  return [provider, region, pricing, commitmentMonths, gpu, gpuCount, sells === 'gpu' ? '' : sku].join('\n');
}

function sameGpus({ provider, region, pricing, price, gpu, gpuCount }: Rentable): string {
  return [provider, region, pricing, price.commitmentMonths, gpu, gpuCount].join('\n');
}

function day({ asOf }: Price): string {
  return asOf ?? '9999';
}

function machines(price: Price): readonly Rentable[] {
  if (price.sells === 'instance') return [rentable(price, 1, true)];
  return machineSizes.map((size) => rentable(price, size, false));
}

function rentable(price: Price, times: number, isWholeInstance: boolean): Rentable {
  const { provider, segment, region, pricing, commitmentMonths, gpu } = price;
  const term = commitmentMonths === undefined ? '' : `-${commitmentMonths}-months`;
  const gpuCount = price.gpuCount * times;
  const thing = isWholeInstance && price.sku !== undefined ? price.sku : `${gpu}-x${gpuCount}`;
  const parts = [
    word(provider),
    word(region ?? ''),
    thing.replace(/\s+/g, '-'),
    pricing === 'on-demand' ? '' : `${pricing}${term}`,
  ];
  return {
    name: parts.filter((part) => part !== '').join('/'),
    provider,
    ...(segment === undefined ? {} : { segment }),
    ...(region === undefined ? {} : { region }),
    pricing,
    gpu,
    gpuCount,
    // Prices are decimal, and multiples of their binary neighbours show it.
    usdPerHour: Number((price.usdPerHour * times).toPrecision(12)),
    isWholeInstance,
    price,
  };
}

function word(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Of the things with one key the best, at the place of the first of them. */
function bestBy<Thing>(
  things: readonly Thing[],
  key: (thing: Thing) => string,
  compare: (a: Thing, b: Thing) => number,
): readonly Thing[] {
  const best = new Map<string, Thing>();
  for (const thing of things) {
    const before = best.get(key(thing));
    if (before === undefined || compare(thing, before) < 0) best.set(key(thing), thing);
  }
  return [...best.values()];
}
