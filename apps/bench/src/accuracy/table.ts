import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A row of a CSV file by column name; a column that is missing or empty reads as ''. */
export type Row = (column: string) => string;

function text(folder: string, name: string): string | undefined {
  const plain = join(folder, `${name}.csv`);
  if (existsSync(plain)) return readFileSync(plain, 'utf8');
  return existsSync(`${plain}.gz`) ? gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8') : undefined;
}

/** Rows of `name`.csv or `name`.csv.gz in a folder, which have no quoted cells; none where the file is absent. */
export function readTable(folder: string, name: string): readonly Row[] {
  const [head = '', ...lines] = text(folder, name)?.trimEnd().split(/\r?\n/) ?? [];
  const positions = new Map(head.split(',').map((column, position) => [column, position]));
  return lines.map((line) => {
    const cells = line.split(',');
    return (column) => cells[positions.get(column) ?? -1] ?? '';
  });
}
