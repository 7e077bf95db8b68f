import { capacityOf, type LimitRow, type Offer, type Plan, requiredDemand, type Scenario } from '@fleetmix/core';
import { LimitRoom } from './limit-room.ts';

/** Replicas' worth that rounding may leave over; a thousandth of what the judge allows. */
const negligible = 1e-9;

/** How a fleet in the making is counted. */
export interface FleetRules {
  /** Whether what one class leaves of a replica may serve another; if not, a class takes whole replicas for itself. */
  readonly reuse: boolean;
  /** `per-gpu`: all offers of a GPU type share its stock. `per-offer`: each draws on the full stock, as if alone. */
  readonly stock: 'per-gpu' | 'per-offer';
}

/** A plan in the making. Positions are those of the scenario's offers and classes. */
export class Fleet {
  readonly #scenario: Scenario;
  readonly #rules: FleetRules;
  readonly #demand: Float64Array;
  readonly #counts: Float64Array;
  /** Replicas' worth that is taken, by offer. Not kept where every class has the whole replica to itself. */
  readonly #taken: Float64Array;
  /** Offers x classes. */
  readonly #shares: Float64Array;
  /** GPUs taken, by what they are counted by. */
  readonly #gpus = new Map<string, number>();
  readonly #limits: LimitRoom;

  /** Starts with the replicas that the scenario asks for in any case. */
  constructor(scenario: Scenario, rules: FleetRules) {
    this.#scenario = scenario;
    this.#rules = rules;
    this.#demand = requiredDemand(scenario);
    this.#counts = new Float64Array(scenario.offers.length);
    this.#taken = new Float64Array(scenario.offers.length);
    this.#shares = new Float64Array(scenario.capacity.length);
    this.#limits = new LimitRoom(scenario);
    scenario.offers.forEach(({ minReplicas = 0 }, offer) => {
      this.add(offer, minReplicas);
    });
  }

  copy(): Fleet {
    const twin = new Fleet(this.#scenario, this.#rules);
    twin.#counts.set(this.#counts);
    twin.#taken.set(this.#taken);
    twin.#shares.set(this.#shares);
    for (const [key, gpus] of this.#gpus) twin.#gpus.set(key, gpus);
    twin.#limits.copyFrom(this.#limits);
    return twin;
  }

  countOf(offer: number): number {
    return this.#counts[offer] as number;
  }

  /** Replicas of an offer that serve a whole class. */
  loadOf(offer: number, requestClass: number): number {
    return (this.#demand[requestClass] as number) / capacityOf(this.#scenario, offer, requestClass);
  }

  /** GPUs beyond the ones taken that an offer could have; negative where the scenario asks for more than there are. */
  gpusLeft(offer: number): number {
    const { gpu } = this.#at(offer);
    return (this.#scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY) - (this.#gpus.get(this.#stockKey(offer)) ?? 0);
  }

  /** Replicas of an offer that can still be rented. */
  rentable(offer: number): number {
    const { gpusPerReplica, maxReplicas = Number.POSITIVE_INFINITY } = this.#at(offer);
    const inStock = Math.floor(this.gpusLeft(offer) / gpusPerReplica);
    return Math.max(0, Math.min(maxReplicas - this.countOf(offer), inStock, this.#limits.left(offer)));
  }

  /** The limit that allows no more replicas of an offer, if one does. */
  spentLimit(offer: number): LimitRow | undefined {
    return this.#limits.spent(offer);
  }

  /** Whether there are more replicas of an offer than limits allow. */
  isOverLimit(offer: number): boolean {
    return this.#limits.left(offer) < 0;
  }

  /** Limits that ask for more than there is. */
  missing(): ReturnType<LimitRoom['missing']> {
    return this.#limits.missing();
  }

  /** Whether limits let a replica of an offer go. */
  isSpare(offer: number): boolean {
    return this.#limits.isSpare(offer);
  }

  /** Replicas to rent so that a share of a class fits beside what is there. */
  needed(offer: number, requestClass: number, share: number): number {
    return Math.max(
      0,
      Math.ceil(share * this.loadOf(offer, requestClass) - this.#free(offer, requestClass) - negligible),
    );
  }

  /** Rents what a share of a class needs on an offer, as far as it can be had and carries something. */
  rent(offer: number, requestClass: number, share: number): void {
    const most = this.#fitting(offer, requestClass, share, this.rentable(offer));
    if (most > 0) this.add(offer, Math.min(this.needed(offer, requestClass, most), this.rentable(offer)));
  }

  /** Puts as much of `share` of a class as fits on the rented replicas of an offer; returns what is left. */
  place(offer: number, requestClass: number, share: number): number {
    const placed = this.#fitting(offer, requestClass, share, 0);
    if (placed <= 0) return share;
    this.#move(offer, requestClass, placed);
    return placed >= share ? 0 : share - placed;
  }

  /** Rents so many replicas more, or gives them back, whatever the limits. */
  add(offer: number, replicas: number): void {
    const key = this.#stockKey(offer);
    this.#counts[offer] = this.countOf(offer) + replicas;
    this.#gpus.set(key, (this.#gpus.get(key) ?? 0) + replicas * this.#at(offer).gpusPerReplica);
    this.#limits.add(offer, replicas);
  }

  /**
   * Gives one replica back and takes off it what no longer fits, of the classes in the given order. Returns the shares
   * that are now without a place.
   */
  giveBack(offer: number, classes: readonly number[]): readonly (readonly [requestClass: number, share: number])[] {
    this.add(offer, -1);
    return classes.flatMap((requestClass) => {
      const share = this.#shareOf(offer, requestClass);
      const excess = -this.#room(offer, requestClass);
      if (share === 0 || excess <= negligible) return [];
      const off = Math.min(share, this.#wholeSlices(excess / this.loadOf(offer, requestClass), Math.ceil));
      this.#move(offer, requestClass, -off);
      return [[requestClass, off] as const];
    });
  }

  usdPerHour(): number {
    return this.#counts.reduce((sum, count, offer) => sum + count * this.#at(offer).usdPerHour, 0);
  }

  /** The plan so far. */
  plan(): Plan {
    const { offers, workload } = this.#scenario;
    const replicas = offers.map(({ name }, offer) => ({ offer: name, count: this.countOf(offer) }));
    const routes = workload.classes.flatMap((requestClass, at) =>
      offers.map(({ name }, offer) => ({ class: requestClass.name, offer: name, share: this.#shareOf(offer, at) })),
    );
    return {
      replicas: replicas.filter(({ count }) => count > 0),
      routes: routes.filter(({ share }) => share > 0),
    };
  }

  #at(offer: number): Offer {
    return this.#scenario.offers[offer] as Offer;
  }

  #stockKey(offer: number): string {
    return this.#rules.stock === 'per-gpu' ? this.#at(offer).gpu : this.#at(offer).name;
  }

  #shareOf(offer: number, requestClass: number): number {
    return this.#shares[offer * this.#scenario.workload.classes.length + requestClass] as number;
  }

  /** Replicas' worth that is rented and not taken; negative where too much is placed. */
  #room(offer: number, requestClass: number): number {
    const apart = this.#rules.reuse && this.#scenario.options.sharing === 'per-class';
    const taken = apart
      ? this.#shareOf(offer, requestClass) * this.loadOf(offer, requestClass)
      : (this.#taken[offer] as number);
    return this.countOf(offer) - taken;
  }

  #free(offer: number, requestClass: number): number {
    return Math.max(0, this.#room(offer, requestClass));
  }

  /** How much of a share fits on what is free and so many replicas more. */
  #fitting(offer: number, requestClass: number, share: number, more: number): number {
    const room = this.#free(offer, requestClass) + more + negligible;
    return this.#wholeSlices(Math.min(share, room / this.loadOf(offer, requestClass)), Math.floor);
  }

  #wholeSlices(share: number, round: (slices: number) => number): number {
    const { slices } = this.#scenario.options;
    if (slices === 'none') return share;
    const nearest = Math.round(share * slices);
    return (Math.abs(share * slices - nearest) <= negligible ? nearest : round(share * slices)) / slices;
  }

  /** Places a share of a class on an offer, or takes a negative one off. */
  #move(offer: number, requestClass: number, share: number): void {
    const load = share * this.loadOf(offer, requestClass);
    this.#shares[offer * this.#scenario.workload.classes.length + requestClass] =
      this.#shareOf(offer, requestClass) + share;
    this.#taken[offer] = (this.#taken[offer] as number) + (this.#rules.reuse ? load : Math.ceil(load - 2 * negligible));
  }
}
