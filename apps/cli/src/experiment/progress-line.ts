import type { Cell, GridProgress } from '@fleetmix/experiments';
import { counted, usd, whole } from '../output/figures.ts';
import { liveLine } from '../output/live-line.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../terminal.ts';

/** Tells how far a run is. */
export interface ProgressLine {
  readonly update: (cell: Cell, progress: GridProgress) => void;
  readonly end: () => void;
}

/** One line that is redrawn for a person; for a log, a plain line now and then. */
export async function progressLine(terminal: Terminal): Promise<ProgressLine> {
  if (!terminal.live) return plainLines(terminal);
  const line = await liveLine(terminal);
  return {
    update: (cell, { done, total }) => line.show(`${whole(done)} of ${counted(total, 'cell')}: ${describe(cell)}`),
    end: line.end,
  };
}

const pauseMs = 2000;

function plainLines(terminal: Terminal): ProgressLine {
  let last = Date.now();
  return {
    update: (_, { done, total }) => {
      if (Date.now() - last < pauseMs && done < total) return;
      last = Date.now();
      terminal.note(`${whole(done)} of ${counted(total, 'cell')} done`);
    },
    end: () => {},
  };
}

function describe({ planner, status, usdPerHour, ...rest }: Cell): string {
  const place = Object.values(rest)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .slice(0, 3);
  const answer = usdPerHour === null ? status : `${usd(usdPerHour)} USD/hour`;
  return printable([...place, planner, answer].join(', ')).slice(0, 100);
}
