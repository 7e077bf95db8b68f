import { type Cell, cellKey } from '../draft/cell.ts';
import { cellText } from '../draft/cell-text.ts';
import { isTable } from '../draft/paste.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';

export interface FieldProperties {
  readonly state: Editing;
  readonly dispatch: Dispatch;
  readonly cell: Cell;
  /** What it is, for those who do not see the table around it; absent where a label stands beside it. */
  readonly label?: string;
  readonly isText?: boolean;
  readonly placeholder?: string;
  readonly id?: string;
}

/** One editable cell. What is typed stands in the store, and in the scenario once it means something. */
export function Field({ state, dispatch, cell, label, isText = false, placeholder, id }: FieldProperties) {
  const key = cellKey(cell);
  const typing = state.typing?.cell === key ? state.typing : undefined;
  const problem = typing?.problem;
  return (
    <input
      {...(id === undefined ? {} : { id })}
      class={isText ? 'cell' : 'cell number'}
      type="text"
      inputMode={isText ? 'text' : 'decimal'}
      autocomplete="off"
      spellcheck={false}
      data-cell={key}
      {...(label === undefined ? {} : { 'aria-label': label })}
      aria-invalid={problem !== undefined}
      title={problem ?? ''}
      placeholder={placeholder ?? ''}
      value={typing?.text ?? cellText(state.draft, cell)}
      onInput={({ currentTarget }) => dispatch({ kind: 'type', cell, text: currentTarget.value })}
      onBlur={() => dispatch({ kind: 'leave-cell' })}
      onKeyDown={(event) => moveFocus(event)}
      onPaste={(event) => {
        const text = event.clipboardData?.getData('text') ?? '';
        if (!isTable(text)) return;
        event.preventDefault();
        dispatch({ kind: 'paste', cell, text });
      }}
    />
  );
}

/** Enter and the arrows go up and down a column, as in a spreadsheet. */
function moveFocus(event: KeyboardEvent): void {
  const down = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (down === undefined || !(event.target instanceof HTMLElement)) return;
  const cell = event.target.closest('td');
  const row = cell?.parentElement;
  const next = (down > 0 ? row?.nextElementSibling : row?.previousElementSibling) as HTMLTableRowElement | null;
  const field = next?.cells[cell?.cellIndex ?? 0]?.querySelector('input');
  if (field === null || field === undefined) return;
  event.preventDefault();
  field.focus();
  field.select();
}
