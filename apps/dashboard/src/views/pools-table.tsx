import type { PoolField } from '../draft/cell.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { EditRows } from './edit-rows.tsx';

const heads: readonly (readonly [PoolField, string])[] = [
  ['name', 'Pool'],
  ['prefill', 'Prefill on'],
  ['decode', 'Decode on'],
  ['usdPerRequest', 'USD per move'],
];

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
        <EditRows
          label="Table of pools to choose from"
          heads={heads}
          texts={['name', 'prefill', 'decode']}
          placeholders={{ usdPerRequest: '0' }}
          names={pools.map(({ name }) => name)}
          cellOf={(row, field) => ({ table: 'pools', row, field })}
          state={state}
          dispatch={dispatch}
          onRemove={(row) => dispatch({ kind: 'remove-pool', row })}
        />
      )}
      <button type="button" disabled={!canAdd} onClick={() => dispatch({ kind: 'add-pool' })}>
        Add a pool
      </button>
    </section>
  );
}
