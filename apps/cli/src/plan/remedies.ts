import { type Blocker, limitAmount, quoted, type Scenario, type TightLimit } from '@fleetmix/core';

/** What would unblock each thing that stands in the way, a sentence each: classes, stock and counts first, then limits. */
export function remedies(
  scenario: Scenario,
  blockers: readonly Blocker[],
  limits: readonly TightLimit[] = [],
): readonly string[] {
  return [...blockers.map(remedy), ...limits.map((tight) => looser(scenario, tight))];
}

function remedy(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'class':
      return `Add an offer with a capacity above 0 for ${quoted(blocker.class)}, or remove the class.`;
    case 'stock':
      return `Raise the stock of ${quoted(blocker.gpu)} from ${blocker.have} to ${blocker.enough} GPUs.`;
    case 'replicas':
      return `Raise maxReplicas of ${quoted(blocker.offer)} from ${blocker.have} to ${blocker.enough}.`;
    case 'nodes':
      return `Raise maxNodes of ${quoted(blocker.node)} from ${blocker.have} to ${blocker.enough}.`;
  }
}

/** The budget of a goal is planned for as one more limit, which the scenario does not name. */
function looser({ limits = [] }: Scenario, tight: TightLimit): string {
  const { limit, group, bound, have, enough } = tight;
  if (limits.every(({ name }) => name !== limit))
    return `Raise the budget from ${limitAmount(tight, have)} to ${limitAmount(tight, enough)}.`;
  const name = group === undefined ? quoted(limit) : `${quoted(limit)} (${group})`;
  const [verb, field] = bound === 'at-most' ? ['Raise', 'atMost'] : ['Lower', 'atLeast'];
  return `${verb} ${field}${tight.isShare ? 'Share' : ''} of limit ${name} from ${limitAmount(tight, have)} to ${limitAmount(tight, enough)}.`;
}
