import { rulesText } from '../draft/rules.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { ClassesTable } from './classes-table.tsx';
import { LabelledField } from './labelled-field.tsx';
import { later } from './later.tsx';
import { OffersTable } from './offers-table.tsx';
import { OptionsForm } from './options-form.tsx';
import { Unfold } from './unfold.tsx';

const RulesForm = later(async () => (await import('./rules-form.tsx')).RulesForm, 'section');
const rulesHint = 'goal and budget, limits and shares, what may be lost, what is running';

/** The scenario, all of it editable. */
export function Editor({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const rules = rulesText(state.draft);
  return (
    <section class="panel editor" aria-labelledby="scenario">
      <h2 id="scenario">Scenario</h2>
      <LabelledField name="Name" state={state} dispatch={dispatch} cell={{ table: 'scenario', field: 'name' }} isText />
      <p class="problem" role="status">
        {state.typing?.problem ?? ''}
      </p>
      <OffersTable state={state} dispatch={dispatch} />
      <ClassesTable state={state} dispatch={dispatch} />
      <OptionsForm state={state} dispatch={dispatch} />
      <Unfold name="Rules" level="h3" hint={rules === '' ? rulesHint : rules} isOpenAtFirst={rules !== ''}>
        {() => <RulesForm state={state} dispatch={dispatch} />}
      </Unfold>
      <p class="faint">
        A piece of a spreadsheet can be pasted into any cell of a table: it fills cells to the right and below, and adds
        rows. Enter and the arrow keys go up and down a column.
      </p>
    </section>
  );
}
