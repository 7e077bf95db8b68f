import type { PlanOptions } from '@fleetmix/core';

/** Milliseconds after which others get a turn: a signal can only be raised when they do. */
const turnMs = 30;

/**
 * Says whether a search is over, given its best cost and a bound: time is up, it was aborted, or the gap asked for is
 * reached. Now and then it reports progress and lets others run.
 */
export function stopper({
  timeLimitMs = Number.POSITIVE_INFINITY,
  relativeGap,
  signal,
  onProgress,
}: PlanOptions): (usdPerHour: number, atLeastUsdPerHour: number | undefined) => Promise<boolean> {
  const began = performance.now();
  let turn = began;
  let reported = Number.POSITIVE_INFINITY;
  return async (incumbentUsdPerHour, atLeastUsdPerHour) => {
    const now = performance.now();
    if (incumbentUsdPerHour < reported) {
      reported = incumbentUsdPerHour;
      onProgress?.({ incumbentUsdPerHour, ...(atLeastUsdPerHour === undefined ? {} : { atLeastUsdPerHour }) });
    }
    if (now - turn > turnMs) {
      await new Promise((resume) => setTimeout(resume, 0));
      turn = performance.now();
    }
    if (signal?.aborted || now - began >= timeLimitMs) return true;
    const gap = incumbentUsdPerHour - (atLeastUsdPerHour ?? Number.NEGATIVE_INFINITY);
    return gap <= (relativeGap ?? 0) * incumbentUsdPerHour;
  };
}
