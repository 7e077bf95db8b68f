/**
 * Worker threads for the planner, in Node.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PartPool } from './decomposition/part-pool.ts';
import { workerPool } from './workers/worker-pool.ts';

/** A pool of worker threads; one a core where no count is given. They do not keep the process alive. */
export function workerThreads(count = availableParallelism()): PartPool {
  return workerPool(() => {
    const worker = new Worker(new URL('./workers/thread.js', import.meta.url));
    worker.unref();
    return {
      post: (message) => worker.postMessage(message),
      listen: (onMessage, onError) => {
        worker.on('message', onMessage);
        worker.on('error', onError);
      },
      close: () => void worker.terminate(),
    };
  }, count);
}
