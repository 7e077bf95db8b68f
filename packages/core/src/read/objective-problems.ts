import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

/** What is wrong with a scenario's objective: a budget that is missing or has no meaning, or a unit that has no end. */
export function objectiveProblems({ objective, workload }: ScenarioDocument): readonly InputProblem[] {
  if (objective === undefined) return [];
  const { goal, budgetUsdPerHour } = objective;
  if (goal === 'least-cost')
    return budgetUsdPerHour === undefined
      ? []
      : [
          problem(
            'budgetUsdPerHour',
            'is for the other goals. To cap the price, add a limit in usdPerHour, or remove it.',
          ),
        ];
  return [
    ...(budgetUsdPerHour === undefined && goal === 'shortest-makespan'
      ? [problem('budgetUsdPerHour', `is missing: say what ${goal} may cost.`)]
      : []),
    ...(goal === 'shortest-makespan' && workload.unit === 'requests'
      ? [
          problem(
            'goal',
            'has no end for requests held at once. Use unit: requests/s, with requests to finish as demand.',
          ),
        ]
      : []),
  ];
}

/** What a reader may not expect of weights and priorities. */
export function objectiveNotices({ objective, workload }: ScenarioDocument): readonly string[] {
  if (objective?.goal === 'most-served') return [];
  const unused = [
    ...(workload.classes.some(({ weight }) => weight !== undefined) ? ['weights'] : []),
    ...(workload.classes.some(({ priority }) => priority !== undefined) ? ['priorities'] : []),
  ];
  return unused.length === 0
    ? []
    : [`${unused.join(' and ')} of classes matter to the goal most-served alone, and it is not asked for.`];
}

function problem(field: string, message: string): InputProblem {
  return { path: `objective.${field}`, message };
}
