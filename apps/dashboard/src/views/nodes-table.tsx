import type { NodeField } from '../draft/cell.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { EditRows } from './edit-rows.tsx';

const heads: readonly (readonly [NodeField, string])[] = [
  ['name', 'Node'],
  ['gpu', 'GPU'],
  ['gpus', 'GPUs in it'],
  ['usdPerHour', 'USD/hour'],
  ['minNodes', 'At least'],
  ['maxNodes', 'At most'],
];

/** Machines that are sold whole, on which replicas are packed. */
export function NodesTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { nodes = [] } = state.draft;
  return (
    <section aria-labelledby="nodes">
      <h3 id="nodes">Nodes</h3>
      <p class="faint">
        Machines that are sold whole. Replicas are packed on a node where their offer names it, and have no price of
        their own then: see all columns of the offers.
      </p>
      {nodes.length === 0 ? null : (
        <EditRows
          label="Table of nodes to choose from"
          heads={heads}
          texts={['name', 'gpu']}
          placeholders={{ minNodes: '0', maxNodes: 'no limit' }}
          names={nodes.map(({ name }) => name)}
          cellOf={(row, field) => ({ table: 'nodes', row, field })}
          state={state}
          dispatch={dispatch}
          onRemove={(row) => dispatch({ kind: 'remove-node', row })}
        />
      )}
      <button type="button" onClick={() => dispatch({ kind: 'add-node' })}>
        Add a node
      </button>
    </section>
  );
}
