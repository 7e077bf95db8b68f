import type { Change } from './rules.ts';

/** Changes to a fleet that make it cheaper, if the work still fits. */
export interface Move {
  readonly changes: readonly Change[];
  readonly score: number;
}

/** A fleet as far as moves are chosen by it; arrays by offer. */
export interface Standing {
  readonly counts: Float64Array;
  readonly usdPerHour: Float64Array;
  /** Of a full replica. */
  readonly values: Float64Array;
  /** By how much the replicas' values exceed what the demand is worth; Infinity where that says nothing. */
  readonly room: number;
  /** What the demand is worth. */
  readonly needed: number;
  /** Whether changes may be made at all. */
  allows(changes: readonly Change[]): boolean;
}

interface Step extends Change {
  readonly saving: number;
  readonly value: number;
}

const amounts = [1, 2, 3, 4, 6, 8] as const;
/** Savings below this share of what is rented are rounding. */
const rounding = 1e-9;
/** Room, as a share of what the demand is worth, that counts as there even where none is: a full fleet has neighbours too. */
const little = 1e-4;

/**
 * The most promising cheaper neighbours of a fleet. Neighbours are: `close`, k replicas of an offer go, or all; `replace`, k of
 * one offer go and m of another come (a swap where k = m = 1, a relocation where what comes is of an offer already there);
 * `consolidate`, replicas of two offers go. k and m are 1, 2, 3, 4, 6, 8, and k may be all. A neighbour counts only where
 * values leave it room (see workValues), and scores saving x room left: what saves much leaves little room, so this asks for
 * about half of what there is to save, again and again. Takes (rented offers x 7) x ((rented + all) x 6) products.
 */
export function bestMoves(standing: Standing, most: number): readonly Move[] {
  const closings = closingsOf(standing);
  const openings = openingsOf(standing).toSorted((one, other) => other.saving - one.saving);
  const best = new Best(standing, most);
  for (const [at, closing] of closings.entries()) {
    best.offer(closing, undefined);
    for (const other of closings.slice(at + 1)) if (other.offer !== closing.offer) best.offer(closing, other);
    for (const opening of openings) {
      // The others are dearer still.
      if (closing.saving + opening.saving <= 0) break;
      if (opening.offer !== closing.offer) best.offer(closing, opening);
    }
  }
  return best.sorted();
}

function closingsOf(standing: Standing): readonly Step[] {
  return [...standing.counts.entries()].flatMap(([offer, count]) => {
    const some = amounts.filter((amount) => amount < count);
    return (count > 0 ? [...some, count] : []).map((amount) => stepOf(standing, offer, -amount));
  });
}

function openingsOf(standing: Standing): readonly Step[] {
  return [...standing.counts.keys()].flatMap((offer) => amounts.map((amount) => stepOf(standing, offer, amount)));
}

function stepOf({ usdPerHour, values }: Standing, offer: number, replicas: number): Step {
  return {
    offer,
    replicas,
    saving: -replicas * (usdPerHour[offer] as number),
    value: replicas * (values[offer] as number),
  };
}

/** Keeps the moves of the highest scores. */
class Best {
  readonly #standing: Standing;
  readonly #most: number;
  #moves: Move[] = [];
  #least = 0;

  constructor(standing: Standing, most: number) {
    this.#standing = standing;
    this.#most = most;
  }

  offer(one: Step, other: Step | undefined): void {
    const { room, needed, allows } = this.#standing;
    const saving = one.saving + (other?.saving ?? 0);
    if (saving <= rounding * one.saving) return;
    const left = room + one.value + (other?.value ?? 0);
    const score = room === Number.POSITIVE_INFINITY ? saving : saving * (left + little * needed);
    if (left < -rounding * needed || score <= this.#least) return;
    const changes = other === undefined ? [one] : [one, other];
    if (!allows(changes)) return;
    this.#moves.push({ changes, score });
    if (this.#moves.length >= 8 * this.#most) this.#cut();
  }

  sorted(): readonly Move[] {
    this.#cut();
    return this.#moves;
  }

  #cut(): void {
    this.#moves = this.#moves.sort((one, other) => other.score - one.score).slice(0, this.#most);
    if (this.#moves.length === this.#most) this.#least = this.#moves.at(-1)?.score ?? 0;
  }
}
