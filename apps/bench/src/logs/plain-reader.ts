import { createReadStream } from 'node:fs';

/** What both sides must agree on. */
export interface Counted {
  readonly requests: number;
  /** Requests by class name. */
  readonly classes: Readonly<Record<string, number>>;
}

const bounds = [...new Set(Array.from({ length: 25 }, (_, step) => Math.round(10 ** (1 + step / 4))))];

/**
 * What someone would write in an hour: the CSV in chunks, split into lines and cells, counted by class and by window, with
 * the gaps between arrivals. Single-threaded, and believes every row.
 */
export async function plainReader(file: string): Promise<Counted> {
  const counts = new Map<number, number>();
  const windows = new Map<number, number>();
  let requests = 0;
  let before = Number.NaN;
  let squares = 0;
  for await (const line of lines(file)) {
    const [time = '', input, output] = line.split(',');
    const arrivalMs = Date.parse(`${time}Z`);
    const key = place(Number(input)) * 100 + place(Number(output));
    const window = Math.floor(arrivalMs / 300_000);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    windows.set(window, (windows.get(window) ?? 0) + 1);
    if (requests > 0) squares += (arrivalMs - before) ** 2;
    before = arrivalMs;
    requests += 1;
  }
  if (!(squares >= 0)) throw new Error('a time could not be read.');
  const classes = [...counts].map(([key, count]) => [
    `in ${range(Math.floor(key / 100))} out ${range(key % 100)}`,
    count,
  ]);
  return { requests, classes: Object.fromEntries(classes) as Record<string, number> };
}

/** The lines after the header. */
async function* lines(file: string): AsyncGenerator<string> {
  let rest = '';
  let header = true;
  for await (const chunk of createReadStream(file, { encoding: 'latin1', highWaterMark: 1 << 20 })) {
    const parts = (rest + String(chunk)).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      if (!header) yield line;
      header = false;
    }
  }
}

function place(tokens: number): number {
  return bounds.findIndex((bound) => tokens <= bound);
}

function range(at: number): string {
  return `${(bounds[at - 1] ?? 0) + 1}-${bounds[at]}`;
}
