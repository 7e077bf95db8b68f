import { limitAmount, limitUse, quoted, type Scenario, type TightLimit } from '@fleetmix/core';
import type { ShortageModel } from './shortage-model.ts';

/** Below this share of a rule's units an excess is a solver's rounding. */
const negligible = 1e-5;

/** The limits that a point of the shortage model breaks, each with what that point has of it. */
export function tightLimits(
  scenario: Scenario,
  { rules, replicas }: Pick<ShortageModel, 'rules' | 'replicas'>,
  point: ArrayLike<number>,
): readonly TightLimit[] {
  const counts = replicas.map((column) => Math.round(point[column] ?? 0));
  return rules.flatMap(({ row, bound, extra }): readonly TightLimit[] => {
    if ((point[extra] ?? 0) <= negligible) return [];
    const { limit, group, unit, isShare } = row;
    const used = limitUse(scenario, row, counts);
    const isMost = bound === 'at-most';
    return [
      {
        limit: limit.name,
        ...(group === undefined ? {} : { group }),
        bound,
        unit,
        isShare,
        have: isMost ? row.atMost : row.atLeast,
        enough: written(used, isShare ? 1e4 : 1e2, isMost ? Math.ceil : Math.floor),
      },
    ];
  });
}

/** A figure that a person would write, on the side that still does. */
function written(used: number, steps: number, round: (value: number) => number): number {
  const nearest = Math.round(used * steps);
  return (Math.abs(used * steps - nearest) <= 1e-6 ? nearest : round(used * steps)) / steps;
}

/** What is too tight, in a sentence; none where nothing is. */
export function tightLimitSentences(limits: readonly TightLimit[]): readonly string[] {
  if (limits.length === 0) return [];
  const parts = limits.map((tight) => {
    const name = tight.group === undefined ? quoted(tight.limit) : `${quoted(tight.limit)} (${tight.group})`;
    const verb = tight.bound === 'at-most' ? 'allows' : 'asks for';
    return `${name} ${verb} ${limitAmount(tight, tight.have)}, and ${limitAmount(tight, tight.enough)} would be enough`;
  });
  return [`Limits are too tight: ${parts.join('; ')}.`];
}
