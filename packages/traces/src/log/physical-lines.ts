import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const newline = 10;
const quote = 34;
/** A log is not read twice for the sake of a line number: after this many bytes the search ends. */
const mostBytes = 1 << 28;

/**
 * The lines (from 1) at which records (from 0, the header among them) begin, counting as DuckDB does: blank lines are no
 * records, nor are these rejected lines, and a quoted text may hold line breaks. `undefined` for what lies too far.
 */
export async function physicalLines(
  file: string,
  compressed: boolean,
  records: readonly number[],
  rejected: ReadonlySet<number>,
): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(records);
  const found = new Map<number, number>();
  const input = createReadStream(file);
  let state = { line: 1, record: 0, begins: 1, filled: false, quoted: false };
  let bytes = 0;
  for await (const chunk of compressed ? input.pipe(createGunzip()) : input) {
    state = scan(chunk as Buffer, state, rejected, (record, line) => wanted.has(record) && found.set(record, line));
    bytes += (chunk as Buffer).length;
    if (found.size === wanted.size || bytes > mostBytes) break;
  }
  if (state.filled) found.set(state.record, state.begins);
  return found;
}

interface State {
  readonly line: number;
  readonly record: number;
  /** Where the record begins that is being read. */
  readonly begins: number;
  readonly filled: boolean;
  readonly quoted: boolean;
}

function scan(
  chunk: Buffer,
  state: State,
  rejected: ReadonlySet<number>,
  tell: (record: number, line: number) => void,
) {
  let { line, record, begins, filled, quoted } = state;
  for (const byte of chunk) {
    if (byte === quote && !rejected.has(begins)) quoted = !quoted;
    if (byte !== newline) {
      filled ||= byte > 32;
      continue;
    }
    line += 1;
    if (quoted) continue;
    if (filled && !rejected.has(begins)) {
      tell(record, begins);
      record += 1;
    }
    begins = line;
    filled = false;
  }
  return { line, record, begins, filled, quoted };
}
