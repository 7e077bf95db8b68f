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
const patienceMs = { cancel: 500, stop: 2000 } as const;

/** A request that has not come to its end. */
interface Pending {
  readonly request: Request;
  readonly onAnswer: (answer: Answer) => void;
}

/** Hands requests to a worker, which is made when first used and again after it broke or would not stop. */
export function workerClient(create: () => WorkerLike): WorkerClient {
  const pending = new Map<number, Pending>();
  let worker: WorkerLike | undefined;
  let lastId = 0;

  const begin = (): WorkerLike => {
    const made = create();
    made.addEventListener('message', ({ data: { id, answer } }) => {
      const listener = pending.get(id)?.onAnswer;
      if (answer.kind === 'done' || answer.kind === 'failed') pending.delete(id);
      listener?.(answer);
    });
    made.addEventListener('error', ({ message }) => fail(broken(message)));
    made.addEventListener('messageerror', () => fail(broken()));
    return made;
  };
  const send = (id: number, request: Request): void => {
    try {
      worker ??= begin();
      worker.postMessage({ id, request });
    } catch (cause) {
      queueMicrotask(() => fail(broken((cause as Error).message)));
    }
  };
  const discard = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  /** The worker broke: nothing that it was asked for will be answered. */
  const fail = (message: string): void => {
    discard();
    const waiting = [...pending.values()];
    pending.clear();
    for (const { onAnswer } of waiting) onAnswer({ kind: 'failed', message });
  };
  /** One request would not end, and the worker goes with it; the others begin again in the next. */
  const endUnlessAnswered = (id: number, ms: number): void => {
    setTimeout(() => {
      const stuck = pending.get(id);
      if (stuck === undefined) return;
      pending.delete(id);
      discard();
      for (const [other, { request }] of pending) send(other, request);
      stuck.onAnswer({ kind: 'failed', message: 'It was stopped before it had an answer.' });
    }, ms);
  };

  return {
    start(request, onAnswer) {
      lastId += 1;
      const id = lastId;
      let isWanted = true;
      pending.set(id, {
        request,
        onAnswer: (answer) => {
          if (isWanted) onAnswer(answer);
        },
      });
      send(id, request);
      const tell = (ms: number): void => {
        if (!pending.has(id)) return;
        worker?.postMessage({ id, cancel: true });
        endUnlessAnswered(id, ms);
      };
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
