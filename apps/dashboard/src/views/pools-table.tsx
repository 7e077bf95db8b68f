import { type PoolField, poolFields } from '../draft/cell.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { Field } from './field.tsx';
import { Scroll } from './scroll.tsx';

const heads: Readonly<Record<PoolField, string>> = {
  name: 'Pool',
  prefill: 'Prefill on',
  decode: 'Decode on',
  usdPerRequest: 'USD per move',
};

/** Disaggregated serving: which offers prefill for which. */
export function PoolsTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { pools = [], offers } = state.draft;
  const roles = new Set(offers.map(({ role }) => role));
  const canAdd = roles.has('prefill') && roles.has('decode');
  return (
    <section aria-labelledby="pools">
      <h3 id="pools">Pools</h3>
      <p class="faint">
        Prefill and decode on different offers, with the price of moving a request’s KV cache between them.
        {canAdd ? '' : ' Offers first need roles, prefill and decode: see all columns of the offers.'}
      </p>
      {pools.length === 0 ? null : (
        <Scroll label="Table of pools to choose from">
          <table class="edit">
            <thead>
              <tr>
                {poolFields.map((field) => (
                  <th key={field} scope="col">
                    {heads[field]}
                  </th>
                ))}
                <th scope="col">
                  <span class="unseen">Change rows</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {pools.map(({ name }, row) => (
                <tr key={row}>
                  {poolFields.map((field) => (
                    <td key={field}>
                      <Field
                        state={state}
                        dispatch={dispatch}
                        cell={{ table: 'pools', row, field }}
                        label={`${heads[field]} of ${name}`}
                        isText={field !== 'usdPerRequest'}
                        placeholder={field === 'usdPerRequest' ? '0' : ''}
                      />
                    </td>
                  ))}
                  <td class="row-tools">
                    <button
                      type="button"
                      class="small"
                      aria-label={`Remove ${name}`}
                      onClick={() => dispatch({ kind: 'remove-pool', row })}
                    >
                      Remove
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <button type="button" disabled={!canAdd} onClick={() => dispatch({ kind: 'add-pool' })}>
        Add a pool
      </button>
    </section>
  );
}
