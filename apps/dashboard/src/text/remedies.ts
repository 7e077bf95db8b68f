import type { Blocker } from '@fleetmix/core';

/** What would unblock a scenario that has no plan, a sentence each. */
export function remedies(blockers: readonly Blocker[]): readonly string[] {
  return blockers.map(remedy);
}

function remedy(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'class':
      return `Add an offer with a capacity above 0 for “${blocker.class}”, or remove the class.`;
    case 'stock':
      return `Raise the stock of ${blocker.gpu} from ${blocker.have} to ${blocker.enough} GPUs.`;
    case 'replicas':
      return `Raise the most replicas of ${blocker.offer} from ${blocker.have} to ${blocker.enough}.`;
  }
}
