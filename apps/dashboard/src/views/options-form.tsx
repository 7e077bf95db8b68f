import { draftGpus, unitOf } from '../draft/draft.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { LabelledField } from './labelled-field.tsx';

const timeLimits = [1, 2, 5, 10, 30, 60, 300] as const;

/** Stock, and how to plan. */
export function OptionsForm({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { draft, timeLimitMs } = state;
  return (
    <>
      <section aria-labelledby="stock">
        <h3 id="stock">Stock: GPUs to be had</h3>
        <div class="fields">
          {draftGpus(draft)
            .slice(0, 60)
            .map((gpu) => (
              <LabelledField
                key={gpu}
                name={`${gpu}, GPUs`}
                state={state}
                dispatch={dispatch}
                cell={{ table: 'stock', gpu }}
                placeholder="no limit"
              />
            ))}
        </div>
      </section>
      <section aria-labelledby="options">
        <h3 id="options">How to plan</h3>
        <div class="fields">
          <LabelledField
            name="Headroom, %"
            state={state}
            dispatch={dispatch}
            cell={{ table: 'options', field: 'headroom' }}
          />
          <LabelledField
            name="Slices a class"
            state={state}
            dispatch={dispatch}
            cell={{ table: 'options', field: 'slices' }}
          />
          <label class="labelled">
            <span>Unit of demand</span>
            <select
              value={unitOf(draft)}
              onChange={({ currentTarget }) =>
                dispatch({ kind: 'set-unit', unit: currentTarget.value as 'requests' | 'requests/s' })
              }
            >
              <option value="requests/s">requests/s</option>
              <option value="requests">requests held at once</option>
            </select>
          </label>
          <label class="labelled">
            <span>Sharing</span>
            <select
              value={draft.options?.sharing ?? 'shared'}
              onChange={({ currentTarget }) =>
                dispatch({ kind: 'set-sharing', sharing: currentTarget.value as 'shared' | 'per-class' })
              }
            >
              <option value="shared">shared: loads on a replica add up</option>
              <option value="per-class">per class: each fits alone (costs too low)</option>
            </select>
          </label>
          <label class="labelled">
            <span>Time limit</span>
            <select
              value={String(timeLimitMs / 1000)}
              onChange={({ currentTarget }) =>
                dispatch({ kind: 'set-time-limit', timeLimitMs: Number(currentTarget.value) * 1000 })
              }
            >
              {[...new Set([...timeLimits, timeLimitMs / 1000])]
                .sort((one, other) => one - other)
                .map((seconds) => (
                  <option key={seconds} value={String(seconds)}>
                    {seconds} s
                  </option>
                ))}
            </select>
          </label>
        </div>
      </section>
    </>
  );
}
