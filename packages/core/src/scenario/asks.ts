import { isDisaggregated } from './destinations.ts';
import { limitRows } from './limit-rows.ts';
import type { Scenario } from './scenario.ts';

/** What a scenario may ask for beyond the cheapest fleet within its stock, replica bounds and limits on amounts. */
export type Ask = 'cases' | 'goal' | 'pools' | 'survival' | 'share' | 'preference' | 'nodes';

/** What is asked of each kind, as the first half of a sentence; undefined where a scenario asks for nothing of it. */
const asked: Readonly<Record<Ask, (scenario: Scenario) => string | undefined>> = {
  cases: ({ periods, futures }) =>
    (periods ?? futures) &&
    `The scenario has ${periods === undefined ? 'futures' : 'periods'}, and this planner plans for one demand`,
  goal: ({ objective }) =>
    objective === undefined || objective.goal === 'least-cost'
      ? undefined
      : `The goal is ${objective.goal}, and this planner knows the least cost alone`,
  pools: (scenario) =>
    isDisaggregated(scenario)
      ? 'Some offers prefill or decode alone, and this planner serves each request on one replica'
      : undefined,
  survival: ({ survive }) =>
    survive && `The fleet is to survive the loss of one ${survive}, and this planner sees to no loss`,
  share: (scenario) => {
    const row = limitRows(scenario).find(({ isShare, atMost, atLeast }) => isShare && (atMost < 1 || atLeast > 0));
    return row && `Limit ${row.label} is on a share of the fleet, which this planner cannot keep to`;
  },
  nodes: ({ offers }) => {
    const node = offers.find(({ isNode }) => isNode === true);
    return node && `Replicas are packed on nodes, such as ${node.name}, and this planner knows replicas alone`;
  },
  preference: ({ prefer = [] }) =>
    prefer.length === 0
      ? undefined
      : `The scenario prefers ${prefer.join(', ')}, and this planner does not choose between fleets that cost the same`,
};

/**
 * Why a planner must not start on a scenario, in a sentence: the first thing that is asked and not among what it honours.
 * Undefined where it honours all. For every planner that does less than the exact one, so that none ignores a wish silently.
 */
export function refusalOf(scenario: Scenario, honours: readonly Ask[] = []): string | undefined {
  for (const [ask, sentence] of Object.entries(asked) as [Ask, (typeof asked)[Ask]][]) {
    const refused = honours.includes(ask) ? undefined : sentence(scenario);
    if (refused !== undefined) return `${refused}. Use exact.`;
  }
  return undefined;
}
