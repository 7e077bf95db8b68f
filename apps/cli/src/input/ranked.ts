import { quoted, type Scenario, suggestion } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/**
 * The scenario with other priorities of some models' classes.
 * @throws UsageError where no class is of such a model
 */
export function ranked(scenario: Scenario, priorities: ReadonlyMap<string, number>): Scenario {
  const { classes } = scenario.workload;
  const models = [...new Set(classes.flatMap(({ model }) => (model === undefined ? [] : [model])))];
  const strange = [...priorities.keys()].find((name) => !models.includes(name));
  if (strange !== undefined) {
    const there =
      models.length === 0 ? 'No class names one: add model to the classes.' : `There are: ${models.join(', ')}.`;
    throw new UsageError(
      `--priority names ${quoted(strange)}, which is the model of no class.${suggestion(strange, models)} ${there}`,
    );
  }
  const changed = classes.map((one) => {
    const priority = one.model === undefined ? undefined : priorities.get(one.model);
    return priority === undefined ? one : { ...one, priority };
  });
  return { ...scenario, workload: { ...scenario.workload, classes: changed } };
}
