import { caseScenarios, hasCases, quoted, type Scenario, type ScenarioCase, suggestion } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/**
 * The period or future of that name.
 * @throws UsageError where there is none
 */
export function chosenCase(scenario: Scenario, name: string): ScenarioCase {
  const cases = caseScenarios(scenario);
  const found = cases.find((one) => one.name === name);
  if (found !== undefined) return found;
  if (cases.length === 0) {
    throw new UsageError(`--case ${quoted(name)}: the scenario has neither periods nor futures. Leave it out.`);
  }
  const names = cases.map((one) => one.name);
  throw new UsageError(
    `--case ${quoted(name)} is no ${caseWord(scenario)} of the scenario.${suggestion(name, names)} There are: ${names.join(', ')}.`,
  );
}

/** `period` or `future`. */
export function caseWord({ periods }: Scenario): 'period' | 'future' {
  return periods === undefined ? 'future' : 'period';
}

/**
 * Refuses a scenario with periods or futures where only an ordinary one will do.
 * @param what does not go with them, such as `--format melange`
 */
export function refuseCases(scenario: Scenario, what: string): void {
  if (!hasCases(scenario)) return;
  const [first] = caseScenarios(scenario);
  throw new UsageError(
    `${what} takes one fleet, and the scenario has ${caseWord(scenario)}s. Choose one of them: --case ${quoted(first?.name ?? '')}.`,
  );
}
