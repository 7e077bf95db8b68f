import type { Cell } from '../draft/cell.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { Field } from './field.tsx';
import { Scroll } from './scroll.tsx';

/** A table under edit whose cells are all typed: a row a thing, a column a field, and a way to remove each row. */
export function EditRows<Name extends string>({
  label,
  heads,
  texts,
  placeholders,
  names,
  cellOf,
  state,
  dispatch,
  isKept = false,
  onRemove,
}: {
  label: string;
  /** Fields in the order of the columns, with their heads. */
  heads: readonly (readonly [Name, string])[];
  /** Fields that hold words. */
  texts: readonly Name[];
  placeholders: Readonly<Partial<Record<Name, string>>>;
  /** Names of the rows. */
  names: readonly string[];
  cellOf: (row: number, field: Name) => Cell;
  state: Editing;
  dispatch: Dispatch;
  /** Whether no row may go. */
  isKept?: boolean;
  onRemove: (row: number) => void;
}) {
  return (
    <Scroll label={label}>
      <table class="edit">
        <thead>
          <tr>
            {heads.map(([field, head]) => (
              <th key={field} scope="col" class={texts.includes(field) ? '' : 'number'}>
                {head}
              </th>
            ))}
            <th scope="col">
              <span class="unseen">Change rows</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={row}>
              {heads.map(([field, head]) => (
                <td key={field}>
                  <Field
                    state={state}
                    dispatch={dispatch}
                    cell={cellOf(row, field)}
                    label={`${head} of ${name}`}
                    isText={texts.includes(field)}
                    placeholder={placeholders[field] ?? ''}
                  />
                </td>
              ))}
              <td class="row-tools">
                <button
                  type="button"
                  class="small"
                  aria-label={`Remove ${name}`}
                  disabled={isKept}
                  onClick={() => onRemove(row)}
                >
                  Remove
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
