import { InputError } from '@fleetmix/core';
import { nameKey } from '../../find.ts';

/** One line of a table. */
export interface Row {
  /** Its line in the file, the header being line 1; of a row with line breaks the last. */
  readonly line: number;
  /** The text under a column, whatever the case and punctuation of its name; '' where there is none. */
  cell(column: string): string;
}

/** A CSV file by its header. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads CSV with commas, semicolons or tabs, whichever the header has most of; fields may be quoted.
 * @throws InputError where there is no header, or a quote is never closed
 */
export async function csvTable(text: string, source: string): Promise<Table> {
  const [header, ...lines] = await parsed(text, source);
  if (header === undefined) throw new InputError([{ path: '', message: 'is empty. Give prices as CSV.' }], source);
  const positionOf = positions(header.record);
  return {
    columns: header.record,
    rows: lines.map(({ record, info }) => ({
      line: info.lines,
      cell: (column) => record[positionOf(column)] ?? '',
    })),
  };
}

/** Positions by name, each name looked up once: a catalog has a hundred thousand rows. */
function positions(header: readonly string[]): (column: string) => number {
  const keys = header.map(nameKey);
  const found = new Map<string, number>();
  return (column) => {
    const position = found.get(column) ?? keys.indexOf(nameKey(column));
    found.set(column, position);
    return position;
  };
}

async function parsed(text: string, source: string): Promise<readonly Parsed[]> {
  // The build for browsers: it brings its own Buffer, so it runs in both.
  const { parse, CsvError } = await import('csv-parse/browser/esm/sync');
  try {
    const options = { info: true, bom: true, trim: true, skip_empty_lines: true } as const;
    const relaxed = { relax_column_count: true, relax_quotes: true, delimiter: delimiterOf(text) } as const;
    return parse(text, { ...options, ...relaxed }) as unknown as readonly Parsed[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new InputError([{ path: '', message: `is not CSV: ${cause.message}.` }], source, { cause });
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
