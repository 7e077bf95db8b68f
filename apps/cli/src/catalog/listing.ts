import { suggestion } from '@fleetmix/core';
import { csv } from '../output/csv.ts';
import { printable } from '../output/printable.ts';
import { type Column as Head, table } from '../output/table.ts';
import { UsageError } from '../usage-error.ts';

/** What stands under a column; undefined where a thing has no such figure. */
export type Cell = string | number | boolean | undefined;

/** One figure of the things in a list. */
export interface Column<Thing> {
  /** Its name in CSV and for --sort. */
  readonly name: string;
  readonly of: (thing: Thing) => Cell;
  /** How a terminal shows it; a column without it is for CSV and --sort alone. */
  readonly shown?: Head & { readonly text?: (thing: Thing) => string };
}

/** In which order to list. */
export interface Order {
  /** A column's name or the beginning of it; descending with `-` before it. */
  readonly sort?: string | undefined;
  readonly reverse?: boolean | undefined;
}

/**
 * The things in order of a column; those without its figure come last either way.
 * @throws UsageError where no column is called so
 */
export function sorted<Thing>(
  things: readonly Thing[],
  columns: readonly Column<Thing>[],
  { sort, reverse = false }: Order,
): readonly Thing[] {
  if (sort === undefined) return reverse ? things.toReversed() : things;
  const { of } = columnNamed(columns, sort.replace(/^-/, ''));
  const sign = sort.startsWith('-') === reverse ? 1 : -1;
  return things.toSorted((one, other) => {
    const [a, b] = [of(one), of(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return sign * (typeof a === 'string' ? a.localeCompare(String(b), 'en', { numeric: true }) : Number(a) - Number(b));
  });
}

/** `memory` is `memoryGB`: the first column whose name begins so. */
function columnNamed<Thing>(columns: readonly Column<Thing>[], text: string): Column<Thing> {
  const key = text.toLowerCase();
  const names = columns.map(({ name }) => name);
  const exact = columns.find(({ name }) => name.toLowerCase() === key);
  const near = key === '' ? undefined : columns.find(({ name }) => name.toLowerCase().startsWith(key));
  const found = exact ?? near;
  if (found !== undefined) return found;
  throw new UsageError(
    `--sort ${JSON.stringify(text)} is no column.${suggestion(text, names)} There are: ${names.join(', ')}.`,
  );
}

/** The list for people: the columns that are shown. */
export function listTable<Thing>(things: readonly Thing[], columns: readonly Column<Thing>[]): string {
  const shown = columns.flatMap(({ of, shown: head }) => (head === undefined ? [] : [{ of, head }]));
  return table(
    shown.map(({ head }) => head),
    things.map((thing) => shown.map(({ of, head }) => head.text?.(thing) ?? cellText(of(thing)))),
  );
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return cell.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return cell === undefined ? '' : printable(String(cell));
}

/** The list as CSV: every column, plain numbers. */
export function listCsv<Thing>(things: readonly Thing[], columns: readonly Column<Thing>[]): string {
  const rows = things.map((thing) => columns.map(({ of }) => plain(of(thing))));
  return csv([columns.map(({ name }) => name), ...rows]);
}

function plain(cell: Cell): string | number {
  return typeof cell === 'number' ? cell : String(cell ?? '');
}

/** A name cut to fit into a table; CSV and JSON have the whole of it. */
export function shortened(text: string, longest: number): string {
  const safe = printable(text);
  return safe.length > longest ? `${safe.slice(0, longest - 1)}…` : safe;
}
