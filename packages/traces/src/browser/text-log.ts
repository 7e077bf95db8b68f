import { InputError } from '@fleetmix/core';
import type { Database } from '../database/database.ts';
import { unfold } from '../format/unfold.ts';
import { csvSource, delimiterOf, firstRecord } from '../log/csv-source.ts';
import { jsonSource, layoutOf } from '../log/json-source.ts';
import type { Look } from '../log/look.ts';
import type { Source } from '../log/source.ts';
import { type CsvParser, type CsvSink, csvParser } from './csv-parser.ts';
import { jsonLines } from './json-lines.ts';

/** A text whose columns are known, and what reads it. */
export interface TextLog {
  readonly source: Source;
  parser(sink: CsvSink): CsvParser;
}

const elsewhere = 'The command line reads it: fleetmix plan --trace FILE.';

/**
 * What a text is, by its beginning.
 * @throws InputError where it is empty, has no header, or is of a kind that only the DuckDB reader takes
 */
export async function textLog(file: string, head: string, whole: boolean): Promise<TextLog> {
  const refusal = (message: string) => new InputError([{ path: '', message }], file);
  if (head.trim() === '') throw refusal('is empty: it has neither a header nor requests.');
  const isJson = /^\s*[[{]/.test(head);
  const look: Look = { kind: isJson ? 'json' : 'csv', compressed: false, head, whole };
  if (!isJson) return csvLog(csvSource(file, look), delimiterOf(firstRecord(head)));
  if (layoutOf(look) !== 'newline_delimited') throw refusal(`is JSON, but not a record a line. ${elsewhere}`);
  // JSON lines are looked at without a database.
  const source = await jsonSource(undefined as unknown as Database, file, look, head.length);
  if (unfold(source) !== source) throw refusal(`holds requests in lists. ${elsewhere}`);
  return { source, parser: (sink) => jsonLines(source.fields, sink) };
}

function csvLog(source: Source, delimiter: string): TextLog {
  return { source, parser: (sink) => csvParser(delimiter, source.fields.length, withoutHeader(sink)) };
}

/** The first record names the columns, whatever is wrong with it. */
function withoutHeader(sink: CsvSink): CsvSink {
  let isHeader = true;
  const afterHeader = (then: () => void): void => {
    if (!isHeader) then();
    isHeader = false;
  };
  return {
    record: (values, line) => afterHeader(() => sink.record(values, line)),
    rejected: (line, reason) => afterHeader(() => sink.rejected(line, reason)),
  };
}
