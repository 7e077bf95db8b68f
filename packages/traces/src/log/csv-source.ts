import { InputError } from '@fleetmix/core';
import { path, text } from '../database/quote.ts';
import type { Look } from './look.ts';
import type { Field, Source } from './source.ts';

/**
 * A CSV file. The header tells delimiter and names: a guess from the rows goes wrong where rows are broken. Every column
 * is read as text, so that a value that is no number can be counted and shown.
 * @throws InputError where the first line names no columns
 */
export function csvSource(file: string, { head, compressed }: Look): Source {
  const delimiter = delimiterOf(firstRecord(head));
  const names = namesIn(firstRecord(head), delimiter);
  if (names.every((name) => name === '' || !Number.isNaN(Number(name)))) throw headless(file, names);
  return {
    file,
    path: file,
    kind: 'csv',
    compressed,
    fields: names.map((name, column): Field => ({ name, sql: `c${column}`, dated: false, column: name })),
    relation: () => relation(file, delimiter, names.length, compressed, hasMixedEnds(head)),
    unit: 'line',
  };
}

/** Lines that end in some places with a carriage return, as after an edit on another system. */
function hasMixedEnds(head: string): boolean {
  return /\r\n/.test(head) && /[^\r]\n/.test(head);
}

function relation(
  file: string,
  delimiter: string,
  columns: number,
  compressed: boolean,
  hasMixedEnds: boolean,
): string {
  const types = Array.from({ length: columns }, (_, column) => `'c${column}': 'VARCHAR'`).join(', ');
  const compression = compressed ? 'gzip' : 'none';
  // DuckDB's strict reader breaks off where ends of lines change.
  const strictness = hasMixedEnds ? ', strict_mode = false' : '';
  return `read_csv(${path(file)}, auto_detect = false, delim = ${text(delimiter)}, quote = '"', escape = '"', \
header = true, columns = {${types}}, compression = '${compression}', store_rejects = true, rejects_limit = 0${strictness})`;
}

/** The text up to the first line break that is not inside quotes. */
export function firstRecord(head: string): string {
  const match = /^\s*((?:"(?:[^"]|"")*"|[^"\r\n])*)/.exec(head);
  return match?.[1] ?? '';
}

const delimiters = [',', '\t', ';', '|'];

/** The delimiter that stands in a header most often. */
export function delimiterOf(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] as string;
}

function namesIn(header: string, delimiter: string): readonly string[] {
  const names: string[] = [];
  let name = '';
  let quoted = false;
  for (const character of header) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      names.push(name.trim());
      name = '';
    } else name += character;
  }
  return [...names, name.trim()];
}

function headless(file: string, names: readonly string[]): InputError {
  const message = `has no header: its first line is ${names.slice(0, 5).join(', ')}. Put the columns' names there.`;
  return new InputError([{ path: '', message }], file);
}
