import type { LogColumns } from '@fleetmix/traces/browser';
import { useState } from 'preact/hooks';
import type { Commands } from '../commands.ts';
import type { State } from '../store/state.ts';
import { Select } from './select.tsx';

const roles: readonly (readonly [keyof LogColumns, string])[] = [
  ['inputTokens', 'Input tokens'],
  ['outputTokens', 'Output tokens'],
  ['time', 'Arrival times'],
  ['model', 'Model'],
];

/** Asks which column of a log holds what, where their names do not say. */
export function ColumnsPanel({ naming, commands }: { naming: NonNullable<State['naming']>; commands: Commands }) {
  const [chosen, setChosen] = useState<LogColumns>({});
  const isReady = chosen.inputTokens !== undefined && chosen.outputTokens !== undefined;
  const options = [['', 'none'] as const, ...naming.columns.map((column) => [column, column] as const)];
  return (
    <section class="panel" aria-labelledby="columns" data-testid="columns">
      <h2 id="columns">Which columns of {naming.source} hold what?</h2>
      <p>Their names do not say it. Input and output tokens are needed; arrival times give the rate.</p>
      <div class="fields">
        {roles.map(([role, name]) => (
          <Select
            key={role}
            name={name}
            value={chosen[role] ?? ''}
            options={options}
            onChange={(column) => {
              const { [role]: _, ...others } = chosen;
              setChosen(column === '' ? others : { ...others, [role]: column });
            }}
          />
        ))}
        <button type="button" class="primary" disabled={!isReady} onClick={() => commands.nameColumns(chosen)}>
          Read the log
        </button>
        <button type="button" onClick={() => commands.nameColumns()}>
          Leave it
        </button>
      </div>
    </section>
  );
}
