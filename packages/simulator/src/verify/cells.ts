import type { Scenario } from '@fleetmix/core';
import { causeOf, isInside } from '../outcome/misses.ts';
import type { Simulation } from '../outcome/simulation.ts';
import type { Slo } from '../slo.ts';

/** Requests of one class on one offer. */
export interface Cell {
  requests: number;
  missed: number;
  /** Of these, because their own prompt took too long: less load would not have helped. */
  slowPrompts: number;
}

/** What became of each class on each offer, row-major, offers x classes of the scenario. */
export function cellsOf(
  scenario: Scenario,
  { log, fromMs }: Simulation,
  offerNames: readonly string[],
  slo: Slo,
): readonly Cell[] {
  const classes = scenario.workload.classes.length;
  const cells = Array.from(scenario.capacity, (): Cell => ({ requests: 0, missed: 0, slowPrompts: 0 }));
  const rowOf = offerNames.map((name) => scenario.offers.findIndex((offer) => offer.name === name));
  for (let row = 0; row < log.size; row += 1) {
    if ((log.arrivalMs[row] as number) < fromMs) continue;
    const offer = rowOf[log.offer[row] as number] ?? -1;
    const cell = cells[offer * classes + (log.requestClass[row] as number)];
    if (offer < 0 || cell === undefined) continue;
    cell.requests += 1;
    if (isInside(log, row, slo)) continue;
    cell.missed += 1;
    if (causeOf(log, row, slo) === 'prefill') cell.slowPrompts += 1;
  }
  return cells;
}
