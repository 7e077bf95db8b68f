import { Collector } from './collector.ts';
import { type Document, documentsIn } from './documents.ts';
import { type Fields, fieldsOf } from './field.ts';
import type { Entry, Format } from './format.ts';
import { formats } from './formats.ts';
import type { MeasurementReading } from './measurement.ts';
import { MeasurementError } from './measurement-error.ts';

/**
 * Reads what a benchmark wrote, whichever it was: the format is recognised by its shape, times become milliseconds, and what
 * cannot be used (zeros, NaN, runs without sizes) is counted by reason instead. `source` names the text in messages.
 * @throws MeasurementError where the text breaks off, has no known shape, or holds nothing at all
 */
export function readMeasurements(text: string, source = 'input'): MeasurementReading {
  const documents = documentsIn(text, source).flatMap(unwrapped);
  const found = new Map<Format, Entry[]>();
  const collector = new Collector(source);
  for (const { value, where } of documents) {
    const fields = fieldsOf(value);
    const format = fields === undefined ? undefined : formatOf(fields);
    if (fields === undefined || format === undefined) collector.skip('has none of the known shapes', where);
    else push(found, format, { value: fields, where });
  }
  if (found.size === 0) throw new MeasurementError(source, documents.length === 1 ? '' : 'no entry', unknownShape());
  for (const [format, entries] of found) format.read(entries, collector);
  const { measurements, tables, skipped, notices } = collector;
  return { format: [...found.keys()].map(({ name }) => name).join(', '), measurements, tables, skipped, notices };
}

function push(found: Map<Format, Entry[]>, format: Format, entry: Entry): void {
  const entries = found.get(format);
  if (entries === undefined) found.set(format, [entry]);
  else entries.push(entry);
}

function formatOf(fields: Fields): Format | undefined {
  return formats.find((format) => format.recognises(fields));
}

/** Rows may stand under a name, as in `{ "benchmarks": [ … ] }`. */
function unwrapped(document: Document): readonly Document[] {
  const fields = fieldsOf(document.value);
  if (fields === undefined || formatOf(fields) !== undefined) return [document];
  const rows = Object.entries(fields).flatMap(([name, list]) => {
    if (!Array.isArray(list)) return [];
    const isKnown = list.some((row) => {
      const candidate = fieldsOf(row);
      return candidate !== undefined && formatOf(candidate) !== undefined;
    });
    const begin = `${document.where}${document.where === '' ? '' : '.'}${name}`;
    return isKnown ? list.map((value: unknown, position) => ({ value, where: `${begin}[${position}]` })) : [];
  });
  return rows.length === 0 ? [document] : rows;
}

function unknownShape(): string {
  const known = formats.map(({ title }) => `  ${title}`).join('\n');
  return `is not the output of a benchmark that can be read. Give one of:\n${known}`;
}
