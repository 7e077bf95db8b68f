import { quoted } from '@fleetmix/core';
import { nameKey } from '../../find.ts';
import type { Price } from '../price.ts';
import { type Provider, providerNamed } from '../provider.ts';
import type { Row, Table } from './csv-table.ts';
import { unknownGpus } from './skipped.ts';
import { skypilotGpu } from './skypilot-gpu.ts';
import { hostFinder } from './skypilot-host.ts';
import type { Skip, TableReading } from './table-reading.ts';

/** Whether a header is that of SkyPilot's vms.csv; the order of its columns differs from cloud to cloud. */
export function isSkypilot({ columns }: Table): boolean {
  const present = columns.map(nameKey);
  return ['InstanceType', 'AcceleratorName', 'AcceleratorCount', 'Price'].every((one) =>
    present.includes(nameKey(one)),
  );
}

/** On-demand and spot price of one row; what is absent, 0 or NaN is undefined. */
interface Amounts {
  readonly 'on-demand': number | undefined;
  readonly spot: number | undefined;
}

/** What one row gives: prices, and why it gave none or fewer. */
interface RowReading {
  readonly prices: readonly Price[];
  readonly reason?: string;
}

/**
 * Prices of SkyPilot's vms.csv. A price is that of the instance; spot prices are prices of their own; where host and GPUs
 * stand in rows of their own (Google), they are added up. Zones of one region become one price, the lowest.
 */
export function skypilotPrices(table: Table, source: string): TableReading {
  const isSplit = table.rows.some((row) => row.cell('InstanceType') === '' && row.cell('AcceleratorName') !== '');
  const origin = {
    providerOf: providersOf(isSplit ? 'gcp' : cloudOf(source)),
    source,
    unknownGpu: unknownGpus(),
    hostFor: hostFinder(table.rows),
  };
  const skips: Skip[] = [];
  const prices = new Map<string, Price>();
  for (const row of table.rows) {
    // A host of Google's is no row to skip: it is added to its GPUs.
    if (isSplit && row.cell('AcceleratorName') === '') continue;
    const read = pricesOf(row, origin);
    for (const price of read.prices) keepCheapest(prices, price);
    if (read.reason !== undefined) skips.push({ line: row.line, reason: read.reason });
  }
  return { prices: [...prices.values()], skips, unreadColumns: [] };
}

/** The cloud by the name of the folder, as in `catalogs/v8/runpod/vms.csv`, or of the file. */
function cloudOf(source: string): string {
  const parts = source.split(/[\\/]/).filter((part) => part !== '');
  const name = (parts.at(-1) ?? '').replace(/\.csv$/i, '');
  const folder = parts.at(-2);
  return /^vms$/i.test(name) && folder !== undefined && folder !== '.'
    ? folder
    : name.replace(/[-_.]?vms[-_.]?/i, '') || name;
}

/** What the rows of one file share. */
interface Origin {
  readonly providerOf: (sku: string) => Provider;
  readonly source: string;
  readonly unknownGpu: (name: string) => string;
  readonly hostFor: (row: Row) => Row | undefined;
}

function pricesOf(row: Row, origin: Origin): RowReading {
  const [name, gpus] = [row.cell('AcceleratorName'), row.cell('AcceleratorCount')];
  if (name === '') return { prices: [], reason: 'no GPU' };
  const gpu = skypilotGpu(row);
  if (gpu === undefined) return { prices: [], reason: origin.unknownGpu(name) };
  const gpuCount = Number(gpus);
  if (!Number.isInteger(gpuCount) || gpuCount < 1) {
    return { prices: [], reason: `AcceleratorCount is ${quoted(gpus)}: shares of a GPU are not rented` };
  }
  if (row.cell('InstanceType') !== '') return priced(row, row, amountsOf(row), { gpu, gpuCount }, origin);
  const host = origin.hostFor(row);
  if (host === undefined) return { prices: [], reason: `no host for ${gpuCount} x ${name} in the zone` };
  return priced(row, host, together(amountsOf(row), amountsOf(host)), { gpu, gpuCount }, origin);
}

function priced(
  row: Row,
  host: Row,
  amounts: Amounts,
  gpus: Pick<Price, 'gpu' | 'gpuCount'>,
  { providerOf, source }: Origin,
): RowReading {
  const [sku, region] = [host.cell('InstanceType'), row.cell('Region')];
  const place = { sku, ...(region === '' ? {} : { region }) };
  const found = { source: { title: source }, verified: true } as const;
  const common = { ...providerOf(sku), ...gpus, ...place, sells: 'instance', ...found } as const;
  const prices = (['on-demand', 'spot'] as const).flatMap((pricing): Price[] => {
    const usdPerHour = amounts[pricing];
    return usdPerHour === undefined ? [] : [{ ...common, pricing, usdPerHour }];
  });
  return amounts['on-demand'] === undefined ? { prices, reason: 'its price is absent or NaN' } : { prices };
}

function amountsOf(row: Row): Amounts {
  return { 'on-demand': amount(row.cell('Price')), spot: amount(row.cell('SpotPrice')) };
}

function amount(text: string): number | undefined {
  const value = Number(text);
  return value > 0 && Number.isFinite(value) ? value : undefined;
}

function together(gpus: Amounts, host: Amounts): Amounts {
  return { 'on-demand': sum(gpus['on-demand'], host['on-demand']), spot: sum(gpus.spot, host.spot) };
}

/** To the millionth: prices are decimal, their binary neighbours are not. */
function sum(gpus: number | undefined, host: number | undefined): number | undefined {
  return gpus === undefined || host === undefined ? undefined : Number((gpus + host).toFixed(6));
}

/** RunPod is a cloud and a marketplace, and the name of the instance says which. Looked up once for all rows. */
function providersOf(cloud: string): (sku: string) => Provider {
  if (nameKey(cloud) !== 'runpod') {
    const provider = providerNamed(cloud);
    return () => provider;
  }
  const [secure, community] = [providerNamed('RunPod Secure'), providerNamed('RunPod Community')];
  return (sku) => (/_COMMUNITY$/i.test(sku) ? community : secure);
}

function keepCheapest(prices: Map<string, Price>, price: Price): void {
  const key = [price.sku, price.region, price.gpu, price.gpuCount, price.pricing].join('\n');
  const before = prices.get(key);
  if (before === undefined || price.usdPerHour < before.usdPerHour) prices.set(key, price);
}
