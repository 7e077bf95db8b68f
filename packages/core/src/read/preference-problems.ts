import { duplicates, quoted, suggestion } from '../scenario/names.ts';
import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

/** What is wrong with a scenario's preferences and its current fleet. */
export function preferenceProblems({ prefer, current, objective, offers }: ScenarioDocument): readonly InputProblem[] {
  const known = offers.map(({ name }) => name);
  const strange = Object.keys(current ?? {}).filter((name) => !known.includes(name));
  return [
    ...strange.map((name) => ({
      path: `current[${quoted(name)}]`,
      message: `is the name of no offer.${suggestion(name, known) || ' Leave out what is not on offer any more: it is stopped anyway.'}`,
    })),
    ...(prefer === undefined ? [] : preferProblems(prefer, current !== undefined)),
    ...(prefer !== undefined && objective !== undefined && objective.goal !== 'least-cost'
      ? [{ path: 'prefer', message: `goes with the goal least-cost alone, not with ${objective.goal}. Remove one.` }]
      : []),
  ];
}

/** What a reader may not expect. */
export function preferenceNotices({ prefer = [], current, periods }: ScenarioDocument): readonly string[] {
  return current === undefined || periods !== undefined || prefer.includes('closest-to-current')
    ? []
    : ['current changes nothing: it matters to prefer: [closest-to-current] and to periods alone.'];
}

function preferProblems(prefer: readonly string[], hasCurrent: boolean): readonly InputProblem[] {
  return [
    ...duplicates(prefer).map((name) => ({ path: 'prefer', message: `names ${name} more than once. Once is enough.` })),
    ...(prefer.includes('closest-to-current') && !hasCurrent
      ? [{ path: 'current', message: 'is missing: prefer names closest-to-current, so say what is running.' }]
      : []),
  ];
}
