import type { Slo } from '@fleetmix/core';
import type { Capacity } from '../estimate/capacity.ts';
import type { Candidate, SizedClass } from './candidate.ts';

/** A class whose targets no candidate meets. */
export interface Relaxed {
  /** Its position. */
  readonly requestClass: number;
  /** The least latencies that a request alone has there, and on what. */
  readonly best: { readonly ttftMs: number; readonly tpotMs: number; readonly candidate: number };
  /** The targets that it is planned for instead. */
  readonly slo: Slo;
}

/** Room that waiting and batching need beside what a request takes alone. */
const slack = 2;

/**
 * Wider targets for the classes that no candidate serves, and the classes for which no targets would do. `estimates`:
 * candidates x classes.
 */
export function relax(
  candidates: readonly Candidate[],
  classes: readonly SizedClass[],
  estimates: readonly (readonly Capacity[])[],
) {
  const relaxed: Relaxed[] = [];
  const unservable: { readonly requestClass: number; readonly reason: string }[] = [];
  for (const [requestClass, { size, slo }] of classes.entries()) {
    const column = estimates.map((row) => row[requestClass] as Capacity);
    if (column.some(({ requestsPerSecond }) => requestsPerSecond > 0)) continue;
    const best = closest(column, slo, size.outputTokens);
    if (best === undefined) unservable.push({ requestClass, reason: commonest(column, candidates) });
    else relaxed.push({ requestClass, best, slo: widened(slo, best, size.outputTokens) });
  }
  return { relaxed, unservable };
}

/** The candidate that misses the targets by the least factor. */
function closest(column: readonly Capacity[], slo: Slo, outputTokens: number): Relaxed['best'] | undefined {
  let least = Number.POSITIVE_INFINITY;
  let best: Relaxed['best'] | undefined;
  for (const [candidate, estimate] of column.entries()) {
    if (!('best' in estimate) || estimate.best === undefined) continue;
    const { ttftMs, tpotMs } = estimate.best;
    const e2eMs = ttftMs + (outputTokens - 1) * tpotMs;
    const over = Math.max(
      ttftMs / (slo.ttftMs ?? Number.POSITIVE_INFINITY),
      tpotMs / (slo.tpotMs ?? Number.POSITIVE_INFINITY),
      e2eMs / (slo.e2eMs ?? Number.POSITIVE_INFINITY),
    );
    if (over >= least) continue;
    least = over;
    best = { ttftMs, tpotMs, candidate };
  }
  return best;
}

function widened(slo: Slo, { ttftMs, tpotMs }: Relaxed['best'], outputTokens: number): Slo {
  const e2eMs = ttftMs + (outputTokens - 1) * tpotMs;
  return {
    ...slo,
    ...(slo.ttftMs === undefined ? {} : { ttftMs: Math.max(slo.ttftMs, Math.ceil(slack * ttftMs)) }),
    ...(slo.tpotMs === undefined ? {} : { tpotMs: Math.max(slo.tpotMs, Math.ceil(slack * tpotMs)) }),
    ...(slo.e2eMs === undefined ? {} : { e2eMs: Math.max(slo.e2eMs, Math.ceil(slack * e2eMs)) }),
  };
}

/** The reason of the candidate with the most memory, which stands for the others'. */
function commonest(column: readonly Capacity[], candidates: readonly Candidate[]): string {
  const memory = candidates.map(({ accelerator, layout }) => accelerator.memoryGB * layout.gpusPerEngine);
  const largest = memory.indexOf(Math.max(...memory));
  const [estimate, candidate] = [column[largest], candidates[largest]];
  if (estimate === undefined || candidate === undefined || !('reason' in estimate)) return 'there is no candidate.';
  return `${candidate.layout.gpusPerEngine} x ${candidate.accelerator.id}: ${estimate.reason}`;
}
