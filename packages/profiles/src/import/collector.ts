import type { CapacityPoint, CapacityTable, Measurement, Percentiles, SkippedEntries } from './measurement.ts';
import type { FoundStatistics } from './statistics.ts';

type Latency = 'ttftMs' | 'tpotMs' | 'itlMs' | 'e2eMs';

/** A run as a format's reader found it: anything may be absent, zero or not a number. */
export type FoundRun = {
  readonly [Field in Exclude<keyof Measurement, Latency | 'source'>]?: Measurement[Field] | undefined;
} & { readonly [Field in Latency]?: FoundStatistics | undefined };

/** A table as it was found, with cells that may be zero or not a number. */
export type FoundTable = {
  readonly [Field in Exclude<keyof CapacityTable, 'source'>]?: CapacityTable[Field] | undefined;
} & { readonly points: readonly CapacityPoint[] };

const needed = ['inputTokens', 'outputTokens', 'requestsPerSecond'] as const;
const shownPlaces = 10;

/** Takes what readers find, keeps what can be used, and counts the rest by reason. */
export class Collector {
  readonly measurements: Measurement[] = [];
  readonly tables: CapacityTable[] = [];
  readonly #source: string;
  readonly #skipped = new Map<string, { where: string[]; count: number }>();
  readonly #notices = new Set<string>();

  constructor(source: string) {
    this.#source = source;
  }

  get skipped(): readonly SkippedEntries[] {
    return [...this.#skipped].map(([reason, { where, count }]) => ({ reason, where, count }));
  }

  get notices(): readonly string[] {
    return [...this.#notices];
  }

  skip(reason: string, where: string): void {
    const entry = this.#skipped.get(reason) ?? { where: [], count: 0 };
    if (entry.where.length < shownPlaces) entry.where.push(where === '' ? 'the whole file' : where);
    entry.count += 1;
    this.#skipped.set(reason, entry);
  }

  notice(sentence: string): void {
    this.#notices.add(sentence);
  }

  run(found: FoundRun, where: string): void {
    for (const field of needed) {
      const problem = problemOf(found[field]);
      if (problem !== undefined) {
        this.skip(`${field} ${problem}`, where);
        return;
      }
    }
    const { ttftMs, tpotMs, itlMs, e2eMs, ...rest } = found;
    const fields = Object.entries({
      source: this.#place(where),
      ...rest,
      ttftMs: this.#usable(ttftMs, 'TTFT', where),
      tpotMs: this.#usable(tpotMs, 'TPOT', where),
      itlMs: this.#usable(itlMs, 'ITL', where),
      e2eMs: this.#usable(e2eMs, 'E2E', where),
    });
    this.measurements.push(
      Object.fromEntries(fields.filter(([field, value]) => isUsable(field, value))) as unknown as Measurement,
    );
  }

  table(found: FoundTable, where: string): void {
    const points = found.points.filter(({ requestsPerSecond }) => requestsPerSecond > 0 && requestsPerSecond < 1e12);
    for (const point of found.points.filter((candidate) => !points.includes(candidate))) {
      const cell = `${where}${where === '' ? '' : ' '}input ${point.inputTokens}, output ${point.outputTokens}`;
      const zero = point.requestsPerSecond === 0;
      this.skip(zero ? 'throughput is 0: the targets did not hold' : 'throughput is not a positive number', cell);
    }
    if (points.length === 0) {
      this.skip('a table without a usable cell', where);
      return;
    }
    const { points: _, ...rest } = found;
    const described = Object.fromEntries(Object.entries(rest).filter(([field, value]) => isUsable(field, value)));
    this.tables.push({ ...described, source: this.#place(where), points });
  }

  #place(where: string): string {
    return where === '' ? this.#source : `${this.#source} ${where}`;
  }

  #usable(found: FoundStatistics | undefined, name: string, where: string): Percentiles | undefined {
    if (found === undefined || found.size === 0) return undefined;
    const usable = [...found].filter(([, value]) => value > 0 && value < Number.POSITIVE_INFINITY);
    if (usable.length < found.size) this.skip(`${name} of 0 or not a number is left out`, where);
    return usable.length === 0 ? undefined : (Object.fromEntries(usable) as Percentiles);
  }
}

function problemOf(value: number | undefined): string | undefined {
  if (value === undefined) return 'is missing';
  if (Number.isNaN(value)) return 'is NaN';
  return value > 0 && value < Number.POSITIVE_INFINITY ? undefined : `is ${value}`;
}

/** What is absent, or a number that says nothing (an infinite rate, no GPUs, NaN), is left out; no failures say much. */
function isUsable(field: string, value: unknown): boolean {
  if (typeof value !== 'number') return value !== undefined;
  return Number.isFinite(value) && (value > 0 || (value === 0 && field === 'failed'));
}
