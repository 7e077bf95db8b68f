import type { Price, Pricing, Segment } from '../prices/price.ts';

/** GPUs in one machine that one can rent, at their newest price. */
export interface Rentable {
  /** Unique: `aws/us-east-1/p5.48xlarge/spot`, `runpod-secure/H100-SXM-x4`. */
  readonly name: string;
  readonly provider: string;
  readonly segment?: Segment;
  readonly region?: string;
  readonly pricing: Pricing;
  /** Id in {@link gpus}. */
  readonly gpu: string;
  readonly gpuCount: number;
  /** Price of the machine. */
  readonly usdPerHour: number;
  /** Whether the provider sells just this many together; false where the count was chosen by us. */
  readonly isWholeInstance: boolean;
  /** What it was taken from: day, source, and whether it is verified. */
  readonly price: Price;
}

/** How a machine is divided: engines side by side, each over so many of its GPUs (tensor parallelism). */
export interface Layout {
  readonly gpusPerEngine: number;
  readonly engines: number;
}
