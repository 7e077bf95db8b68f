import { InputError } from '@fleetmix/core';
import { boundsOf } from '../aggregate/grid.ts';
import { mixtureRows, type Sender } from '../aggregate/mixture.ts';
import { daySeconds, partOf } from '../aggregate/parts-of-day.ts';
import { offsetText } from '../aggregate/utc-offset.ts';
import type { Database } from '../database/database.ts';
import { path } from '../database/quote.ts';
import type { Source } from '../log/source.ts';
import type { AggregateOptions } from '../options.ts';
import type { RateRows } from './rates.ts';

type Sizes = Readonly<Record<string, number>>;
type SizesByWindow = Readonly<Record<string, { readonly input_tokens?: Sizes; readonly output_tokens?: Sizes }>>;

interface Client {
  /** Rows of start (s), rate (requests/s) and coefficient of variation of the times between arrivals. */
  readonly trace: readonly (readonly [number, number, number])[];
  readonly dataset: SizesByWindow;
}

/** Rows of the trace that follow one another by this; ServeGen's are ten minutes. */
const usualStepS = 600;

/**
 * ServeGen's client pool (arXiv 2505.09999): for each client its rate over time, and distributions of input and of output
 * sizes. Those of one client are taken as independent of each other: the pool has no joint ones.
 * @throws InputError where the file is not such a pool
 */
export async function poolRows(database: Database, source: Source, options: AggregateOptions): Promise<RateRows> {
  const clients = await readClients(database, source);
  const stepS = stepOf(clients);
  const senders = clients.flatMap((client) => sendersOf(client, stepS));
  if (senders.length === 0) throw refusal(source, 'holds no client with a rate and sizes.');
  const windows = windowsOf(clients, stepS);
  const spanS = windows.length * stepS;
  const firstS = Math.min(...clients.flatMap(({ trace }) => trace.map(([time]) => time)));
  const rows = mixtureRows(senders, boundsOf(options.grid)).map((row) => total(row, firstS, spanS));
  return {
    format: 'ServeGen client pool',
    rows: [...rows, ...windows, gap(clients), ...periodRows(clients, stepS, options)],
    notices: [
      'The log holds rates and distributions of sizes, not requests: input and output sizes of a client are taken as independent (assumed).',
      `Its rates are means over ${stepS} s, whatever the window; burstiness is the mean of its clients' own.`,
    ],
  };
}

async function readClients(database: Database, source: Source): Promise<readonly Client[]> {
  const [row] = await database.rows(
    `SELECT json::VARCHAR AS pool FROM read_json_objects(${path(source.path)}, ${source.options ?? ''}) LIMIT 1`,
  );
  const pool = JSON.parse(String(row?.['pool'])) as { readonly clients?: Readonly<Record<string, Partial<Client>>> };
  const clients = Object.values(pool.clients ?? {});
  if (!clients.every(isClient)) throw refusal(source, 'has a client without "trace" or "dataset".');
  return clients;
}

function isClient(client: Partial<Client>): client is Client {
  return Array.isArray(client.trace) && typeof client.dataset === 'object' && client.dataset !== null;
}

function stepOf(clients: readonly Client[]): number {
  const [first, second] = clients[0]?.trace ?? [];
  return first === undefined || second === undefined ? usualStepS : second[0] - first[0];
}

/** One sender for each span of time in which a client's sizes stay the same. */
function sendersOf(
  { trace, dataset }: Client,
  stepS: number,
  isMeant: (time: number) => boolean = () => true,
): readonly Sender[] {
  const starts = Object.keys(dataset)
    .filter(
      (start) => sizes(dataset[start]?.input_tokens).length > 0 && sizes(dataset[start]?.output_tokens).length > 0,
    )
    .map(Number)
    .sort((a, b) => a - b);
  return starts
    .map((start, at) => {
      const end = starts[at + 1] ?? Number.POSITIVE_INFINITY;
      // What was sent before the first sizes were seen is sent in those.
      const from = at === 0 ? Number.NEGATIVE_INFINITY : start;
      const rates = trace.filter(([time]) => time >= from && time < end && isMeant(time)).map(([, rate]) => rate);
      const { input_tokens, output_tokens } = dataset[start] ?? {};
      return {
        requests: rates.reduce((sum, rate) => sum + rate, 0) * stepS,
        input: sizes(input_tokens),
        output: sizes(output_tokens),
      };
    })
    .filter(({ requests }) => requests > 0);
}

function sizes(shares: Sizes = {}): readonly (readonly [number, number])[] {
  return Object.entries(shares)
    .map(([size, share]) => [Number(size), share] as const)
    .filter(([size, share]) => size > 0 && share > 0);
}

function windowsOf(clients: readonly Client[], stepS: number) {
  const rates = new Map<number, number>();
  for (const { trace } of clients) for (const [time, rate] of trace) rates.set(time, (rates.get(time) ?? 0) + rate);
  const first = Math.min(...rates.keys());
  return [...rates]
    .sort(([a], [b]) => a - b)
    .map(([time, rate]) => ({ part: 'window', at_s: time - first, value: stepS, requests: rate * stepS }));
}

function total(row: object, firstS: number, spanS: number): object {
  return 'part' in row && row.part === 'total' ? { ...row, at_s: firstS, value: spanS } : row;
}

/** The requests of each class by part of the day; a step of the rates counts where it begins. */
function periodRows(
  clients: readonly Client[],
  stepS: number,
  { periods = 0, utcOffsetHours = 0, grid }: AggregateOptions,
): readonly object[] {
  const length = daySeconds / periods;
  return Array.from({ length: periods }, (_, at) => {
    const isMeant = (time: number) => partOf(time + 3600 * utcOffsetHours, periods) === at;
    const senders = clients.flatMap((client) => sendersOf(client, stepS, isMeant));
    const own = { part: 'period', name: offsetText(utcOffsetHours), at_s: at * length, value: length };
    return mixtureRows(senders, boundsOf(grid)).flatMap((row) =>
      'part' in row && row.part === 'class' ? [{ ...row, ...own }] : [],
    );
  }).flat();
}

function gap(clients: readonly Client[]) {
  const rows = clients.flatMap(({ trace }) => trace.filter(([, rate, cv]) => rate > 0 && cv > 0));
  const weight = rows.reduce((sum, [, rate]) => sum + rate, 0);
  return { part: 'gap', value: weight === 0 ? null : rows.reduce((sum, [, rate, cv]) => sum + rate * cv, 0) / weight };
}

function refusal(source: Source, message: string): InputError {
  return new InputError([{ path: '', message }], source.file);
}
