import type { Slo } from '@fleetmix/core';
import { targetText } from '@fleetmix/sizing';

/** Latency targets; flags by their names. */
export interface TargetRequest {
  readonly ttft?: number | undefined;
  readonly tpot?: number | undefined;
  readonly e2e?: number | undefined;
  readonly percentile?: number | undefined;
}

/** The targets that were asked for, and the percentile that is of interest even without any. */
export function targetsOf({
  ttft,
  tpot,
  e2e,
  percentile = 0.95,
}: TargetRequest): Slo & { readonly percentile: number } {
  return {
    ...(ttft === undefined ? {} : { ttftMs: ttft }),
    ...(tpot === undefined ? {} : { tpotMs: tpot }),
    ...(e2e === undefined ? {} : { e2eMs: e2e }),
    percentile,
  };
}

/** Whether any latency is bound. */
export function hasTargets({ ttftMs, tpotMs, e2eMs }: Slo): boolean {
  return ttftMs !== undefined || tpotMs !== undefined || e2eMs !== undefined;
}

/** The targets in words. */
export function targetsText(slo: Slo): string {
  return hasTargets(slo) ? targetText(slo) : 'none: the highest rate that is kept up with';
}

/** `p95`. */
export function percentileName(percentile: number): `p${number}` {
  return `p${Number((100 * percentile).toPrecision(10))}`;
}
