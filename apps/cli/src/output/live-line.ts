import type { Terminal } from '../terminal.ts';

/** One line on stderr that is redrawn while the work goes on, and gone when it is done. */
export interface LiveLine {
  readonly show: (text: string) => void;
  readonly end: () => void;
}

/** A line for a person who watches; nothing at all elsewhere. */
export async function liveLine(terminal: Terminal): Promise<LiveLine> {
  if (!terminal.live) return { show: () => {}, end: () => {} };
  const { default: ora } = await import('ora');
  // Without the first two, ora would take Ctrl-C away from us while a solver computes.
  const spinner = ora({ discardStdin: false, hideCursor: false, stream: process.stderr }).start();
  return {
    show: (text) => {
      spinner.text = text;
      // A solver may hold the thread from here on, and no timer would draw the line.
      spinner.render();
    },
    end: () => void spinner.stop(),
  };
}
