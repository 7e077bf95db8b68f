import type { PlanDocument, Planner, Scenario } from '@fleetmix/core';
import { type CommitmentValue, commitmentValues, type RobustnessOptions } from '@fleetmix/planner';
import { planOf } from './plan-of.ts';

/** What a plan that reserves the best part is held against; null where there is no such plan. */
export interface Commitment {
  /** Least cost without reserved offers. */
  readonly rentedUsdPerHour: number | null;
  /** Least cost with nothing else. */
  readonly reservedUsdPerHour: number | null;
  /** Whether both are proved to be the least. */
  readonly isProved: boolean;
}

/**
 * What reserved offers are worth to a plan that was found: what it costs to do without them, and with nothing else. Nothing
 * where the scenario has none, or the time was up.
 */
export async function commitmentOf(
  scenario: Scenario,
  document: PlanDocument,
  options: RobustnessOptions & { readonly planner: Planner },
): Promise<Commitment | undefined> {
  const { planner } = options;
  if (scenario.offers.every(({ pricing }) => pricing !== 'reserved')) return undefined;
  const known: Planner = {
    name: planner.name,
    plan: async (given, planOptions) =>
      given === scenario
        ? { status: 'planned', plan: planOf(document), guarantee: document.guarantee ?? { kind: 'none' } }
        : planner.plan(given, planOptions),
  };
  const values = await commitmentValues(scenario, { ...options, planner: known });
  const [none, all] = (['none', 'all'] as const).map((wanted) => values.find((one) => one.commitment === wanted));
  const [rented, reserved] = [costOf(none), costOf(all)];
  if (rented === undefined || reserved === undefined) return undefined;
  const isProved = [none, all].every((one) => isSettled(one));
  return { rentedUsdPerHour: rented, reservedUsdPerHour: reserved, isProved };
}

/** Undefined where it is not known whether there is such a plan. */
function costOf(value: CommitmentValue | undefined): number | null | undefined {
  if (value?.result.status === 'impossible') return null;
  return value?.usdPerHour;
}

function isSettled(value: CommitmentValue | undefined): boolean {
  const result = value?.result;
  return result?.status === 'impossible' || (result?.status === 'planned' && result.guarantee.kind === 'optimal');
}
