import type { Scenario } from '@fleetmix/core';
import { planUntil } from '../decomposition/part-pool.ts';
import type { Port } from './port.ts';
import type { Reply, Request } from './protocol.ts';

/** A worker's side: plans the parts that it is asked for. Call it once in the worker, with the port to its parent. */
export function serveParts(port: Port): void {
  let parts: readonly Scenario[] = [];
  const controller = new AbortController();
  port.listen(
    (message) => {
      const request = message as Request;
      if (request.kind === 'open') {
        parts = request.parts;
        return;
      }
      if (request.kind === 'abort') {
        controller.abort();
        return;
      }
      const { id, members, terms, options } = request;
      planUntil(parts, members, terms, options, controller.signal).then(
        (result) => port.post({ id, result } satisfies Reply),
        (error: unknown) => port.post({ id, error: String(error) } satisfies Reply),
      );
    },
    // A parent that is gone takes its workers with it.
    () => undefined,
  );
}
