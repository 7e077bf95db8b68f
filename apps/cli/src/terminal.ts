import { printableLines } from './output/printable.ts';

/** Where a command writes: results to stdout, everything else to stderr. */
export interface Terminal {
  /** Writes a result, and a line break after it. */
  readonly print: (text: string) => void;
  /** Writes a remark, and a line break after it. */
  readonly note: (text: string) => void;
  /** Whether a person watches stderr, so that one line may be redrawn while the work goes on. */
  readonly live: boolean;
}

/** The process's own streams. `decorated`: whether a live line may be drawn at all. */
export function processTerminal(decorated: boolean): Terminal {
  const { TERM, CI } = process.env;
  return {
    print: (text) => void process.stdout.write(`${text}\n`),
    note: (text) => void process.stderr.write(`${printableLines(text)}\n`),
    // A terminal without a size cannot have a line redrawn in it.
    live: decorated && process.stderr.isTTY === true && process.stderr.columns > 0 && TERM !== 'dumb' && !CI,
  };
}
