import type { Planner } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import { highs } from '@fleetmix/solvers';

const looksEvery = 500;
/** The memory of a WebAssembly instance never shrinks; a fresh instance gives it back. */
const growthBytes = 256 * 2 ** 20;

/** The exact planner on HiGHS, on one instance for all solves until the process has grown by a quarter of a GB. */
export function oracle(): Planner {
  let planner = exact({ solver: highs() });
  let solves = 0;
  let floor = Number.POSITIVE_INFINITY;
  return {
    name: 'highs',
    plan(scenario, options) {
      solves += 1;
      if (solves % looksEvery === 0) {
        const { rss } = process.memoryUsage();
        floor = Math.min(floor, rss);
        if (rss > floor + growthBytes) {
          planner = exact({ solver: highs() });
          floor = Number.POSITIVE_INFINITY;
        }
      }
      return planner.plan(scenario, options);
    },
  };
}
