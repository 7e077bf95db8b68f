import type { Choice } from '../sizing/choice.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { Field } from './field.tsx';

/** Which GPUs may be rented, and how many of each there are; the latter is the scenario's own stock. */
export function GpuChoice({
  gpus,
  without,
  state,
  dispatch,
  choose,
}: {
  gpus: readonly string[];
  without: readonly string[];
  state: Editing;
  dispatch: Dispatch;
  choose: (choice: Partial<Choice>) => void;
}) {
  const wanted = gpus.filter((gpu) => !without.includes(gpu));
  const limited = wanted.filter((gpu) => Object.hasOwn(state.draft.stock ?? {}, gpu));
  const stock = limited.length === 0 ? 'no limit on their number' : `${limited.length} of them limited in number`;
  return (
    <details class="gpus">
      <summary>
        GPUs: {wanted.length} of {gpus.length}, {stock}
      </summary>
      <p class="row-buttons">
        <button type="button" class="small" onClick={() => choose({ without: [] })}>
          All GPUs
        </button>
        <button type="button" class="small" onClick={() => choose({ without: gpus.slice(1) })}>
          Only {gpus[0]}
        </button>
      </p>
      <ul class="gpu-list">
        {gpus.map((gpu) => {
          const isWanted = !without.includes(gpu);
          return (
            <li key={gpu}>
              <label class="check">
                <input
                  type="checkbox"
                  checked={isWanted}
                  disabled={isWanted && wanted.length === 1}
                  onChange={() =>
                    choose({ without: isWanted ? [...without, gpu] : without.filter((one) => one !== gpu) })
                  }
                />
                {gpu}
              </label>
              <Field
                state={state}
                dispatch={dispatch}
                cell={{ table: 'stock', gpu }}
                label={`Stock of ${gpu}`}
                placeholder="no limit"
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
