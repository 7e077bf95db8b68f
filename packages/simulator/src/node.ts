/**
 * Simulations on several threads, in Node.
 * @module
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Simulation } from './outcome/simulation.ts';
import { type Hand, shareOut, type ThreadOptions } from './threads/share-out.ts';
import type { Task } from './threads/task.ts';

export type { ThreadOptions } from './threads/share-out.ts';
export type { Ingredients, Recipe, Task } from './threads/task.ts';

function hire(): Hand {
  const worker = new Worker(new URL('./threads/thread.js', import.meta.url));
  return {
    postMessage: (message) => worker.postMessage(message),
    listen: (onMessage, onError) => {
      worker.on('message', onMessage);
      worker.on('error', onError);
    },
    end: () => void worker.terminate(),
  };
}

/**
 * Simulations of several seeds or inputs at once. Each thread loads `module` (a URL, such as one made with
 * `new URL('./recipe.js', import.meta.url)`) and calls its `recipe` with the task's input, which must be plain data; what it
 * returns is simulated. Results stand in the order of the tasks, the same as on one thread.
 * @throws Error where the module has no recipe or a simulation fails; the signal's reason when aborted
 */
export function simulateInThreads(
  module: URL | string,
  tasks: readonly Task[],
  options: ThreadOptions = {},
): Promise<readonly Simulation[]> {
  const threads = Math.max(1, Math.min(options.threads ?? availableParallelism(), tasks.length));
  return shareOut(Array.from({ length: threads }, hire), String(module), tasks, options);
}
