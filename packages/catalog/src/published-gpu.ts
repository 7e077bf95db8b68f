import { type Source, simulation } from './source.ts';

/** One GPU as the availability simulation describes it. */
export interface PublishedGpu {
  readonly name: string;
  /** Price of one GPU. */
  readonly usdPerHour: number;
  readonly memoryGB: number;
  readonly computeTflops: number;
  readonly source: Source;
}

/**
 * The six GPUs of the availability simulation, in its order. Prices are those which the paper's authors paid at a rental
 * market (Vast.ai) before February 2025: a record of the experiment, not of today's market.
 */
export const publishedGpus: readonly PublishedGpu[] = [
  { name: 'RTX_4090', usdPerHour: 0.53, memoryGB: 24, computeTflops: 83, source: simulation },
  { name: 'A40', usdPerHour: 0.55, memoryGB: 48, computeTflops: 150, source: simulation },
  { name: 'RTX_A6000', usdPerHour: 0.83, memoryGB: 48, computeTflops: 91, source: simulation },
  { name: 'L40', usdPerHour: 0.9, memoryGB: 48, computeTflops: 181, source: simulation },
  { name: 'A100_80G', usdPerHour: 1.75, memoryGB: 80, computeTflops: 312, source: simulation },
  { name: 'H100', usdPerHour: 2.99, memoryGB: 80, computeTflops: 989, source: simulation },
];
