import type { Field } from '../log/source.ts';
import type { CsvParser, CsvSink } from './csv-parser.ts';

/** Reads JSON lines in pieces, and gives the fields of each as texts, as a CSV parser would. */
export function jsonLines(fields: readonly Field[], sink: CsvSink): CsvParser {
  let rest = '';
  let line = 0;
  const run = (text: string, isLast: boolean): void => {
    const lines = text.split('\n');
    rest = isLast ? '' : (lines.pop() ?? '');
    for (const one of lines) {
      line += 1;
      if (one.trim() !== '') sink.record(valuesIn(one, fields), line);
    }
  };
  return { push: (text) => run(rest + text, false), end: () => run(rest, true) };
}

/** A line that is broken has no values. */
function valuesIn(line: string, fields: readonly Field[]): readonly string[] {
  try {
    const record: unknown = JSON.parse(line);
    return fields.map(({ name }) => written(valueAt(record, name)));
  } catch {
    return fields.map(() => '');
  }
}

/** The value at keys joined by dots, where keys may hold dots themselves. */
function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, path)) return (value as Readonly<Record<string, unknown>>)[path];
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot);
    const inner = Object.hasOwn(value, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    const found = valueAt(inner, path.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

function written(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
