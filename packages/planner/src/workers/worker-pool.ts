import type { PartPool } from '../decomposition/part-pool.ts';
import type { EngineResult } from '../engine/index.ts';
import type { Port } from './port.ts';
import type { Reply, Request } from './protocol.ts';

interface Waiting {
  readonly resolve: (result: EngineResult) => void;
  readonly reject: (error: Error) => void;
}

/** A worker with the requests that it has not answered. */
interface Hand {
  readonly port: Port;
  readonly waiting: Map<number, Waiting>;
}

/**
 * Plans parts in workers, each asked by whoever is free first. Workers are started when parts are opened, and ended when the
 * session is closed; a worker that fails fails every plan that it owes.
 * @param start starts a worker that calls `serveParts`
 */
export function workerPool(start: () => Port, count: number): PartPool {
  return {
    open: (parts, signal) => {
      const hands = Array.from({ length: Math.min(count, parts.length) }, () => hire(start()));
      for (const { port } of hands) port.post({ kind: 'open', parts } satisfies Request);
      const abort = (): void => {
        for (const { port } of hands) port.post({ kind: 'abort' } satisfies Request);
      };
      signal?.addEventListener('abort', abort, { once: true });
      let id = 0;
      return {
        plan: (members, terms, options) =>
          new Promise<EngineResult>((resolve, reject) => {
            const hand = hands.reduce((free, other) => (other.waiting.size < free.waiting.size ? other : free));
            id += 1;
            hand.waiting.set(id, { resolve, reject });
            hand.port.post({ kind: 'plan', id, members, terms, options } satisfies Request);
          }),
        close: () => {
          signal?.removeEventListener('abort', abort);
          for (const { port } of hands) port.close();
        },
      };
    },
  };
}

function hire(port: Port): Hand {
  const waiting = new Map<number, Waiting>();
  port.listen(
    (message) => {
      const reply = message as Reply;
      const owed = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('result' in reply) owed?.resolve(reply.result);
      else owed?.reject(new Error(`A worker failed: ${reply.error}`));
    },
    (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    },
  );
  return { port, waiting };
}
