import { InputError, readScenario } from '@fleetmix/core';
import type { Draft, DraftClass, DraftOffer } from '../draft/draft.ts';

/** What people type into classes and offers, and no catalog knows. */
const classFields = ['headroom', 'weight', 'priority'] as const satisfies readonly (keyof DraftClass)[];
const offerFields = [
  'minReplicas',
  'maxReplicas',
  'headroom',
  'interruptions',
  'startupMinutes',
  'usdPerStart',
  'minRentalHours',
] as const satisfies readonly (keyof DraftOffer)[];

/** A scenario that was made anew, with the rules of the one before, as far as they go with it; and what does not. */
export interface Kept {
  readonly draft: Draft;
  readonly notices: readonly string[];
}

/**
 * Puts what stood in a scenario by rules into one that was made in its place: what is typed of classes and offers that are
 * still there by name, then its goal, limits, losses and cases, each only where the whole can still be read.
 */
export function withRulesOf(before: Draft, made: Draft): Kept {
  const typed = {
    ...made,
    workload: { ...made.workload, classes: copied(before.workload.classes, made.workload.classes, classFields) },
    offers: copied(before.offers, made.offers, offerFields),
  };
  const start = isScenario(typed) ? typed : made;
  return rulesOf(before).reduce<Kept>(
    ({ draft, notices }, { name, add }) => {
      const next = add(draft);
      return isScenario(next)
        ? { draft: next, notices }
        : { draft, notices: [...notices, `Left out, because it does not fit these offers: ${name}.`] };
    },
    { draft: start, notices: [] },
  );
}

interface Rule {
  readonly name: string;
  readonly add: (draft: Draft) => Draft;
}

function rulesOf({ objective, survive, prefer, limits = [], periods, futures }: Draft): readonly Rule[] {
  const rule = (name: string, part: Partial<Draft> | undefined): readonly Rule[] =>
    part === undefined ? [] : [{ name, add: (draft) => ({ ...draft, ...part }) }];
  // What is running is of offers that may be no more.
  const wishes = prefer?.filter((one) => one !== 'closest-to-current') ?? [];
  return [
    ...rule('the goal', objective && { objective }),
    ...rule('what is to be survived', survive && { survive }),
    ...rule('what is preferred', wishes.length === 0 ? undefined : { prefer: wishes }),
    ...rule('the periods', periods && { periods }),
    ...rule('the futures', futures && { futures }),
    ...limits.map((limit) => ({
      name: `the limit “${limit.name}”`,
      add: (draft: Draft) => ({ ...draft, limits: [...(draft.limits ?? []), limit] }),
    })),
  ];
}

function copied<Thing extends { readonly name: string }>(
  from: readonly Thing[],
  to: readonly Thing[],
  fields: readonly (keyof Thing)[],
): Thing[] {
  const known = new Map(from.map((thing) => [thing.name, thing]));
  return to.map((thing) => {
    const before = known.get(thing.name);
    const kept = fields.flatMap((field) => (before?.[field] === undefined ? [] : [[field, before[field]]]));
    return { ...thing, ...Object.fromEntries(kept) };
  });
}

function isScenario(draft: Draft): boolean {
  try {
    readScenario(draft);
    return true;
  } catch (cause) {
    if (cause instanceof InputError) return false;
    throw cause;
  }
}
