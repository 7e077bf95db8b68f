import type { Scenario } from '@fleetmix/core';
import type { Cell } from './cells.ts';
import type { Derating } from './derating.ts';

/** What was taken off for the next round, for the reader. */
export interface Change {
  /** The offer that is meant; all where absent. */
  readonly offer?: string;
  /** The class that is meant; all where absent. */
  readonly class?: string;
  /** What capacity is multiplied with; 0: the class goes elsewhere from now on. */
  readonly factor: number;
}

/** The next derating, and how it differs. */
export interface Raised {
  readonly derating: Derating;
  readonly changes: readonly Change[];
}

/** Whose headroom is raised: that of the classes that miss, of everything, or of the offers that miss. */
export type Whose = 'classes' | 'everything' | 'offers';

/** What is taken off where requests miss: more where more of them do. */
function factorFor(cells: readonly Cell[], allowed: number): number {
  const requests = cells.reduce((sum, cell) => sum + cell.requests, 0);
  const share = cells.reduce((sum, cell) => sum + cell.missed, 0) / Math.max(1, requests);
  if (share <= allowed) return 1;
  if (share > 5 * allowed) return 0.8;
  return share > 2 * allowed ? 0.88 : 0.94;
}

function scale(derating: Derating, positions: readonly number[], factor: number): void {
  for (const position of positions) derating[position] = (derating[position] as number) * factor;
}

/** Positions of the cells that belong together, each with the name of what they are. */
function groups(scenario: Scenario, whose: Whose): readonly { positions: number[]; name: Omit<Change, 'factor'> }[] {
  const { classes } = scenario.workload;
  const every = [...scenario.capacity.keys()];
  if (whose === 'everything') return [{ positions: every, name: {} }];
  if (whose === 'offers')
    return scenario.offers.map(({ name }, offer) => ({
      positions: every.slice(offer * classes.length, (offer + 1) * classes.length),
      name: { offer: name },
    }));
  return classes.map(({ name }, at) => ({
    positions: every.filter((position) => position % classes.length === at),
    name: { class: name },
  }));
}

/**
 * The next derating: what misses counts for less, what holds keeps what it has. A class whose own prompts are too slow on an
 * offer goes elsewhere, where there is an elsewhere. Where nobody misses by more than allowed and yet too few are inside
 * (requests were not served at all), everything counts for less.
 */
export function raise(
  scenario: Scenario,
  whose: Whose,
  cells: readonly Cell[],
  before: Derating,
  allowed: number,
): Raised {
  const derating = before.slice();
  const changes: Change[] = [...close(scenario, cells, derating, allowed)];
  for (const { positions, name } of groups(scenario, whose)) {
    const found = positions.map((position) => cells[position] as Cell);
    const factor = factorFor(found, allowed);
    if (factor === 1) continue;
    scale(derating, positions, factor);
    changes.push({ ...name, factor });
  }
  if (changes.length > 0) return { derating, changes };
  scale(derating, [...before.keys()], 0.9);
  return { derating, changes: [{ factor: 0.9 }] };
}

/** Closes offers to classes whose prompts they are too slow for, whatever else they have to do. */
function close(scenario: Scenario, cells: readonly Cell[], derating: Derating, allowed: number): readonly Change[] {
  const { classes } = scenario.workload;
  const open = (offer: number, at: number): boolean => {
    const position = offer * classes.length + at;
    return (scenario.capacity[position] as number) * (derating[position] as number) > 0;
  };
  return cells.flatMap(({ requests, missed, slowPrompts }, position) => {
    const [offer, at] = [Math.floor(position / classes.length), position % classes.length];
    const slow = requests >= 20 && missed > 2 * allowed * requests && slowPrompts > 0.5 * missed;
    const elsewhere = scenario.offers.some(
      ({ role }, other) => role === undefined && other !== offer && open(other, at),
    );
    // Requests of a pool are told of its decode offer, which computes no prompt.
    if (!slow || !elsewhere || scenario.offers[offer]?.role !== undefined) return [];
    derating[position] = 0;
    return [{ offer: scenario.offers[offer]?.name ?? '', class: classes[at]?.name ?? '', factor: 0 }];
  });
}
