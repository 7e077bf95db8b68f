import type { EngineName, Replica, RequestSize } from '@fleetmix/profiles';

/** Share of memory that an engine takes where it is pressed: rows that ran must be estimated even where little room is left. */
export const ran = 0.95;

/** How a figure was measured. */
export type Procedure =
  /** A fixed number of requests at once, each begun anew when it ends, so many times over. */
  | {
      readonly kind: 'closed-loop';
      readonly concurrency: number;
      readonly waves: number;
      readonly equalSizes: boolean;
      /** Whether prompts were computed by other GPUs, so that decoding was never interrupted. */
      readonly promptsApart: boolean;
    }
  /** All begun at once. */
  | { readonly kind: 'batch'; readonly requests: number }
  /** The highest throughput over all numbers at once. */
  | { readonly kind: 'maximum' };

/** Figures of one row, as measured or as estimated: milliseconds, tokens a second. */
export interface Figures {
  readonly tpot?: number;
  readonly ttft?: number;
  /** In the set's own unit: output tokens, or input and output tokens, of the whole replica. */
  readonly throughput?: number;
}

/** One row of a validation set. */
export interface Measurement {
  readonly set: string;
  readonly gpu: string;
  readonly model: string;
  readonly precision: string;
  readonly engine: EngineName;
  readonly replica: Omit<Replica, 'engine'>;
  readonly size: RequestSize;
  readonly procedure: Procedure;
  readonly measured: Figures;
}
