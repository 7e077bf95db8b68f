import { useState } from 'preact/hooks';
import type { Commands } from '../commands.ts';
import type { Dispatch } from '../store/action.ts';
import type { Page, State } from '../store/state.ts';

const pages: readonly (readonly [Page, string])[] = [
  ['plan', 'Plan'],
  ['what-if', 'What if'],
  ['experiment', 'Experiment'],
];

/** The page's head: where one is, and what can be done with the scenario and its plan. */
export function Toolbar({ state, dispatch, commands }: { state: State; dispatch: Dispatch; commands: Commands }) {
  return (
    <header class="toolbar">
      <p class="brand">fleetmix</p>
      <nav aria-label="Pages">
        {pages.map(([page, name]) => (
          <button
            key={page}
            type="button"
            class="tab"
            aria-current={state.page === page ? 'page' : false}
            onClick={() => dispatch({ kind: 'show', page })}
          >
            {name}
          </button>
        ))}
      </nav>
      <div class="tools">
        <button type="button" disabled={state.past.length === 0} onClick={() => dispatch({ kind: 'undo' })}>
          Undo
        </button>
        <button type="button" disabled={state.future.length === 0} onClick={() => dispatch({ kind: 'redo' })}>
          Redo
        </button>
        <OpenFile commands={commands} />
        <Menu
          name="Save"
          items={[
            ['Scenario as YAML', () => commands.save('scenario', 'yaml')],
            ['Scenario as JSON', () => commands.save('scenario', 'json')],
            ['Plan as YAML', () => commands.save('plan', 'yaml')],
            ['Plan as JSON', () => commands.save('plan', 'json')],
            ['Copy the command line', commands.copyCommand],
          ]}
        />
        <button type="button" onClick={() => dispatch({ kind: 'pin' })} disabled={state.planned === undefined}>
          Pin
        </button>
        <button type="button" class="primary" onClick={commands.copyLink}>
          Copy link
        </button>
      </div>
    </header>
  );
}

function OpenFile({ commands }: { commands: Commands }) {
  return (
    <label class="button">
      Open…
      <input
        class="unseen"
        type="file"
        accept=".json,.yaml,.yml,.csv,.tsv,.jsonl,.ndjson,.gz,application/json,application/yaml,text/csv"
        aria-label="Open a scenario, a request log, a Mélange file or a plan"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file !== undefined) void commands.open(file.name, file);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** A button that shows others. Escape closes it, and so does choosing. */
function Menu({ name, items }: { name: string; items: readonly (readonly [string, () => void])[] }) {
  const [isOpen, setOpen] = useState(false);
  const choose = (action: () => void) => (): void => {
    setOpen(false);
    action();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what its buttons do; it is nothing to press itself.
    <div
      class="menu"
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(false);
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setOpen(false);
      }}
    >
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {name}
      </button>
      {isOpen ? (
        <div class="menu-items">
          {items.map(([label, action]) => (
            <button key={label} type="button" onClick={choose(action)}>
              {label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
