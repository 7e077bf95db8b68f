import { type FleetState, type Snapshot, total } from './fleet-state.ts';
import { bestMoves } from './moves.ts';
import type { Change } from './rules.ts';
import type { Work } from './work.ts';
import type { WorkValues } from './work-values.ts';

/** What a search goes by. */
export interface SearchSettings {
  readonly work: Work;
  readonly values: WorkValues;
  /** Whether values say whether work can fit: they do where capacity is shared. */
  readonly valuesTell: boolean;
  /** Openings in a row that lead to nothing better after which the search ends. */
  readonly patience: number;
  readonly draw: () => number;
  /** Whether to stop now; may let others run first. Called between moves. */
  readonly isOver: (best: number) => Promise<boolean>;
}

/** Neighbours that are tried before a fleet counts as locally best. */
const tries = 64;

/**
 * Improves a fleet until nothing near is cheaper, then opens a replica or a few of offers drawn at random, pulls work onto
 * them, and improves again; what led to nothing better is taken back. Ends when that was in vain `patience` times in a row.
 */
export async function search(fleet: FleetState, settings: SearchSettings): Promise<Snapshot> {
  const { isOver, patience } = settings;
  await descend(fleet, settings);
  let best = fleet.save();
  for (let inVain = 0; inVain < patience && !(await isOver(best.usdPerHour)); inVain += 1) {
    if (!openSome(fleet, settings)) continue;
    await descend(fleet, settings);
    if (fleet.usdPerHour() < best.usdPerHour * (1 - 1e-9)) {
      best = fleet.save();
      inVain = -1;
    } else fleet.restore(best);
  }
  return best;
}

/** Takes the best neighbour that holds, again and again, until none of the promising ones does. */
async function descend(fleet: FleetState, settings: SearchSettings): Promise<void> {
  while (!(await settings.isOver(fleet.usdPerHour()))) {
    const moves = bestMoves(standing(fleet, settings), tries);
    const isImproved = moves.some(({ changes }) => fleet.attempt(changes));
    if (!isImproved && !fleet.reroute()) return;
  }
}

function standing(fleet: FleetState, { work, values, valuesTell }: SearchSettings) {
  const { counts } = fleet;
  const room = valuesTell ? total(values.usdPerHour, counts) - values.neededUsdPerHour : Number.POSITIVE_INFINITY;
  const allows = (changes: readonly Change[]) => fleet.allows(changes);
  const needed = values.neededUsdPerHour;
  return { counts, usdPerHour: work.usdPerHour, values: values.usdPerHour, room, needed, allows };
}

/** One replica more, as often another, and so on; false where none may come. */
function openSome(fleet: FleetState, settings: SearchSettings): boolean {
  if (!open(fleet, settings)) return false;
  while (settings.draw() < 0.5 && open(fleet, settings));
  return true;
}

/** One replica more of an offer that is worth most of its price; whether the rules let it come. */
function open(fleet: FleetState, { work, values, draw }: SearchSettings): boolean {
  const worth = work.usdPerHour.map((price, offer) =>
    fleet.allows([{ offer, replicas: 1 }]) ? Math.min(1, (values.usdPerHour[offer] as number) / price) ** 4 : 0,
  );
  let left = draw() * worth.reduce((sum, weight) => sum + weight, 0);
  const offer = worth.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return offer >= 0 && fleet.attempt([{ offer, replicas: 1 }]);
}
