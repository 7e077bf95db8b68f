import type { Document } from './documents.ts';
import { MeasurementError } from './measurement-error.ts';

/**
 * Rows of a CSV text (RFC 4180; commas, semicolons or tabs) as objects by column; every cell is text.
 * @throws MeasurementError where there is no header of at least two columns, no row, or a quote is left open
 */
export function csvRows(text: string, source: string): readonly Document[] {
  const separator = separatorOf(text.slice(0, text.search(/[\r\n]|$/)));
  if (separator === undefined) throw new MeasurementError(source, 'line 1', `is neither JSON nor a table. ${remedy}`);
  const [header, ...rows] = records(text, separator, source);
  if (header === undefined || rows.length === 0)
    throw new MeasurementError(source, 'line 1', `holds no rows. ${remedy}`);
  const columns = header.cells.map((name) => name.trim());
  return rows.map(({ cells, line }) => ({
    value: Object.fromEntries(columns.map((name, position) => [name, cells[position]])),
    where: `line ${line}`,
  }));
}

const remedy = "Give a benchmark's output: JSON, JSON lines, or CSV with a header.";

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

function separatorOf(header: string): string | undefined {
  return [',', ';', '\t'].find((candidate) => header.includes(candidate));
}

function records(text: string, separator: string, source: string): readonly Line[] {
  const found: Line[] = [];
  const cell = cellPattern(separator);
  let cells: string[] = [];
  let line = 1;
  let started = 1;
  for (let position = 0; position < text.length; ) {
    cell.lastIndex = position;
    const match = cell.exec(text);
    if (match === null)
      throw new MeasurementError(source, `line ${line}`, 'a quote is not closed: add the second one.');
    const [whole, quotedText, plain = '', end = ''] = match;
    cells.push(quotedText === undefined ? plain : quotedText.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    position += Math.max(whole.length, 1);
    if (end === separator && position < text.length) continue;
    if (cells.some((entry) => entry.trim() !== '')) found.push({ cells, line: started });
    cells = [];
    started = line;
  }
  return found;
}

/** One cell and what ends it. */
function cellPattern(separator: string): RegExp {
  const mark = separator === '\t' ? '\\t' : separator;
  return new RegExp(
    `(?:"([^"]*(?:""[^"]*)*)"[^${mark}\\r\\n]*|((?!")[^${mark}\\r\\n]*))(${mark}|\\r\\n|\\n|\\r|$)`,
    'y',
  );
}
