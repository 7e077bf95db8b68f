import { type Blocker, quoted } from '@fleetmix/core';

/** What would unblock each thing that stands in the way, a sentence each. */
export function remedies(blockers: readonly Blocker[]): readonly string[] {
  return blockers.map(remedy);
}

function remedy(blocker: Blocker): string {
  switch (blocker.kind) {
    case 'class':
      return `Add an offer with a capacity above 0 for ${quoted(blocker.class)}, or remove the class.`;
    case 'stock':
      return `Raise the stock of ${quoted(blocker.gpu)} from ${blocker.have} to ${blocker.enough} GPUs.`;
    case 'replicas':
      return `Raise maxReplicas of ${quoted(blocker.offer)} from ${blocker.have} to ${blocker.enough}.`;
  }
}
