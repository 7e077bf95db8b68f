import type { Mapping } from '../format/recognise.ts';
import type { Source } from '../log/source.ts';
import { ambiguous, bands, clocks, secondsPer } from '../log/time.ts';
import type { TimeUnit } from '../options.ts';
import { dateIn } from './date-in.ts';
import { numberIn } from './number-in.ts';

/** A time as it was read. */
export interface ReadTime {
  /** Undefined where it cannot be read. */
  readonly seconds: number | undefined;
  /** How it is written: an index of `clocks`. */
  readonly clock: number;
}

/** How to read the times of a log: `clockOf` of the DuckDB reader, without DuckDB. */
export interface TextClock {
  readonly read: (text: string) => ReadTime;
  readonly unit: TimeUnit;
  /** What had to be assumed, for the notices. */
  readonly assumed?: string;
}

/**
 * The clock of a log, told by its first times where neither caller nor format says the unit.
 * @throws InputError where they are both dates and plain numbers
 */
export function textClock(
  source: Source,
  { time, timeUnit }: Mapping,
  first: readonly string[],
): TextClock | undefined {
  if (time === undefined) return undefined;
  if (timeUnit !== undefined && timeUnit !== 'dates') return { read: numbers(timeUnit), unit: timeUnit };
  const counts = clocks.map(() => 0);
  for (const text of first) {
    const { seconds, clock } = anyDate(text);
    if (seconds !== undefined || Number.isFinite(numberIn(text))) counts[clock] = (counts[clock] ?? 0) + 1;
  }
  const [plain = 0, iso = 0, ...numbered] = counts;
  const isNumbered = numbered.some((count) => count > 0);
  const dates = { read: iso > 0 && !isNumbered ? isoDate : anyDate, unit: 'dates' } as const;
  if (timeUnit === 'dates') return dates;
  if (plain > 0 && (iso > 0 || isNumbered)) throw ambiguous(source, time, counts);
  if (iso > 0 || isNumbered) return dates;
  const assumed = `${time.name}: numbers without a unit, taken as seconds. Say --time-unit ms (us, ns) if they are not.`;
  return { read: numbers('s'), unit: 's', assumed };
}

function numbers(unit: Exclude<TimeUnit, 'dates'>) {
  return (text: string): ReadTime => {
    const number = numberIn(text);
    return { seconds: Number.isFinite(number) ? (number as number) * secondsPer[unit] : undefined, clock: 0 };
  };
}

function isoDate(text: string): ReadTime {
  return { seconds: dateIn(text), clock: 1 };
}

function anyDate(text: string): ReadTime {
  const date = dateIn(text);
  if (date !== undefined) return { seconds: date, clock: 1 };
  const number = numberIn(text) ?? Number.NaN;
  const band = bands.findIndex(([from, to]) => number >= from && number < to);
  return band < 0 ? { seconds: undefined, clock: 0 } : { seconds: number / 10 ** (3 * band), clock: band + 2 };
}
