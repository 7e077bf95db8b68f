import type { PlanOptions } from '@fleetmix/core';

/** Progress is for people and for pictures: oftener than this nobody sees it. */
const leastMs = 100;

/** The same options with progress told every tenth of a second at most; the first time at once. */
export function seldom(options: PlanOptions, clock: () => number = () => performance.now()): PlanOptions {
  const { onProgress } = options;
  if (onProgress === undefined) return options;
  let told = Number.NEGATIVE_INFINITY;
  return {
    ...options,
    onProgress: (progress) => {
      const now = clock();
      if (now - told < leastMs) return;
      told = now;
      onProgress(progress);
    },
  };
}
