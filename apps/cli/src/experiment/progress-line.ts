import type { Cell, GridProgress } from '@fleetmix/experiments';
import { counted, usd, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import type { Terminal } from '../terminal.ts';

/** Tells how far a run is. */
export interface ProgressLine {
  readonly update: (cell: Cell, progress: GridProgress) => void;
  readonly end: () => void;
}

/** One line that is redrawn for a person; for a log, a plain line now and then. */
export async function progressLine(terminal: Terminal): Promise<ProgressLine> {
  return terminal.live ? liveLine() : plainLines(terminal);
}

async function liveLine(): Promise<ProgressLine> {
  const { default: ora } = await import('ora');
  // Without these two, ora would take Ctrl-C away from us while a solver computes.
  const spinner = ora({ text: 'starting', discardStdin: false, hideCursor: false, stream: process.stderr }).start();
  return {
    update: (cell, { done, total }) => {
      spinner.text = `${whole(done)} of ${counted(total, 'cell')}: ${describe(cell)}`;
      spinner.render();
    },
    end: () => void spinner.stop(),
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
  const place = Object.values(rest).filter((value) => typeof value === 'string' || typeof value === 'number').slice(0, 3);
  const answer = usdPerHour === null ? status : `${usd(usdPerHour)} USD/hour`;
  return printable([...place, planner, answer].join(', ')).slice(0, 100);
}
