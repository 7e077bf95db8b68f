import { InputError } from '@fleetmix/core';
import type { Database } from '../database/database.ts';
import { identifier, path, text } from '../database/quote.ts';
import type { Look } from './look.ts';
import type { Field, Source } from './source.ts';

type Layout = 'newline_delimited' | 'array' | 'unstructured';

/** Records looked at to learn the keys. */
const sampled = 20;
/** Longest line or record that is read. */
const lineBytes = 1 << 24;

/**
 * JSON lines, a JSON list of records, or whole JSON objects one after another.
 * @throws InputError where the beginning is no JSON
 */
export async function jsonSource(database: Database, file: string, look: Look, bytes: number): Promise<Source> {
  const layout = layoutOf(look);
  const options = [
    `format = '${layout}'`,
    `maximum_object_size = ${layout === 'unstructured' ? largestObject(look, bytes) : lineBytes}`,
    `compression = '${look.compressed ? 'gzip' : 'uncompressed'}'`,
  ].join(', ');
  const records = layout === 'newline_delimited' ? lines(look) : await firstRecords(database, file, options);
  const paths = new Map(records.flatMap((record) => pathsIn(record)).map((keys) => [keys.join('\n'), keys]));
  return {
    file,
    path: file,
    kind: 'json',
    compressed: look.compressed,
    fields: [...paths.values()].map(field),
    relation: (fields) => relation(file, layout, options, fields),
    options,
    unit: layout === 'newline_delimited' ? 'line' : 'row',
  };
}

/** One object may be the whole file. */
function largestObject({ compressed }: Look, bytes: number): number {
  return Math.max(lineBytes, Math.min(compressed ? bytes * 40 : bytes, 2 ** 31));
}

/** How the records stand in the file. */
export function layoutOf({ head, whole }: Look): Layout {
  if (head.trimStart().startsWith('[')) return 'array';
  const end = head.search(/\r?\n/);
  if (end < 0) return whole && parsed(head) !== undefined ? 'newline_delimited' : 'unstructured';
  // One broken line among good ones is still JSON lines.
  return head.split('\n', 3).some((line) => line.trim() !== '' && parsed(line) !== undefined)
    ? 'newline_delimited'
    : 'unstructured';
}

function lines({ head, whole }: Look): readonly unknown[] {
  const all = head.split('\n');
  return (whole ? all : all.slice(0, -1)).slice(0, sampled).map(parsed);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

async function firstRecords(database: Database, file: string, options: string): Promise<readonly unknown[]> {
  const sql = `SELECT CASE WHEN length(json) < 1000000 THEN json::VARCHAR END AS record, json_keys(json) AS keys \
FROM read_json_objects(${path(file)}, ${options}) LIMIT ${sampled}`;
  try {
    const rows = await database.rows(sql);
    return rows.map(({ record, keys }) =>
      record === null ? Object.fromEntries((keys as string[]).map((key) => [key, []])) : parsed(String(record)),
    );
  } catch (error) {
    const message = `is no JSON that can be read: ${(error as Error).message.split('\n')[0]}`;
    throw new InputError([{ path: '', message }], file, { cause: error });
  }
}

/** The paths to everything that is no object. */
function pathsIn(value: unknown, before: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return before.length === 0 ? [] : [before];
  return Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...before, key]));
}

function field(keys: readonly string[]): Field {
  const [column = '', ...rest] = keys;
  const inner = rest.map((key) => `."${key.replaceAll('"', '\\"')}"`).join('');
  const sql = rest.length === 0 ? identifier(column) : `(${identifier(column)} ->> ${text(`$${inner}`)})`;
  return { name: keys.join('.'), sql, dated: false, column };
}

/** Numbers are read as text too: a value of another type is then counted, not lost. */
function relation(file: string, layout: Layout, options: string, fields: readonly Field[]): string {
  const columns = new Map(fields.map(({ column, sql }) => [column, sql.includes(' ->> ') ? 'JSON' : 'VARCHAR']));
  const types = [...columns].map(([column, type]) => `${text(column)}: '${type}'`).join(', ');
  return `read_json(${path(file)}, ${options}, columns = {${types}}, ignore_errors = ${layout === 'newline_delimited'})`;
}
