import type { Scenario } from '@fleetmix/core';
import type { Certificate } from './certificate.ts';
import type { Obstacle } from './presolve/presolve.ts';

/**
 * The ray that proves an obstacle. A stock that minReplicas overdraw: any price on it. A class that no offer within reach
 * serves: all prices 0, since the cheapest of no offers costs Infinity.
 */
export function rayOf({ offers }: Scenario, obstacle: Obstacle): Certificate {
  const stockPrices = new Map(obstacle.kind === 'stock' ? [[obstacle.gpu, 1]] : []);
  return { workPrices: new Float64Array(offers.length), stockPrices };
}
