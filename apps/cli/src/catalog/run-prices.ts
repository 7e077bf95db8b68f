import { cheapestFirst, type Price, type Pricing, type Segment, selectPrices, usdPerGpuHour } from '@fleetmix/catalog';
import type { ExitCode } from '../exit-code.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { type Delivery, deliver } from './catalog-formats.ts';
import { listCsv, listTable, type Order, sorted } from './listing.ts';
import { loadPrices } from './load-prices.ts';
import { priceColumns } from './price-columns.ts';
import { sourceLines } from './source-lines.ts';

/** Which prices are wanted; flags by their names. */
export interface PriceFilterRequest {
  readonly gpu?: readonly string[] | undefined;
  readonly provider?: readonly string[] | undefined;
  readonly segment?: readonly Segment[] | undefined;
  readonly region?: readonly string[] | undefined;
  readonly pricing?: readonly Pricing[] | undefined;
  readonly verified: boolean;
}

/** What `fleetmix catalog prices` is asked for; flags by their names. */
export interface PricesRequest extends PriceFilterRequest, Order, Delivery {
  readonly prices?: readonly string[] | undefined;
  readonly 'add-prices': boolean;
}

/** Lists prices, the cheapest GPU first. */
export async function runPrices(request: PricesRequest, terminal: Terminal): Promise<ExitCode> {
  const all = await loadPrices(request.prices, { add: request['add-prices'] }, terminal);
  const found = sorted(cheapestFirst(wantedPrices(all, request, terminal)), priceColumns, request);
  const formats = {
    table: () => pricesTable(found),
    document: () => ({ prices: found.map(priceDocument) }),
    csv: () => listCsv(found, priceColumns),
  };
  return deliver(formats, request, terminal);
}

/**
 * The prices that the filter flags let through; tells of prices that --segment leaves out since theirs is not known.
 * @throws UnknownNameError where one of the names is of nothing
 */
export function wantedPrices(
  prices: readonly Price[],
  request: PriceFilterRequest,
  terminal?: Terminal,
): readonly Price[] {
  const { gpu, provider, segment, region, pricing, verified } = request;
  const filter = {
    ...(gpu && { gpus: gpu }),
    ...(provider && { providers: provider }),
    ...(region && { regions: region }),
    ...(pricing && { pricings: pricing }),
    ...(verified && { verified }),
  };
  const found = selectPrices(prices, filter);
  if (segment === undefined) return found;
  const unknown = found.filter((price) => price.segment === undefined).length;
  if (unknown > 0) terminal?.note(`${counted(unknown, 'price')} of no known segment: --segment leaves them out.`);
  return selectPrices(found, { segments: segment });
}

/** A price as JSON has it. */
export function priceDocument(price: Price): object {
  return { ...price, usdPerGpuHour: Number(usdPerGpuHour(price).toPrecision(12)) };
}

function pricesTable(prices: readonly Price[]): string {
  if (prices.length === 0) return 'No price meets all these conditions.';
  const count = `${counted(prices.length, 'price')}, with the host of the GPUs. No region: the price holds in all of them.`;
  const doubt = prices.some(({ verified }) => !verified) ? ['* the floor of a listing: nobody should count on it'] : [];
  return [listTable(prices, priceColumns), [count, ...doubt].join('\n'), sourceLines(prices)].join('\n\n');
}
