import { quoted } from '../scenario/names.ts';
import type { InputProblem } from './input-error.ts';
import type { ScenarioDocument } from './schema.ts';

/** What is wrong with what a scenario asks to survive. */
export function survivalProblems({ survive, objective, offers }: ScenarioDocument): readonly InputProblem[] {
  if (survive === undefined) return [];
  if (objective !== undefined && objective.goal !== 'least-cost')
    return [
      { path: 'survive', message: `goes with the goal least-cost alone, not with ${objective.goal}. Remove one.` },
    ];
  if (survive === 'replica' || survive === 'offer' || offers.some((offer) => offer[survive] !== undefined)) return [];
  return [{ path: 'survive', message: `is ${survive}, and no offer names one. Add it to the offers.` }];
}

/** What a reader may not expect of it. */
export function survivalNotices({ survive, offers }: ScenarioDocument): readonly string[] {
  if (survive !== 'region' && survive !== 'provider') return [];
  const without = offers.filter((offer) => offer[survive] === undefined).map(({ name }) => quoted(name));
  if (without.length === 0) return [];
  const more = without.length > 4 ? ` and ${without.length - 4} more` : '';
  return [`survive: ${survive} takes offers without one to be safe: ${without.slice(0, 4).join(', ')}${more}.`];
}
