import { type LimitRow, limitRows, type Offer, type Scenario, unitsOf } from '@fleetmix/core';

/** So many replicas more of an offer, by position, or fewer where negative. */
export interface Change {
  readonly offer: number;
  readonly replicas: number;
}

/** Sums that differ by less, relatively, are the same. */
const rounding = 1e-9;

/**
 * Everything that a scenario says about replica counts y, each rule as `sum_c units_c y_c <= most`: stock, replica bounds,
 * and limits. What is asked for at least is the same with signs turned; a share s of a whole is
 * `sum (part_c - s whole_c) y_c <= 0`.
 */
interface Rule {
  readonly most: number;
  readonly units: Float64Array;
}

interface Entry {
  readonly rule: number;
  readonly units: number;
}

/** What a fleet takes under every rule, kept up with its changes. */
export class Rules {
  /** What can run out, for pricing: rules in which nothing counts against another. */
  readonly scarce: readonly Rule[];
  readonly #most: Float64Array;
  readonly #used: Float64Array;
  readonly #rules: readonly Rule[];
  readonly #entries: readonly (readonly Entry[])[];

  constructor(scenario: Scenario) {
    const rules = rulesOf(scenario);
    this.#rules = rules;
    this.scarce = rules.filter(({ most, units }) => most > 0 && units.every((amount) => amount >= 0));
    this.#most = Float64Array.from(rules, ({ most }) => most + rounding * Math.max(1, Math.abs(most)));
    this.#used = new Float64Array(rules.length);
    this.#entries = scenario.offers.map((_, offer) =>
      rules.flatMap(({ units }, rule) => (units[offer] === 0 ? [] : [{ rule, units: units[offer] as number }])),
    );
  }

  /** Whether every rule that up to two changes make tighter still holds after them. */
  allow(changes: readonly Change[]): boolean {
    return changes.every(({ offer, replicas }) => {
      const entries = this.#entries[offer] as readonly Entry[];
      return entries.every(({ rule, units }) => {
        const added = changes.reduce((sum, change) => sum + this.#unitsOf(change.offer, rule) * change.replicas, 0);
        return (
          units * replicas <= 0 || added <= 0 || (this.#used[rule] as number) + added <= (this.#most[rule] as number)
        );
      });
    });
  }

  /** Applies changes whatever the rules. */
  apply(changes: readonly Change[]): void {
    for (const { offer, replicas } of changes) {
      for (const { rule, units } of this.#entries[offer] ?? [])
        this.#used[rule] = (this.#used[rule] as number) + units * replicas;
    }
  }

  #unitsOf(offer: number, rule: number): number {
    return this.#rules[rule]?.units[offer] ?? 0;
  }

  /** Starts over with these replica counts. */
  reset(counts: Float64Array): void {
    this.#used.fill(0);
    this.apply(Array.from(counts, (replicas, offer) => ({ offer, replicas })));
  }
}

function rulesOf(scenario: Scenario): readonly Rule[] {
  const { offers, stock } = scenario;
  const rule = (most: number, units: (offer: Offer, position: number) => number) => ({
    most,
    units: Float64Array.from(offers, units),
  });
  return [
    ...[...stock].map(([kind, gpus]) => rule(gpus, ({ gpu, gpusPerReplica }) => (gpu === kind ? gpusPerReplica : 0))),
    ...offers.flatMap(({ minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }, at) => [
      ...(minReplicas > 0 ? [rule(-minReplicas, (_, offer) => (offer === at ? -1 : 0))] : []),
      ...(maxReplicas < Number.POSITIVE_INFINITY ? [rule(maxReplicas, (_, offer) => (offer === at ? 1 : 0))] : []),
    ]),
    ...limitRows(scenario).flatMap((row) => limitRules(row, offers)),
  ];
}

function limitRules(row: LimitRow, offers: readonly Offer[]): readonly Rule[] {
  const { isShare, atMost, atLeast, counted, unit } = row;
  const whole = (share: number, offer: number) => share * unitsOf(offers[offer] as Offer, unit);
  const over = (bound: number) => ({
    most: isShare ? 0 : bound,
    units: counted.map((units, offer) => (isShare ? units - whole(bound, offer) : units)),
  });
  const turned = ({ most, units }: Rule) => ({ most: -most, units: units.map((amount) => -amount) });
  return [
    ...(atMost < Number.POSITIVE_INFINITY ? [over(atMost)] : []),
    ...(atLeast > 0 ? [turned(over(atLeast))] : []),
  ];
}
