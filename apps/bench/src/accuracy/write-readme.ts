import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const readme = resolve(import.meta.dirname, '../../../../packages/profiles/README.md');
const [begin, end] = ['<!-- accuracy: begin -->', '<!-- accuracy: end -->'];

/** Puts a table between the markers of the README of profiles. */
export function writeIntoReadme(table: string): void {
  const text = readFileSync(readme, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from)
    throw new Error(`${readme}: no markers ${begin} and ${end}; put them where the table goes.`);
  writeFileSync(readme, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
}
