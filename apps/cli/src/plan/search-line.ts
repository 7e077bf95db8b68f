import type { Progress } from '@fleetmix/core';
import { duration, percent, usd } from '../output/figures.ts';
import { type LiveLine, liveLine } from '../output/live-line.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../terminal.ts';

/** Tells how far a search is. */
export interface SearchLine {
  readonly update: (progress: Progress) => void;
  readonly end: () => void;
}

/** Searches that are over sooner leave no trace on the screen. */
const patienceMs = 300;
const pauseMs = 100;

/**
 * A line for a person who waits: `12.3 s  best 41.25 USD/hour, at least 40.90 (gap 0.8 %)`. Nothing elsewhere.
 * @param holdsThread whether no line could be drawn once the search has begun; then one that tells less is drawn before
 */
export async function searchLine(planner: string, terminal: Terminal, holdsThread: boolean): Promise<SearchLine> {
  if (!terminal.live) return { update: () => {}, end: () => {} };
  if (holdsThread) {
    const line = await liveLine(terminal);
    line.show(`Planning with ${printable(planner)}`);
    return { update: () => {}, end: line.end };
  }
  return patientLine(terminal);
}

function patientLine(terminal: Terminal): SearchLine {
  const start = performance.now();
  let progress: Progress = {};
  let ended = false;
  let line: LiveLine | undefined;
  const draw = () => line?.show(searchText((performance.now() - start) / 1000, progress));
  let timer: NodeJS.Timeout = setTimeout(async () => {
    const begun = await liveLine(terminal);
    if (ended) return begun.end();
    line = begun;
    draw();
    timer = setInterval(draw, pauseMs);
  }, patienceMs);
  return {
    update: (latest) => {
      progress = latest;
    },
    end: () => {
      ended = true;
      clearTimeout(timer);
      line?.end();
    },
  };
}

/** Where a search stands, in words. */
export function searchText(
  seconds: number,
  { incumbentUsdPerHour: best, atLeastUsdPerHour: bound = 0 }: Progress,
): string {
  const time = duration(seconds, 1);
  const found = best === undefined ? 'no plan so far' : `best ${usd(best)} USD/hour`;
  if (bound <= 0) return `${time}  ${found}`;
  const gap = best === undefined || best <= 0 ? '' : ` (gap ${percent(Math.max(0, (best - bound) / best), 1)})`;
  return `${time}  ${found}, at least ${usd(bound)}${gap}`;
}
