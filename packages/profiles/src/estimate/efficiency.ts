import type { Precision } from '../accelerator.ts';

/** Linear layers: share of dense peak arithmetic at many tokens and large matrices, share of peak bandwidth at few tokens. */
export interface LinearEfficiency {
  readonly arithmetic: number;
  readonly reading: number;
  /** Inputs and outputs of a matrix at which its arithmetic takes twice as long: quantising what goes in, filling tiles. */
  readonly halfInputs: number;
  readonly halfOutputs: number;
}

/** Share of dense peak arithmetic, and bytes moved as a multiple of inputs and intermediate results in bf16. */
interface ExpertArithmetic {
  readonly arithmetic: number;
  readonly moving: number;
}

/** Shares of a GPU's peak figures that its kernels reach. */
export interface Efficiency {
  /** `measured` on this GPU's kernels; `same-chip`: measured on one of the same chip or generation; `class-default`: typical. */
  readonly basis: 'measured' | 'same-chip' | 'class-default';
  readonly source: string;
  readonly linear: Readonly<Partial<Record<Precision, LinearEfficiency>>>;
  /** Routed experts: arithmetic as above, and how often their kernels move what goes into and out of them. */
  readonly experts: Readonly<Partial<Record<Precision, ExpertArithmetic>>> & {
    readonly bf16: ExpertArithmetic;
    readonly reading: number;
  };
  /** Attention over a prompt: share of bf16 peak at long contexts, and the context at which half of it is reached. */
  readonly prefillAttention: { readonly arithmetic: number; readonly halfTokens: number };
  readonly kvReading: number;
  /** Sums over 2, 4 and 8 GPUs of one node: time of the shortest, and GB/s of long ones (message size / time). */
  readonly allReduce: Readonly<Record<2 | 4 | 8, { readonly floorUs: number; readonly gigabytesPerSecond: number }>>;
  /** GPUs that the links reach; 8 where absent. */
  readonly linkedGpus?: number;
}
