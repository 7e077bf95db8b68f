import { type Reason, reasons } from '../log/reason.ts';
import type { SkippedRows } from '../log/skipped-rows.ts';
import { clocks } from '../log/time.ts';

interface Count {
  readonly reason: number;
  readonly clock: number;
  rows: number;
  readonly lines: number[];
}

const shown = 3;
const harmless: Reason = 'a span without token counts';

/** Counts the rows of a log as they are read: those that can be used (reason 0), and the others with the first lines. */
export function rowCounts(file: string) {
  const counts = new Map<number, Count>();
  const rejected = new Map<string, { rows: number; lines: number[] }>();
  return {
    row(reason: number, clock: number, line: number): void {
      const key = reason * clocks.length + clock;
      const found = counts.get(key) ?? { reason, clock, rows: 0, lines: [] };
      counts.set(key, found);
      found.rows += 1;
      if (found.lines.length < shown) found.lines.push(line);
    },
    rejected(line: number, reason: string): void {
      const found = rejected.get(reason) ?? { rows: 0, lines: [] };
      rejected.set(reason, found);
      found.rows += 1;
      if (found.lines.length < shown) found.lines.push(line);
    },
    any: () => [...counts.values()].some(({ reason }) => reason === 0),
    /** Rows that could not be used, by reason, the most first. */
    skipped(): readonly SkippedRows[] {
      const faults = [...counts.values()]
        .filter(({ reason }) => reason > 0)
        .sort((a, b) => a.reason - b.reason || a.clock - b.clock);
      const found = new Map<string, { rows: number; lines: readonly number[] }>(rejected);
      for (const { reason, rows, lines } of faults) {
        const words = reasons[reason - 1] as Reason;
        const before = found.get(words) ?? { rows: 0, lines: [] };
        found.set(words, { rows: before.rows + rows, lines: [...before.lines, ...lines].slice(0, shown) });
      }
      return [...found]
        .map(([reason, { rows, lines }]) => ({
          reason,
          rows,
          where: lines.map((line) => `${file} line ${line}`),
          fault: reason !== harmless,
        }))
        .sort((a, b) => b.rows - a.rows);
    },
    /** Says where dates are written in different ways. */
    mixedDates(): readonly string[] {
      const good = [...counts.values()].filter(({ reason }) => reason === 0).sort((a, b) => a.clock - b.clock);
      if (good.length < 2) return [];
      const kinds = good.map(({ clock, rows }) => `${rows} as ${clocks[clock]}`);
      return [`Times are written in different ways, each read as what it is: ${kinds.join(', ')}.`];
    },
  };
}
