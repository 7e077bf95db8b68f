import { paper, type Source } from './source.ts';

/** The mix of requests in a published log: the share of each of {@link requestTypes}, which add up to 1. */
export interface Trace {
  readonly name: string;
  readonly shares: readonly number[];
  readonly source: Source;
}

/** The three traces of the availability experiment, as the simulation transcribes them from the paper. */
export const traces: readonly Trace[] = [
  {
    name: 'Trace 1 (Swiss AI)',
    shares: [0.33, 0.07, 0.08, 0.07, 0.27, 0.06, 0.06, 0.03, 0.03],
    source: paper,
  },
  {
    name: 'Trace 2 (Azure)',
    shares: [0.22, 0.05, 0.05, 0.21, 0.05, 0.05, 0.19, 0.06, 0.12],
    source: paper,
  },
  {
    name: 'Trace 3 (WildChat)',
    shares: [0.04, 0.14, 0.03, 0.2, 0.27, 0.01, 0.25, 0, 0.06],
    source: paper,
  },
];
