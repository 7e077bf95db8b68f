import { type Blocker, limitAmount, type PlanDocument, type TightLimit } from '@fleetmix/core';

/** What would unblock a scenario that has no plan, a sentence each. */
export function remedies({ blockers = [], limits = [] }: Pick<PlanDocument, 'blockers' | 'limits'>): readonly string[] {
  const tight = limits.filter((limit): limit is TightLimit => 'enough' in limit);
  return [...blockers.map(remedy), ...tight.map(limitRemedy)];
}

function remedy(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'class':
      return `Add an offer with a capacity above 0 for “${blocker.class}”, or remove the class.`;
    case 'stock':
      return `Raise the stock of ${blocker.gpu} from ${blocker.have} to ${blocker.enough} GPUs.`;
    case 'replicas':
      return `Raise the most replicas of ${blocker.offer} from ${blocker.have} to ${blocker.enough}.`;
    case 'nodes':
      return `Raise the most nodes of ${blocker.node} from ${blocker.have} to ${blocker.enough}.`;
  }
}

function limitRemedy(tight: TightLimit): string {
  const group = tight.group === undefined ? '' : ` (${tight.group})`;
  const [verb, bound] = tight.bound === 'at-most' ? ['Raise', 'at most'] : ['Lower', 'at least'];
  const [have, enough] = [limitAmount(tight, tight.have), limitAmount(tight, tight.enough)];
  return `${verb} limit “${tight.limit}”${group} from ${bound} ${have} to ${enough}.`;
}
