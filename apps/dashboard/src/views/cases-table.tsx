import { type CaseField, caseFields } from '../draft/cell.ts';
import type { Draft } from '../draft/draft.ts';
import { type CaseKind, caseKindOf } from '../draft/edit-cases.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { casesOf } from '../text/ways.ts';
import { Field } from './field.tsx';
import { NumberField } from './number-field.tsx';
import { Scroll } from './scroll.tsx';
import { Select } from './select.tsx';

const kinds: readonly (readonly [CaseKind | '', string])[] = [
  ['', 'is as stated above'],
  ['periods', 'changes by the hour of the day or week'],
  ['futures', 'is not known yet'],
];

/** How demand changes over time, or may turn out: a row a period or a future. */
export function CasesTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { draft } = state;
  const kind = caseKindOf(draft);
  return (
    <section aria-labelledby="case-rows">
      <h3 id="case-rows">Periods and futures</h3>
      <div class="fields">
        <Select
          name="Demand"
          value={kind ?? ''}
          options={kinds}
          onChange={(chosen) => dispatch({ kind: 'set-case-kind', cases: chosen === '' ? undefined : chosen })}
        />
        {kind === 'futures' ? <Futures draft={draft} dispatch={dispatch} /> : null}
      </div>
      {kind === undefined ? null : (
        <>
          <p class="faint">
            Reserved offers are bought once for all of them; the others are rented by the{' '}
            {kind === 'periods' ? 'period' : 'future, once it is known'}. Demand is a factor on that of every class; the
            file may have factors by class, and prices.
          </p>
          <Rows kind={kind} state={state} dispatch={dispatch} />
          <button type="button" onClick={() => dispatch({ kind: 'add-case' })}>
            Add a {kind === 'periods' ? 'period' : 'future'}
          </button>
        </>
      )}
    </section>
  );
}

function Futures({ draft: { futures }, dispatch }: { draft: Draft; dispatch: Dispatch }) {
  const share = futures?.mayFailShare;
  return (
    <>
      <Select
        name="Decided now"
        value={futures?.decideNow ?? 'reserved'}
        options={[
          ['reserved', 'reserved offers alone'],
          ['all', 'the whole fleet'],
        ]}
        onChange={(decideNow) => dispatch({ kind: 'set-decide-now', decideNow })}
      />
      <NumberField
        name="May be left not fully served, % of the likelihood"
        value={share === undefined || share === 0 ? undefined : Number((share * 100).toPrecision(12))}
        isOptional
        emptyText="none"
        accepts={(percent) => percent < 100}
        onChange={(percent) =>
          dispatch({ kind: 'set-may-fail', mayFailShare: percent === undefined ? undefined : percent / 100 })
        }
      />
    </>
  );
}

function Rows({ kind, state, dispatch }: { kind: CaseKind; state: Editing; dispatch: Dispatch }) {
  const heads: Readonly<Record<CaseField, string>> =
    kind === 'periods'
      ? { name: 'Period', weight: 'Hours', demand: 'Demand, times' }
      : { name: 'Future', weight: 'Weight', demand: 'Demand, times' };
  const cases = casesOf(state.draft);
  return (
    <Scroll label="Table of periods and futures">
      <table class="edit">
        <thead>
          <tr>
            {caseFields.map((field) => (
              <th key={field} scope="col" class={field === 'name' ? '' : 'number'}>
                {heads[field]}
              </th>
            ))}
            <th scope="col">
              <span class="unseen">Change rows</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {cases.map(({ name }, row) => (
            <tr key={row}>
              {caseFields.map((field) => (
                <td key={field}>
                  <Field
                    state={state}
                    dispatch={dispatch}
                    cell={{ table: 'cases', row, field }}
                    label={`${heads[field]} of ${name}`}
                    isText={field === 'name'}
                  />
                </td>
              ))}
              <td class="row-tools">
                <button
                  type="button"
                  class="small"
                  aria-label={`Remove ${name}`}
                  disabled={cases.length < 2}
                  onClick={() => dispatch({ kind: 'remove-case', row })}
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
