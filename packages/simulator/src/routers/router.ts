import type { Engine } from '../engine/engine.ts';
import type { Random } from '../random/generator.ts';
import type { Request } from '../request.ts';

/** A request that is served in two halves: the engine of its first half, and the position of the pool among the fleet's. */
export interface ThroughPool {
  readonly prefill: Engine;
  readonly pool: number;
}

/** Chooses the engine for a request among those that take some, or a pool and an engine; undefined where none can serve it. */
export type Choose = (request: Request) => Engine | ThroughPool | undefined;

/** A way to distribute requests. */
export interface Router {
  readonly name: string;
  /**
   * `accepting` are the engines that take requests, in the fleet's order: the same list all the time, changed when replicas
   * start or go.
   */
  open(accepting: readonly Engine[], random: Random): Choose;
  /** What a request adds to the `work` of the engine that it is sent to; 0 where absent. */
  workOf?(request: Request, offer: number): number;
}

/** Whether an engine can serve a request at all. */
export function serves(engine: Engine, { requestClass, inputTokens, outputTokens }: Request): boolean {
  return engine.canServe(requestClass, inputTokens, outputTokens);
}
