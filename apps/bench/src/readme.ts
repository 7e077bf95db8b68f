import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

const file = new URL('../README.md', import.meta.url);
const [begin, end] = ['<!-- table -->', '<!-- /table -->'];

/** Puts what was printed between the README's markers, with the machine and the day. */
export function writeReadme(table: string): void {
  writeFileSync(file, between(readFileSync(file, 'utf8'), `${machine()}:\n\n${table}`));
}

/** A text with what stands between its markers replaced. */
export function between(text: string, what: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`README.md: put "${begin}" and "${end}" where the table goes.`);
  return `${text.slice(0, from + begin.length)}\n${what}\n${text.slice(to)}`;
}

function machine(): string {
  return `${availableParallelism()} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
}
