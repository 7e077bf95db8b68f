import { interruption } from './interruption.ts';
import { liveLine } from './output/live-line.ts';
import type { Terminal } from './terminal.ts';

/** What long work is given. */
export interface AtWork {
  /** Aborted by the first Ctrl-C; a second ends the process. */
  readonly signal: AbortSignal;
  /** Tells a person who watches how far it is. */
  readonly show: (text: string) => void;
}

/** Carries out work that can be watched and stopped; the line and the listening end with it, however it ends. */
export async function atWork<Result>(terminal: Terminal, work: (at: AtWork) => Promise<Result>): Promise<Result> {
  const stop = interruption(() => terminal.note('\nStopping; once more ends at once.'));
  const line = await liveLine(terminal);
  try {
    return await work({ signal: stop.signal, show: line.show });
  } finally {
    line.end();
    stop.end();
  }
}

/** The same for work that has nothing to answer with when it is stopped: nothing where Ctrl-C came first. */
export function unlessStopped<Result>(
  terminal: Terminal,
  work: (at: AtWork) => Promise<Result>,
): Promise<Result | undefined> {
  return atWork(terminal, async (at) => {
    try {
      return await work(at);
    } catch (error) {
      if (at.signal.aborted) return undefined;
      throw error;
    }
  });
}
