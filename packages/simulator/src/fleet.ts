import type { ReplicaKind } from './engine/engine.ts';

/** Replicas of one offer. */
export interface FleetOffer {
  readonly name: string;
  /** Replicas that are rented; a whole number. */
  readonly replicas: number;
  /** Engines of one replica that work on their own, as 8 on a machine of 8 GPUs; 1 where absent. */
  readonly enginesPerReplica?: number;
  readonly kind: ReplicaKind;
  /** For the whole replica; where given, results say what a million tokens cost. */
  readonly usdPerHour?: number;
}

/**
 * Two offers of which one computes prompts and gives first tokens, and the other is given the KV caches and gives the rest. They
 * serve nothing else.
 */
export interface FleetPool {
  readonly name: string;
  /** Names of the offers. */
  readonly prefill: string;
  readonly decode: string;
  /** Milliseconds that the KV cache of a prompt is on its way; the first token goes to the reader when it is there. */
  readonly transferMs: (inputTokens: number) => number;
}

/** What serves. */
export interface Fleet {
  readonly offers: readonly FleetOffer[];
  /** Absent where every offer serves requests whole. */
  readonly pools?: readonly FleetPool[];
}

/** What becomes of replicas at a time. */
export interface FleetEvent {
  readonly atMs: number;
  readonly offer: string;
  /**
   * `start`: more replicas begin to start, and serve `startUpMs` later. `fail`: replicas are lost at once, the latest first;
   * their requests begin anew elsewhere. `drain`: they take no more requests and end those that they have.
   */
  readonly kind: 'start' | 'fail' | 'drain';
  /** How many; all of the offer where absent (for `start`: 1). */
  readonly replicas?: number;
  /** For `start`: until they serve; 0 where absent. */
  readonly startUpMs?: number;
}
