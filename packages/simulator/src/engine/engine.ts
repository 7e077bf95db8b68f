import type { RequestPool } from '../request-pool.ts';

/** What an engine tells of what happens in it. */
export interface Observer {
  /** The request in the slot has had its last token at `atMs`; the slot may be used again. */
  ended(slot: number, engine: Engine, atMs: number): void;
  /** It can never be served here: it needs more KV cache than there is. */
  refused(slot: number, engine: Engine, atMs: number): void;
  /** Between two times an engine computed steps for so many sequences, with this share of its KV cache taken. */
  worked(engine: Engine, fromMs: number, toMs: number, sequences: number, kvShare: number): void;
  /** Between two times so many requests waited. */
  waited(engine: Engine, fromMs: number, toMs: number, requests: number): void;
}

/** What an engine stands on. */
export interface Surroundings {
  readonly pool: RequestPool;
  readonly observer: Observer;
  /** Position of its offer in the fleet. */
  readonly offer: number;
  /** Position among all engines of the fleet. */
  readonly position: number;
}

/** One engine of a replica: takes requests, and says when it has to be looked at again. */
export interface Engine {
  readonly offer: number;
  readonly position: number;
  /** Requests in it, waiting or running. */
  readonly requests: number;
  /** Sum of what the router counts for them. */
  readonly work: number;
  /** When `run` must be called next; Infinity while nothing happens unless a request comes. */
  readonly nextMs: number;
  /** Whether a request of this class and size could be served at all. */
  canServe(requestClass: number, inputTokens: number, outputTokens: number): boolean;
  enqueue(slot: number, nowMs: number): void;
  run(nowMs: number): void;
  /** Ends at once: gives the slots of all that have not ended, in the order of their arrival here. */
  abandon(nowMs: number): readonly number[];
}

/** A kind of replica: makes the engines of one. */
export interface ReplicaKind {
  /** For the reader: how it is modelled, and what that leaves out. */
  readonly description: string;
  /** Milliseconds that a request takes outside the engine, added to its latencies. */
  readonly requestMs: number;
  /** Whether it knows first tokens and output tokens; where not, only the whole time counts. */
  readonly tokens: boolean;
  engine(surroundings: Surroundings): Engine;
}
