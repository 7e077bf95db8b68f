import type { Simulation } from '../outcome/simulation.ts';
import type { SimulationProgress } from '../simulate.ts';
import type { Order, Reply, Task } from './task.ts';

/** The parent's end of a channel to a thread. */
export interface Hand {
  postMessage(message: unknown): void;
  listen(onMessage: (message: unknown) => void, onError: (error: Error) => void): void;
  end(): void;
}

/** Limits of the work of threads, all optional. */
export interface ThreadOptions {
  /** Threads at most; one a core where absent. */
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Called with the task's position. */
  readonly onProgress?: (task: number, progress: SimulationProgress) => void;
}

/** Gives each hand a task whenever it has none, until all are done; hands are ended whatever happens. */
export function shareOut(
  hands: readonly Hand[],
  module: string,
  tasks: readonly Task[],
  { signal, onProgress }: ThreadOptions,
): Promise<readonly Simulation[]> {
  const done: Simulation[] = [];
  let [given, ended] = [0, 0];
  return new Promise<readonly Simulation[]>((resolve, reject) => {
    const abort = (): void => reject(signal?.reason);
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    const give = (hand: Hand): void => {
      const task = tasks[given];
      if (task === undefined) return;
      hand.postMessage({ id: given, module, task } satisfies Order);
      given += 1;
    };
    for (const hand of hands) {
      hand.listen((message) => {
        const reply = message as Reply;
        if ('progress' in reply) return onProgress?.(reply.id, reply.progress);
        if ('error' in reply) return reject(new Error(`simulation ${reply.id} failed: ${reply.error}`));
        done[reply.id] = reply.simulation;
        ended += 1;
        if (ended === tasks.length) return resolve(done);
        return give(hand);
      }, reject);
      give(hand);
    }
    if (tasks.length === 0) resolve(done);
    return undefined;
  }).finally(() => {
    for (const hand of hands) hand.end();
  });
}
