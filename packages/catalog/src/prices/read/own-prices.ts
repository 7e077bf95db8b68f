import { InputError, type InputProblem, quoted, suggestion } from '@fleetmix/core';
import { nameKey } from '../../find.ts';
import { gpuNamed } from '../../gpus/find-gpu.ts';
import type { Source } from '../../source.ts';
import type { Price, Pricing, Segment } from '../price.ts';
import { type Provider, providerNamed } from '../provider.ts';
import type { Row, Table } from './csv-table.ts';
import { unknownGpus } from './skipped.ts';
import type { TableReading } from './table-reading.ts';

const needed = ['provider', 'gpu', 'gpuCount', 'usdPerHour'] as const;
const optional = [
  'segment',
  'pricing',
  'region',
  'sku',
  'sells',
  'asOf',
  'verified',
  'note',
  'commitmentMonths',
] as const;
/** What a price may say of itself that a list of prices written by the catalog has. */
const written = ['source', 'sourceUrl', 'usdPerGpuHour'] as const;

const pricings: ReadonlyMap<string, Pricing> = new Map([
  ['', 'on-demand'],
  ['ondemand', 'on-demand'],
  ['spot', 'spot'],
  ['preemptible', 'spot'],
  ['reserved', 'reserved'],
]);

const truths: ReadonlyMap<string, boolean> = new Map([
  ['', true],
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

/** @throws InputError where a column is missing that it cannot do without */
export function ownPrices(table: Table, source: string): TableReading {
  checkColumns(table, source);
  const unknownGpu = unknownGpus();
  const read = table.rows.map((row) => priceOf(row, source, unknownGpu));
  const known = [...needed, ...optional, ...written].map(nameKey);
  return {
    prices: read.filter((one) => typeof one !== 'string'),
    skips: read.flatMap((one, position) =>
      typeof one === 'string' ? [{ line: table.rows[position]?.line ?? 0, reason: one }] : [],
    ),
    unreadColumns: table.columns.filter((column) => !known.includes(nameKey(column))),
  };
}

function checkColumns({ columns }: Table, source: string): void {
  const present = columns.map(nameKey);
  const problems = needed
    .filter((column) => !present.includes(nameKey(column)))
    .map(
      (column): InputProblem => ({
        path: column,
        message: `is not a column of the header.${suggestion(column, columns) || ' Add it.'}`,
      }),
    );
  if (problems.length === 0) return;
  const message = `needs the columns ${needed.join(', ')}; it may have ${optional.join(', ')}. Or give SkyPilot's vms.csv.`;
  throw new InputError([{ path: '', message }, ...problems], source);
}

/** The price of a row, or why there is none. */
function priceOf(row: Row, source: string, unknownGpu: (name: string) => string): Price | string {
  const gpu = gpuNamed(row.cell('gpu'));
  if (gpu === undefined) return unknownGpu(row.cell('gpu'));
  const provider = whoseOf(row);
  if (typeof provider === 'string') return provider;
  const gpuCount = Number(row.cell('gpuCount'));
  if (!Number.isInteger(gpuCount) || gpuCount < 1) return wrong(row, 'gpuCount', 'a whole number of 1 or more');
  const usdPerHour = Number(row.cell('usdPerHour').replace(/^\$/, ''));
  if (!(usdPerHour > 0 && Number.isFinite(usdPerHour))) return wrong(row, 'usdPerHour', 'a price above 0');
  const pricing = pricings.get(nameKey(row.cell('pricing')));
  if (pricing === undefined) return wrong(row, 'pricing', 'on-demand, spot or reserved');
  const months = row.cell('commitmentMonths');
  const commitment = months === '' ? {} : { commitmentMonths: Number(months) };
  if (months !== '' && (pricing !== 'reserved' || !(Number(months) > 0 && Number.isFinite(Number(months))))) {
    return wrong(row, 'commitmentMonths', 'a number above 0, of a reserved price');
  }
  const sells = sellsOf(row, gpuCount, provider.segment);
  if (sells === undefined) return wrong(row, 'sells', 'instance or gpu');
  const asOf = row.cell('asOf');
  if (asOf !== '' && Number.isNaN(Date.parse(asOf))) return wrong(row, 'asOf', 'a day such as 2026-10-10');
  const texts = { region: regionOf(row), sku: row.cell('sku'), asOf: asOf.slice(0, 10), note: row.cell('note') };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  const money = { pricing, ...commitment, gpu: gpu.id, gpuCount, usdPerHour, sells };
  const verified = truths.get(row.cell('verified').toLowerCase());
  if (verified === undefined) return wrong(row, 'verified', 'true or false');
  return { ...provider, ...money, ...given, source: sourceOf(row, source), verified };
}

/** The file, unless a row says where it has its price from. */
function sourceOf(row: Row, file: string): Source {
  const [title, url, date] = [row.cell('source'), row.cell('sourceUrl'), row.cell('asOf').slice(0, 10)];
  if (title === '') return { title: file };
  return { title, ...(url === '' ? {} : { url }), ...(date === '' ? {} : { date }) };
}

function wrong(row: Row, column: string, wanted: string): string {
  return `${column} must be ${wanted}, not ${quoted(row.cell(column))}`;
}

function whoseOf(row: Row): Provider | string {
  const known = providerNamed(row.cell('provider'));
  if (known.provider === '') return 'no provider is named';
  const segment = row.cell('segment').toLowerCase();
  if (segment === '') return known;
  return isSegment(segment)
    ? { provider: known.provider, segment }
    : wrong(row, 'segment', 'hyperscaler, neocloud or marketplace');
}

function isSegment(text: string): text is Segment {
  return ['hyperscaler', 'neocloud', 'marketplace'].includes(text);
}

/** A single GPU without the name of an instance can be rented several in a machine, but not at a big cloud. */
function sellsOf(row: Row, gpuCount: number, segment: Segment | undefined): Price['sells'] | undefined {
  const sells = row.cell('sells').toLowerCase();
  if (sells === 'instance') return sells;
  if (sells === 'gpu') return gpuCount === 1 ? sells : undefined;
  if (sells !== '') return undefined;
  return gpuCount === 1 && row.cell('sku') === '' && segment !== 'hyperscaler' ? 'gpu' : 'instance';
}

function regionOf(row: Row): string {
  const region = row.cell('region');
  return region.toLowerCase() === 'global' ? '' : region;
}
