import { caseKindOf } from '../draft/edit-cases.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { LabelledField } from './labelled-field.tsx';

/** More offers than these are better counted in the file. */
const mostOffers = 60;

/** The fleet that is running: taken from the plan that is shown, or counted by hand. */
export function CurrentFleet({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { current, offers } = state.draft;
  const hasCases = caseKindOf(state.draft) !== undefined;
  return (
    <section aria-labelledby="current">
      <h3 id="current">What is running</h3>
      {current === undefined ? (
        <p class="faint">
          {hasCases
            ? 'Starts are counted from it; else the round of periods repeats.'
            : 'Of fleets that cost the same, the one that changes least of it can be taken.'}
        </p>
      ) : (
        <div class="fields">
          {offers.slice(0, mostOffers).map(({ name }) => (
            <LabelledField
              key={name}
              name={`${name}, replicas running`}
              state={state}
              dispatch={dispatch}
              cell={{ table: 'current', offer: name }}
              placeholder="0"
            />
          ))}
        </div>
      )}
      <div class="row-buttons">
        {hasCases && current !== undefined ? null : (
          <button type="button" onClick={() => dispatch({ kind: 'take-current' })}>
            {hasCases ? 'Count what is running' : 'The plan shown is running'}
          </button>
        )}
        {current === undefined ? null : (
          <button type="button" onClick={() => dispatch({ kind: 'forget-current' })}>
            Nothing is running
          </button>
        )}
      </div>
    </section>
  );
}
