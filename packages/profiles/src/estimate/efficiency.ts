import type { Precision } from '../accelerator.ts';

/** Shares of a GPU's peak figures that its kernels reach. */
export interface Efficiency {
  /** `measured` on this GPU's kernels; `same-chip`: measured on one of the same chip or generation; `class-default`: typical. */
  readonly basis: 'measured' | 'same-chip' | 'fitted' | 'class-default';
  readonly source: string;
  /** Linear layers: share of dense peak arithmetic at many tokens, share of peak bandwidth at few. */
  readonly linear: Readonly<Partial<Record<Precision, { readonly arithmetic: number; readonly reading: number }>>>;
  /** Routed experts. */
  readonly experts: { readonly arithmetic: number; readonly reading: number };
  /** Attention over a prompt: share of bf16 peak at long contexts, and the context at which half of it is reached. */
  readonly prefillAttention: { readonly arithmetic: number; readonly halfTokens: number };
  readonly kvReading: number;
  /** Sums over 2, 4 and 8 GPUs of one node: time of the shortest, and GB/s of long ones (message size / time). */
  readonly allReduce: Readonly<Record<2 | 4 | 8, { readonly floorUs: number; readonly gigabytesPerSecond: number }>>;
}
