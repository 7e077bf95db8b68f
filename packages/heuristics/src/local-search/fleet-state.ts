import type { Routing, Saved } from './routing.ts';
import type { Change, Rules } from './rules.ts';
import type { Work } from './work.ts';

/** A fleet to come back to. */
export interface Snapshot {
  readonly counts: Float64Array;
  readonly usdPerHour: number;
  readonly routing: Saved;
}

/** Replica counts, the rules that they keep to, and the routing that serves everything on them. */
export class FleetState {
  readonly counts: Float64Array;
  readonly routing: Routing;
  readonly #work: Work;
  readonly #rules: Rules;
  /** Odd numbers by offer, whose sum tells fleets apart. */
  readonly #marks: Float64Array;
  #markNow: number;
  /** Fleets on which the work did not fit, by their sums of marks. */
  readonly #failed = new Set<number>();

  constructor(work: Work, rules: Rules, counts: Float64Array, routing: Routing, draw: () => number) {
    this.#work = work;
    this.#rules = rules;
    this.counts = counts;
    this.routing = routing;
    this.#marks = Float64Array.from(counts, () => Math.floor(draw() * 2 ** 32));
    this.#markNow = total(this.#marks, counts);
  }

  usdPerHour(): number {
    return total(this.#work.usdPerHour, this.counts);
  }

  /** Makes the changes where rules and routing allow them; whether they did. */
  attempt(changes: readonly Change[]): boolean {
    if (!this.allows(changes)) return false;
    this.#change(changes);
    if (this.routing.repair(changes)) return true;
    this.#failed.add(this.#mark([]));
    this.#change(changes.map(({ offer, replicas }) => ({ offer, replicas: -replicas })));
    return false;
  }

  /** Whether the rules allow the changes, and the work was not found already not to fit after them. */
  allows(changes: readonly Change[]): boolean {
    return this.#rules.allow(changes) && !this.#failed.has(this.#mark(changes));
  }

  /** Routes everything anew where that makes room, and gives what failed for want of it another try. */
  reroute(): boolean {
    if (!this.routing.rebuild()) return false;
    this.#failed.clear();
    return true;
  }

  save(): Snapshot {
    return { counts: Float64Array.from(this.counts), usdPerHour: this.usdPerHour(), routing: this.routing.save() };
  }

  restore({ counts, routing }: Snapshot): void {
    this.counts.set(counts);
    this.#rules.reset(counts);
    this.#markNow = total(this.#marks, counts);
    this.routing.restore(routing);
  }

  #mark(changes: readonly Change[]): number {
    const added = changes.reduce((sum, { offer, replicas }) => sum + replicas * (this.#marks[offer] as number), 0);
    return this.#markNow + added;
  }

  #change(changes: readonly Change[]): void {
    this.#markNow = this.#mark(changes);
    this.#rules.apply(changes);
    for (const { offer, replicas } of changes) this.counts[offer] = (this.counts[offer] as number) + replicas;
  }
}

/** The sum of amounts x counts. */
export function total(amounts: Float64Array, counts: Float64Array): number {
  return amounts.reduce((sum, amount, offer) => sum + amount * (counts[offer] as number), 0);
}
