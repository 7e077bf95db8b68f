import type { Saving } from '@fleetmix/planner';
import { price } from '../../text/figures.ts';

/** What is saved, in USD/hour; what is not proved is said to be about so much. */
export function savingText({ savesUsdPerHour, isProved }: Saving): string {
  if (savesUsdPerHour === 0) return isProved ? 'nothing' : 'nothing known';
  return `${isProved ? '' : 'about '}${price(savesUsdPerHour)}`;
}
