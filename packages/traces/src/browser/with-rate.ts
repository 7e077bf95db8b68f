import { demandRate } from '../aggregate/demand.ts';
import { partDemands } from '../aggregate/part-demand.ts';
import type { AggregateOptions } from '../options.ts';
import type { LogWorkload } from '../result.ts';

/**
 * A log's workload with another rate to serve, without reading the log again.
 * @throws InputError where the log cannot answer: no times and no number, or less than one whole window
 */
export function withRate(log: LogWorkload, options: Pick<AggregateOptions, 'rate' | 'scale'>): LogWorkload {
  const { requests, spanS } = log.summary;
  const rate = demandRate({ requests, spanS, series: log.rates }, options);
  const demands = log.classes.map((one) => (rate * one.requests) / requests);
  const demandAt = (at: number) => demands[at] as number;
  return {
    ...log,
    ...(log.day === undefined ? {} : { day: partDemands(log.day, log.rates, options) }),
    workload: {
      ...log.workload,
      classes: log.workload.classes.map((one, at) => ({ ...one, demand: demandAt(at) })),
    },
    classes: log.classes.map((one, at) => ({ ...one, demand: demandAt(at) })),
    demand: { requestsPerSecond: rate, rate: options.rate ?? 'mean', scale: options.scale ?? 1 },
  };
}
