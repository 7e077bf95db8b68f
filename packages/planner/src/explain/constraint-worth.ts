import { gpusFromStock, limitUse, type Scenario } from '@fleetmix/core';
import { type Constraint, changed, isMost, rowsOf, without } from './constraint.ts';
import type { LinearPrices } from './linear-prices.ts';
import { type Costed, costed, type Replanning } from './replanning.ts';
import type { Base } from './unused-offers.ts';

/** What a cheapest plan would cost otherwise, and what that saves; not proved, it may save more, or less if the base is not. */
export interface Saving {
  readonly usdPerHour: number;
  readonly savesUsdPerHour: number;
  readonly isProved: boolean;
}

/** What a constraint costs. */
export interface ConstraintWorth {
  readonly constraint: Constraint;
  /** The cheapest plan without it. */
  readonly dropped: Saving;
  /** The same with the constraint one step looser, at `to`: a GPU, a replica, a unit, a hundredth. Absent where there is no such step. */
  readonly looser?: Saving & { readonly to: number };
  /** What one more GPU of the stock, or unit of the limit, is worth where replicas come in parts, by the prices of the proof. */
  readonly linearUsdPerHour?: number;
}

/**
 * Plans without each constraint, those first that the plan touches, and with each that costs anything one step looser. Classes
 * are not among them: what they cost is another question.
 */
export async function constraintWorths(
  scenario: Scenario,
  constraints: readonly Constraint[],
  base: Base & { readonly isProved: boolean },
  prices: LinearPrices,
  planning: Replanning,
): Promise<readonly ConstraintWorth[]> {
  const touched = new Set(constraints.filter((each) => isTouched(scenario, each, base.counts)));
  const ordered = [...touched, ...constraints.filter((each) => !touched.has(each))];
  const worths: ConstraintWorth[] = [];
  for (const constraint of ordered) {
    const worth = async (value: number | undefined, what: string) =>
      savingOf(scenario, constraint, value, what, base, planning);
    const dropped = await worth(undefined, `without the ${constraint.text}`);
    if (dropped === undefined) continue;
    const to = looserValue(scenario, constraint);
    const looser =
      to === undefined
        ? undefined
        : dropped.savesUsdPerHour > 0 || !dropped.isProved
          ? await worth(to, `with more: ${constraint.text}`)
          : dropped;
    const linear = linearPrice(scenario, constraint, prices);
    worths.push({
      constraint,
      dropped,
      ...(looser === undefined || to === undefined ? {} : { looser: { ...looser, to } }),
      ...(linear === undefined ? {} : { linearUsdPerHour: linear }),
    });
  }
  return worths;
}

/** The cheapest plan without any of the constraints: where several stand for one another, none costs anything by itself. */
export async function savingOfAll(
  scenario: Scenario,
  constraints: readonly Constraint[],
  base: Base & { readonly isProved: boolean },
  planning: Replanning,
): Promise<Saving | undefined> {
  const free = without(scenario, constraints);
  return saving(costed(free, await planning.plan(free, 'without any constraint')), base);
}

/** What the cheapest plan saves with another value of a constraint, or without it. */
export async function savingOf(
  scenario: Scenario,
  constraint: Constraint,
  value: number | undefined,
  what: string,
  base: Base & { readonly isProved: boolean },
  planning: Replanning,
): Promise<Saving | undefined> {
  const other = changed(scenario, constraint, value);
  return saving(costed(other, await planning.plan(other, what)), base);
}

function saving(found: Costed | undefined, base: Base & { readonly isProved: boolean }): Saving | undefined {
  if (found === undefined) return undefined;
  const saves = base.usdPerHour - found.usdPerHour;
  // The old plan still holds, so nothing is lost; what is, is rounding, or a search that was cut short.
  return {
    usdPerHour: Math.min(found.usdPerHour, base.usdPerHour),
    savesUsdPerHour: saves > 1e-6 * Math.max(1e-3, base.usdPerHour) ? Number(saves.toPrecision(12)) : 0,
    isProved: found.isProved && base.isProved,
  };
}

/** Whether the plan goes up to the bound, so that it is the likelier to cost something. */
function isTouched(scenario: Scenario, constraint: Constraint, counts: readonly number[]): boolean {
  const { kind, have } = constraint;
  const used = usedOf(scenario, constraint, counts);
  if (used === undefined) return true;
  const step = kind === 'stock' || kind === 'limit' ? smallestStep(scenario, constraint) : 1;
  return isMost(constraint) ? used + step > have : used - step < have;
}

/** What replica counts take of a constraint, where it is a bound of counts: of several groups, the one that is nearest to it. */
export function usedOf(scenario: Scenario, constraint: Constraint, counts: readonly number[]): number | undefined {
  const { kind, name } = constraint;
  const at = scenario.offers.findIndex((offer) => offer.name === name);
  switch (kind) {
    case 'stock':
      return scenario.offers.reduce(
        (sum, offer, at) => sum + (offer.gpu === name ? gpusFromStock(offer) * (counts[at] ?? 0) : 0),
        0,
      );
    case 'max-replicas':
    case 'min-replicas':
      return counts[at] ?? 0;
    case 'limit': {
      const uses = rowsOf(scenario, constraint)
        .map((row) => limitUse(scenario, row, counts))
        .filter((use) => !Number.isNaN(use));
      return uses.length === 0 ? constraint.have : isMost(constraint) ? Math.max(...uses) : Math.min(...uses);
    }
    default:
      return undefined;
  }
}

function looserValue(scenario: Scenario, constraint: Constraint): number | undefined {
  if (usedOf(scenario, constraint, []) === undefined) return undefined;
  const value = constraint.have + (isMost(constraint) ? 1 : -1) * smallestStep(scenario, constraint);
  const most = constraint.bound === 'atMostShare' ? 1 : Number.POSITIVE_INFINITY;
  return Number(Math.min(most, Math.max(0, value)).toPrecision(12));
}

/** One more of what cannot be had in smaller pieces. */
function smallestStep(scenario: Scenario, constraint: Constraint): number {
  const { kind, name } = constraint;
  if (kind === 'stock') {
    const drawn = scenario.offers.flatMap((offer) => (offer.gpu === name ? [gpusFromStock(offer)] : []));
    return Math.min(...drawn.filter((gpus) => gpus > 0));
  }
  if (kind !== 'limit') return 1;
  const rows = rowsOf(scenario, constraint);
  if (rows.some(({ isShare }) => isShare)) return 0.01;
  if (rows.some(({ unit }) => unit === 'usdPerHour')) return 1;
  const units = rows.flatMap(({ counted }) => [...counted]).filter((unit) => unit > 0);
  return units.length === 0 ? 1 : Math.min(...units);
}

function linearPrice(scenario: Scenario, constraint: Constraint, { stock, isDual }: LinearPrices): number | undefined {
  if (!isDual) return undefined;
  if (constraint.kind === 'stock') return stock.get(constraint.name ?? '') ?? 0;
  if (constraint.kind !== 'limit') return undefined;
  const [row] = rowsOf(scenario, constraint);
  return row === undefined ? undefined : stock.get(`limit ${row.label}`);
}
