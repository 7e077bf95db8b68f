import type { Preference } from '@fleetmix/core';
import type { Draft } from '../draft/draft.ts';
import type { Dispatch } from '../store/action.ts';
import { Select } from './select.tsx';

const names: Readonly<Record<Preference, string>> = {
  'fewest-offers': 'fewest offers',
  'fewest-replicas': 'fewest replicas',
  'closest-to-current': 'closest to what is running',
};
const places = ['Of fleets that cost the same, first', 'Then', 'And then'] as const;

/** What decides between fleets that cost the same, in order. */
export function Preferences({ draft: { prefer = [], current }, dispatch }: { draft: Draft; dispatch: Dispatch }) {
  const all = (Object.keys(names) as Preference[]).filter(
    (one) => one !== 'closest-to-current' || current !== undefined || prefer.includes(one),
  );
  return (
    <div class="fields">
      {places.slice(0, Math.min(prefer.length + 1, all.length)).map((place, at) => {
        const before = prefer.slice(0, at);
        const open = all.filter((one) => !before.includes(one));
        return (
          <Select
            key={place}
            name={place}
            value={prefer[at] ?? ''}
            options={[['', 'any'], ...open.map((one) => [one, names[one]] as const)]}
            onChange={(chosen) => dispatch({ kind: 'set-preferences', prefer: withPlace(prefer, at, chosen) })}
          />
        );
      })}
    </div>
  );
}

/** Where nothing is to decide, nothing can come after it. */
function withPlace(prefer: readonly Preference[], at: number, chosen: Preference | ''): readonly Preference[] {
  if (chosen === '') return prefer.slice(0, at);
  return [...prefer.slice(0, at), chosen, ...prefer.slice(at + 1).filter((one) => one !== chosen)];
}
