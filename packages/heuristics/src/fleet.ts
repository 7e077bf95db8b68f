import { capacityOf, type Plan, type Route, requiredDemand, type Scenario } from '@fleetmix/core';

/** Load that rounding may leave over; a thousandth of what the judge allows. */
const negligibleLoad = 1e-9;

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
  readonly #counts: number[];
  /** Replicas' worth that is taken, by offer. */
  readonly #taken: Float64Array;
  readonly #routes: Route[] = [];

  /** Starts with the replicas that the scenario asks for in any case. */
  constructor(scenario: Scenario, rules: FleetRules) {
    this.#scenario = scenario;
    this.#rules = rules;
    this.#demand = requiredDemand(scenario);
    this.#counts = scenario.offers.map(({ minReplicas = 0 }) => minReplicas);
    this.#taken = new Float64Array(scenario.offers.length);
  }

  /** Replicas of an offer that serve a whole class. */
  loadOf(offer: number, requestClass: number): number {
    return (this.#demand[requestClass] as number) / capacityOf(this.#scenario, offer, requestClass);
  }

  /** To be called before each class: with capacity per class, what others take of a reused replica does not count. */
  startClass(): void {
    if (this.#rules.reuse && this.#scenario.options.sharing === 'per-class') this.#taken.fill(0);
  }

  /** Replicas of an offer that can still be rented. */
  rentable(offer: number): number {
    const { gpu, gpusPerReplica, maxReplicas = Number.POSITIVE_INFINITY } = this.#at(offer);
    const stock = this.#scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY;
    const left = Math.floor((stock - this.#gpusTaken(offer)) / gpusPerReplica);
    return Math.max(0, Math.min(maxReplicas - (this.#counts[offer] as number), left));
  }

  /** Rents what a share of a class needs on an offer beyond what is free there, as far as it can be had. */
  rent(offer: number, requestClass: number, share: number): void {
    const needed = Math.ceil(share * this.loadOf(offer, requestClass) - this.#free(offer) - negligibleLoad);
    this.#counts[offer] = (this.#counts[offer] as number) + Math.min(Math.max(0, needed), this.rentable(offer));
  }

  /** Puts as much of `share` of a class as fits on the rented replicas of an offer; returns what is left. */
  place(offer: number, requestClass: number, share: number): number {
    const load = this.loadOf(offer, requestClass);
    const placed = this.#whole(Math.min(share, (this.#free(offer) + negligibleLoad) / load));
    if (placed <= 0) return share;
    const taken = placed * load;
    this.#taken[offer] =
      (this.#taken[offer] as number) + (this.#rules.reuse ? taken : Math.ceil(taken - negligibleLoad));
    this.#addRoute(offer, requestClass, placed);
    return placed >= share ? 0 : share - placed;
  }

  /** The plan so far. */
  plan(): Plan {
    const replicas = this.#scenario.offers.map(({ name }, offer) => ({
      offer: name,
      count: this.#counts[offer] as number,
    }));
    return { replicas: replicas.filter(({ count }) => count > 0), routes: this.#routes };
  }

  #at(offer: number) {
    return this.#scenario.offers[offer] as Scenario['offers'][number];
  }

  #gpusTaken(offer: number): number {
    const { gpu, gpusPerReplica } = this.#at(offer);
    if (this.#rules.stock === 'per-offer') return gpusPerReplica * (this.#counts[offer] as number);
    return this.#scenario.offers.reduce(
      (sum, other, position) =>
        other.gpu === gpu ? sum + other.gpusPerReplica * (this.#counts[position] as number) : sum,
      0,
    );
  }

  #free(offer: number): number {
    return Math.max(0, (this.#counts[offer] as number) - (this.#taken[offer] as number));
  }

  /** A share that the scenario's slices allow, not above the given one. */
  #whole(share: number): number {
    const { slices } = this.#scenario.options;
    return slices === 'none' ? share : Math.floor(share * slices + negligibleLoad) / slices;
  }

  #addRoute(offer: number, requestClass: number, share: number): void {
    const route = { class: this.#scenario.workload.classes[requestClass]?.name ?? '', offer: this.#at(offer).name };
    const earlier = this.#routes.findIndex((other) => other.class === route.class && other.offer === route.offer);
    if (earlier < 0) this.#routes.push({ ...route, share });
    else this.#routes[earlier] = { ...route, share: share + (this.#routes[earlier] as Route).share };
  }
}
