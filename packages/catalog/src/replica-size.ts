import { type Source, simulation } from './source.ts';

/** How many times the work of one GPU a replica of several does. */
export interface ReplicaSize {
  readonly gpus: number;
  readonly speedUp: number;
  readonly source: Source;
}

/** The four replica sizes. The speed-up stays behind the price, so that the larger ones rarely pay. */
export const replicaSizes: readonly ReplicaSize[] = [
  { gpus: 1, speedUp: 1, source: simulation },
  { gpus: 2, speedUp: 1.75, source: simulation },
  { gpus: 4, speedUp: 3.2, source: simulation },
  { gpus: 8, speedUp: 5.6, source: simulation },
];
