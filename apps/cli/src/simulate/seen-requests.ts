import type { LogWorkload } from '@fleetmix/traces';
import type { Terminal } from '../terminal.ts';
import { type LogRequest, readLogs, sourceOf } from '../workload/read-logs.ts';

/** The requests of a log, in the order of their arrival. */
export interface SeenRequests {
  readonly arrivalS: Float64Array;
  readonly inputTokens: Int32Array;
  readonly outputTokens: Int32Array;
  /** As many times the log's own rate as was asked for. */
  readonly scale: number;
  readonly burstiness?: number;
  readonly rates?: LogWorkload['rates'];
}

/**
 * Every request of a log, at its own pace times `--scale`; a rate in requests/s is the mean to come to. Nothing where Ctrl-C
 * came first.
 * @throws InputError as `requests` of @fleetmix/traces
 */
export async function seenRequests(request: LogRequest, terminal: Terminal): Promise<SeenRequests | undefined> {
  const log = await readLogs(request, terminal);
  if (log === undefined) return undefined;
  const { requests } = await import('@fleetmix/traces');
  const rate = typeof request.rate === 'number' ? { rate: request.rate } : {};
  const batches = [];
  for await (const batch of requests(request.files, { ...sourceOf(request), ...rate })) batches.push(batch);
  const own = log.summary.requestsPerSecond;
  const paced = typeof request.rate === 'number' && own !== undefined ? request.rate / own : 1;
  return {
    arrivalS: joined(
      batches.map(({ arrivalS }) => arrivalS),
      Float64Array,
    ),
    inputTokens: joined(
      batches.map(({ inputTokens }) => inputTokens),
      Int32Array,
    ),
    outputTokens: joined(
      batches.map(({ outputTokens }) => outputTokens),
      Int32Array,
    ),
    scale: paced * (request.scale ?? 1),
    ...(log.summary.burstiness === undefined ? {} : { burstiness: log.summary.burstiness }),
    ...(log.rates === undefined ? {} : { rates: scaled(log.rates, paced * (request.scale ?? 1)) }),
  };
}

function scaled({ windowS, requestsPerSecond }: NonNullable<LogWorkload['rates']>, scale: number) {
  return { windowS, requestsPerSecond: requestsPerSecond.map((rate) => rate * scale) };
}

function joined<Numbers extends Float64Array | Int32Array>(
  parts: readonly Numbers[],
  Kind: new (length: number) => Numbers,
): Numbers {
  const all = new Kind(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
