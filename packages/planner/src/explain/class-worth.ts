import type { Scenario } from '@fleetmix/core';
import type { Constraint } from './constraint.ts';
import { type Saving, savingOf } from './constraint-worth.ts';
import type { LinearPrices } from './linear-prices.ts';
import type { Replanning } from './replanning.ts';
import type { Base } from './unused-offers.ts';

/** What a class costs: its last request, and all of it. */
export interface ClassWorth {
  readonly class: string;
  /** Of one more request/s (or request held), its headroom included, where replicas come in parts: the price of the proof. */
  readonly marginalUsdPerHour?: number;
  /** The same for one request; the unit must be requests/s. */
  readonly marginalUsdPerRequest?: number;
  /** The cheapest plan without the class; absent where it was not planned for. */
  readonly dropped?: Saving;
}

/** Prices of the classes, the dearest class first; the first `examined` are also left out, one by one, and planned without. */
export async function classWorths(
  scenario: Scenario,
  constraints: readonly Constraint[],
  base: Base & { readonly isProved: boolean },
  prices: LinearPrices,
  planning: Replanning,
  examined: number,
): Promise<readonly ClassWorth[]> {
  const positions = new Map(scenario.workload.classes.map(({ name }, at) => [name, at]));
  const priceOf = ({ name = '' }: Constraint) => prices.classes[positions.get(name) ?? -1] ?? 0;
  const ordered = [...constraints].sort((one, other) => priceOf(other) - priceOf(one));
  const worths: ClassWorth[] = [];
  for (const [rank, constraint] of ordered.entries()) {
    const dropped =
      rank < examined && ordered.length > 1
        ? await savingOf(scenario, constraint, undefined, `without the ${constraint.text}`, base, planning)
        : undefined;
    worths.push({
      class: constraint.name ?? '',
      ...(prices.isDual ? marginal(scenario, priceOf(constraint), constraint.have) : {}),
      ...(dropped === undefined ? {} : { dropped }),
    });
  }
  return worths;
}

/** The price is of the class with its headroom, and a stated request brings its headroom with it. */
function marginal({ workload }: Scenario, price: number, demand: number) {
  const marginalUsdPerHour = price / demand;
  const isRate = workload.unit === 'requests/s';
  return { marginalUsdPerHour, ...(isRate ? { marginalUsdPerRequest: marginalUsdPerHour / 3600 } : {}) };
}
