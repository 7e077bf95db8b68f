import type { Simulation } from './simulation.ts';

/** Latencies of requests whose values rise together with their share: what a chart of a distribution draws. */
export interface Distribution {
  /** Milliseconds, rising. */
  readonly ms: Float64Array;
  /** Share of the requests that took no longer, rising to 1. */
  readonly share: Float64Array;
}

/** How one latency of the requests that count is distributed, of all or of one class; none where no request has it. */
export function distributionOf(
  { log, fromMs }: Simulation,
  latency: 'ttftMs' | 'tpotMs' | 'e2eMs' | 'queueMs',
  { points = 200, requestClass }: { readonly points?: number; readonly requestClass?: number } = {},
): Distribution | undefined {
  const counts = (row: number): boolean =>
    (log.arrivalMs[row] as number) >= fromMs && (requestClass === undefined || log.requestClass[row] === requestClass);
  const values = log[latency].subarray(0, log.size).filter((value, row) => counts(row) && !Number.isNaN(value));
  if (values.length === 0) return undefined;
  values.sort();
  const count = Math.min(points, values.length);
  const rank = (at: number): number => Math.round(((at + 1) * values.length) / count) - 1;
  return {
    ms: Float64Array.from({ length: count }, (_, at) => values[rank(at)] as number),
    share: Float64Array.from({ length: count }, (_, at) => (rank(at) + 1) / values.length),
  };
}
