import type { Scenario } from '@fleetmix/core';
import type { Cell } from './cells.ts';
import type { Derating } from './derating.ts';

/** What is taken off the capacity of an offer that misses: more where it misses by more. */
function step(missed: number, allowed: number): number {
  if (missed > 5 * allowed) return 0.8;
  return missed > 2 * allowed ? 0.88 : 0.94;
}

/** What was changed for the next round, for the reader. */
export interface Change {
  readonly offer: string;
  /** The class, where only one is meant. */
  readonly class?: string;
  /** What the capacity is multiplied with; 0: the class goes elsewhere from now on. */
  readonly factor: number;
}

/**
 * The next derating: offers on which more requests miss than allowed count for less; a class whose own prompts are too slow
 * on an offer goes elsewhere, where there is an elsewhere. Offers that hold keep what they have.
 */
export function raise(
  scenario: Scenario,
  cells: readonly Cell[],
  before: Derating,
  allowed: number,
): { readonly derating: Derating; readonly changes: readonly Change[] } {
  const derating = before.slice();
  const changes: Change[] = [];
  const classes = scenario.workload.classes.length;
  scenario.offers.forEach(({ name }, offer) => {
    const row = cells.slice(offer * classes, (offer + 1) * classes);
    const requests = row.reduce((sum, cell) => sum + cell.requests, 0);
    const missed = row.reduce((sum, cell) => sum + cell.missed, 0);
    if (requests === 0 || missed / requests <= allowed) return;
    const closed = close(scenario, offer, row, derating, allowed);
    changes.push(...closed.map((one) => ({ offer: name, class: one, factor: 0 })));
    if (closed.length > 0) return;
    const factor = step(missed / requests, allowed);
    for (let cell = offer * classes; cell < (offer + 1) * classes; cell += 1)
      derating[cell] = (derating[cell] as number) * factor;
    changes.push({ offer: name, factor });
  });
  return { derating, changes };
}

function close(
  scenario: Scenario,
  offer: number,
  row: readonly Cell[],
  derating: Derating,
  allowed: number,
): readonly string[] {
  const classes = row.length;
  return row.flatMap((cell, at) => {
    const slow =
      cell.slowPrompts > 0.5 * cell.missed && cell.missed > 2 * allowed * cell.requests && cell.requests >= 20;
    const elsewhere = scenario.offers.some((_, other) => {
      const position = other * classes + at;
      return other !== offer && (scenario.capacity[position] as number) > 0 && (derating[position] as number) > 0;
    });
    if (!slow || !elsewhere) return [];
    derating[offer * classes + at] = 0;
    return [scenario.workload.classes[at]?.name ?? ''];
  });
}
