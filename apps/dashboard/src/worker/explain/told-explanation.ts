import type { Scenario } from '@fleetmix/core';
import type { Explanation } from '@fleetmix/planner';
import { usd } from '../../text/figures.ts';
import type { Told, ToldPart } from '../../text/told.ts';
import { toldClasses } from './told-classes.ts';
import { toldConflict } from './told-conflict.ts';
import { toldConstraints } from './told-constraints.ts';
import { toldUnused } from './told-unused.ts';

/** An explanation in the words of the command line: what each constraint costs, why offers are unused, or what clashes. */
export function toldExplanation(scenario: Scenario, explanation: Explanation): Told {
  const cut: readonly ToldPart[] = explanation.isComplete
    ? []
    : [{ kind: 'text', text: 'Not everything was found out and proved. A longer time limit may help.' }];
  const { heading, parts } = toldOf(scenario, explanation);
  return { heading, parts: [...parts, ...cut] };
}

function toldOf(scenario: Scenario, explanation: Explanation): Told {
  switch (explanation.status) {
    case 'unknown':
      return { heading: 'No explanation', parts: [{ kind: 'text', text: explanation.reason }] };
    case 'impossible':
      return toldConflict(scenario, explanation);
    case 'planned': {
      const { constraints, unconstrained, unused, classes, usdPerHour, isOptimal } = explanation;
      const known = isOptimal ? '' : ' as far as is known';
      return {
        heading: `The cheapest plan, ${usd(usdPerHour)} USD/hour${known}, held against others`,
        parts: [
          ...toldConstraints(scenario, constraints, unconstrained),
          ...toldUnused(unused),
          ...toldClasses(scenario, classes),
        ],
      };
    }
  }
}
