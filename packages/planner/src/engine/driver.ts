/**
 * Drives a search from outside: looks at the clock and the signal between its steps, and hands the thread back to the
 * event loop now and then, so that a signal can arrive at all. The clock decides when to stop and nothing else.
 */

/** Why a search ended before its end. */
export type Stop = 'time' | 'signal';

/** Limits of a drive. */
export interface DriveOptions {
  /** On the clock. */
  readonly deadline: number;
  /** What time it is, in ms. */
  readonly clock: () => number;
  readonly signal: AbortSignal | undefined;
  readonly onTurn: () => void;
}

/** How long the thread is kept, in ms: below what anyone notices, above what handing it back costs. */
const turnMs = 12;

/** Runs a generator to its end, or until a limit stops it. */
export async function drive(steps: Iterator<void, void>, options: DriveOptions): Promise<Stop | undefined> {
  let turn = options.clock();
  while (!steps.next().done) {
    const now = options.clock();
    if (now >= options.deadline) return 'time';
    if (options.signal?.aborted) return 'signal';
    if (now - turn < turnMs) continue;
    options.onTurn();
    await nextTurn();
    turn = options.clock();
  }
  return undefined;
}

/** Resolves after the event loop has gone round; a message is faster than a timer, which browsers slow to 4 ms. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrived = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', arrived, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
}
