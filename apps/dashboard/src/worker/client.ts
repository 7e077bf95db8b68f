import type { Answer, FromWorker, Request, ToWorker } from './protocol.ts';

/** What of a Worker is used. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { readonly message?: string }) => void): void;
}

/** A request under way. */
export interface Job {
  /** Nobody waits for it any more: no further answers come. */
  cancel(): void;
  /** It is to end soon, with the best that it has. */
  stop(): void;
}

/** The page's end of the protocol. */
export interface WorkerClient {
  start(request: Request, onAnswer: (answer: Answer) => void): Job;
}

/** WebAssembly cannot be interrupted. A worker that does not answer for so long is ended, and another one made. */
const patienceMs = { cancel: 300, stop: 2000 } as const;

/** Hands requests to a worker, which is made when first used and again after it broke or would not stop. */
export function workerClient(create: () => WorkerLike): WorkerClient {
  const listeners = new Map<number, (answer: Answer) => void>();
  let worker: WorkerLike | undefined;
  let lastId = 0;

  const end = (message: string): void => {
    worker?.terminate();
    worker = undefined;
    const waiting = [...listeners.values()];
    listeners.clear();
    for (const listener of waiting) listener({ kind: 'failed', message });
  };
  const begin = (): WorkerLike => {
    const made = create();
    made.addEventListener('message', ({ data: { id, answer } }) => {
      const listener = listeners.get(id);
      if (answer.kind === 'done' || answer.kind === 'failed') listeners.delete(id);
      listener?.(answer);
    });
    made.addEventListener('error', ({ message }) => end(broken(message)));
    made.addEventListener('messageerror', () => end(broken()));
    return made;
  };
  const endUnlessAnswered = (id: number, ms: number): void => {
    setTimeout(() => {
      if (listeners.has(id)) end('It was stopped before it had an answer.');
    }, ms);
  };

  return {
    start(request, onAnswer) {
      lastId += 1;
      const id = lastId;
      let isWanted = true;
      listeners.set(id, (answer) => {
        if (isWanted) onAnswer(answer);
      });
      const tell = (ms: number): void => {
        if (!listeners.has(id)) return;
        worker?.postMessage({ id, cancel: true });
        endUnlessAnswered(id, ms);
      };
      try {
        worker ??= begin();
        worker.postMessage({ id, request });
      } catch (cause) {
        queueMicrotask(() => end(broken((cause as Error).message)));
      }
      return {
        cancel() {
          isWanted = false;
          tell(patienceMs.cancel);
        },
        stop: () => tell(patienceMs.stop),
      };
    },
  };
}

function broken(reason?: string): string {
  const detail = reason === undefined || reason === '' ? '' : ` (${reason})`;
  return `The solver's worker broke${detail}. Change something to try again, or reload the page; your scenario is kept.`;
}
