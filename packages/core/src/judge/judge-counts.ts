import type { Plan, ReplicaCount } from '../plan/plan.ts';
import { duplicates, quoted, suggestion } from '../scenario/names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Violation } from './violation.ts';

/** What is wrong with a plan's replica counts: names, whole numbers, and the offers' own bounds. */
export function findCountViolations(scenario: Scenario, plan: Plan): readonly Violation[] {
  const known = new Set(scenario.offers.map(({ name }) => name));
  return [
    ...duplicates(plan.replicas.map(({ offer }) => offer)).map(duplicate),
    ...plan.replicas.filter(({ offer }) => !known.has(offer)).map(({ offer }) => unknownOffer(offer, [...known])),
    ...plan.replicas.filter(({ count }) => !Number.isSafeInteger(count) || count < 0).map(notWhole),
    ...outsideBounds(scenario, plan),
  ];
}

/** The violation of naming an offer that the scenario does not have. */
export function unknownOffer(name: string, known: readonly string[]): Violation {
  return {
    kind: 'unknown-name',
    message: `no offer is called ${quoted(name)}.${suggestion(name, known)}`,
  };
}

function duplicate(name: string): Violation {
  return {
    kind: 'duplicate',
    message: `replicas of ${quoted(name)} are given more than once.`,
  };
}

function notWhole({ offer, count }: ReplicaCount): Violation {
  return {
    kind: 'count',
    message: `${offer} has ${count} replicas; it must be a whole number, 0 or more.`,
  };
}

function outsideBounds(scenario: Scenario, plan: Plan): readonly Violation[] {
  const counts = new Map(plan.replicas.map(({ offer, count }) => [offer, count]));
  return scenario.offers.flatMap(({ name, minReplicas = 0, maxReplicas = Number.POSITIVE_INFINITY }): Violation[] => {
    const count = counts.get(name) ?? 0;
    if (count >= minReplicas && count <= maxReplicas) return [];
    const rule = count < minReplicas ? `at least ${minReplicas}` : `at most ${maxReplicas}`;
    return [
      {
        kind: 'replica-bounds',
        message: `${name} has ${count} replicas; the scenario asks for ${rule}.`,
      },
    ];
  });
}
