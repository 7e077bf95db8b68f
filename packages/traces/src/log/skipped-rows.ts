import type { Database } from '../database/database.ts';
import type { Part } from './open-log.ts';
import { physicalLines } from './physical-lines.ts';
import { type Reason, reasons } from './reason.ts';

/** Rows that could not be used, for one reason. */
export interface SkippedRows {
  readonly reason: string;
  readonly rows: number;
  /** The first few of them: `log.csv line 17`. */
  readonly where: readonly string[];
  /** Whether it is a fault of the log; rows that are simply not requests are none. */
  readonly fault: boolean;
}

/** A line that CSV's rules do not let through. */
export interface Rejected {
  readonly file: number;
  readonly line: number;
  readonly reason: string;
}

const shown = 3;
const harmless: readonly Reason[] = ['a span without token counts'];
/** What the caller chose to leave out. */
const leftOut = 255;

/** The lines of the file read last that were no CSV. */
export async function rejectedLines(database: Database, file: number): Promise<readonly Rejected[]> {
  const tables = await database.rows(`SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'`);
  if (tables.length === 0) return [];
  const rows = await database.rows(
    'SELECT line::DOUBLE AS line, min(error_type::VARCHAR) AS kind FROM reject_errors GROUP BY line ORDER BY line',
  );
  return rows.map((row) => ({ file, line: Number(row['line']), reason: wording(String(row['kind'])) }));
}

function wording(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    'MISSING COLUMNS': 'too few columns',
    'TOO MANY COLUMNS': 'too many columns',
    'UNQUOTED VALUE': 'a quote that is not closed',
    'LINE SIZE OVER MAXIMUM': 'line too long',
    'INVALID ENCODING': 'not UTF-8',
  };
  return words[kind] ?? kind.toLowerCase();
}

/** All rows that could not be used, by reason, the most first. `counts` are by file, reason and clock. */
export async function skippedRows(
  parts: readonly Part[],
  counts: readonly Readonly<Record<string, unknown>>[],
  rejected: readonly Rejected[],
): Promise<readonly SkippedRows[]> {
  const starts = fileStarts(parts, counts);
  const found = new Map<string, { rows: number; where: string[]; fault: boolean }>();
  const add = (reason: string, rows: number, where: readonly string[], fault: boolean) => {
    const entry = found.get(reason) ?? { rows: 0, where: [], fault };
    found.set(reason, { rows: entry.rows + rows, where: [...entry.where, ...where].slice(0, shown), fault });
  };
  for (const { file, line, reason } of rejected) add(reason, 1, [`${parts[file]?.source.file} line ${line}`], true);
  for (const { file, reason, requests, first } of counts) {
    if (reason === 0 || reason === leftOut) continue;
    const words = reasons[Number(reason) - 1] as Reason;
    const rows = (first as bigint[]).map((row) => Number(row) - (starts[Number(file)] ?? 0));
    const lines = new Set(rejected.filter((line) => line.file === file).map(({ line }) => line));
    const known = (found.get(words)?.where.length ?? 0) >= shown;
    const where = known ? [] : await places(parts[Number(file)], rows, lines);
    add(words, Number(requests), where, !harmless.includes(words));
  }
  return [...found].map(([reason, entry]) => ({ reason, ...entry })).sort((a, b) => b.rows - a.rows);
}

function fileStarts(parts: readonly Part[], counts: readonly Readonly<Record<string, unknown>>[]): readonly number[] {
  const sizes = parts.map(() => 0);
  for (const { file, requests } of counts) sizes[Number(file)] = (sizes[Number(file)] ?? 0) + Number(requests);
  return sizes.map((_, file) => sizes.slice(0, file).reduce((sum, size) => sum + size, 0));
}

/** Where these rows of a file, counted from 0 among those that were let through, stand in it. */
async function places(
  part: Part | undefined,
  rows: readonly number[],
  rejected: ReadonlySet<number>,
): Promise<readonly string[]> {
  if (part === undefined) return [];
  const { file, path, unit, kind, compressed } = part.source;
  if (unit === 'row') return rows.map((row) => `${file} row ${row + 1}`);
  const header = kind === 'csv' ? 1 : 0;
  const lines = await physicalLines(
    path,
    compressed,
    rows.map((row) => row + header),
    rejected,
  );
  return rows.map((row) => {
    const line = lines.get(row + header);
    return line === undefined ? `${file} row ${row + 1}` : `${file} line ${line}`;
  });
}
