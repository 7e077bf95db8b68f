import type { Goal, LossUnit, Preference } from '@fleetmix/core';
import type { Draft } from './draft.ts';
import { withField } from './offer-value.ts';

/** The draft with another goal; those with a budget keep the one that stands, or begin with the one given. */
export function withGoal(draft: Draft, goal: Goal, budgetUsdPerHour: number): Draft {
  if (goal === 'least-cost') return withField(draft, 'objective', undefined);
  const isFrugal = goal === 'least-power' || goal === 'least-carbon';
  const budget = draft.objective?.budgetUsdPerHour ?? (isFrugal ? undefined : budgetUsdPerHour);
  return { ...draft, objective: { goal, ...(budget === undefined ? {} : { budgetUsdPerHour: budget }) } };
}

/** The draft with what the fleet is to survive the loss of. */
export function withSurvival(draft: Draft, survive: LossUnit | undefined): Draft {
  return withField(draft, 'survive', survive);
}

/** The draft with what decides between fleets that cost the same, in order; each once. */
export function withPreferences(draft: Draft, prefer: readonly Preference[]): Draft {
  const once = [...new Set(prefer)];
  return withField(draft, 'prefer', once.length === 0 ? undefined : once);
}

/**
 * The draft with the fleet that is running. The plan that changes least of it is then preferred, unless something is already;
 * without such a fleet, nothing can be close to it.
 */
export function withCurrent(draft: Draft, current: Readonly<Record<string, number>> | undefined): Draft {
  if (current === undefined) {
    const left = (draft.prefer ?? []).filter((one) => one !== 'closest-to-current');
    return withPreferences(withField(draft, 'current', undefined), left);
  }
  const known = new Set(draft.offers.map(({ name }) => name));
  const running = Object.fromEntries(Object.entries(current).filter(([name]) => known.has(name)));
  const { objective, prefer, periods, futures } = draft;
  const isPlain = periods === undefined && futures === undefined;
  const goesTogether = isPlain && (objective?.goal ?? 'least-cost') === 'least-cost';
  return { ...draft, current: running, ...(goesTogether ? { prefer: prefer ?? ['closest-to-current'] } : {}) };
}

export type DecideNow = NonNullable<NonNullable<Draft['futures']>['decideNow']>;

/** The draft with another way to meet its futures, where it has any. */
export function withFutures(
  draft: Draft,
  field: 'decideNow' | 'mayFailShare',
  value: DecideNow | number | undefined,
): Draft {
  return draft.futures === undefined ? draft : { ...draft, futures: withField(draft.futures, field, value) };
}

/** What the rules are, in a few words; nothing where there are none. */
export function rulesText({
  objective,
  survive,
  prefer = [],
  current,
  limits = [],
  pools = [],
  nodes = [],
  periods,
  futures,
}: Draft): string {
  const isGoal = objective !== undefined && objective.goal !== 'least-cost';
  return [
    ...(isGoal ? [goalText(objective)] : []),
    ...(periods === undefined ? [] : [`${periods.length} periods`]),
    ...(futures === undefined ? [] : [`${futures.cases.length} futures`]),
    ...(limits.length === 0 ? [] : [limits.length === 1 ? '1 limit' : `${limits.length} limits`]),
    ...(nodes.length === 0 ? [] : [nodes.length === 1 ? '1 kind of node' : `${nodes.length} kinds of nodes`]),
    ...(pools.length === 0 ? [] : [pools.length === 1 ? '1 pool' : `${pools.length} pools`]),
    ...(survive === undefined ? [] : [`survives any one ${survive}`]),
    ...(prefer.length === 0 ? [] : [prefer.join(', then ')]),
    ...(current === undefined ? [] : ['a fleet is running']),
  ].join('; ');
}

function goalText({ goal, budgetUsdPerHour }: NonNullable<Draft['objective']>): string {
  return budgetUsdPerHour === undefined ? goal : `${goal} for ${budgetUsdPerHour} USD/hour`;
}
