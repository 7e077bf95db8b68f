import type { LimitGroup } from '@fleetmix/core';
import { type LimitField, limitFields } from '../draft/cell.ts';
import type { DraftLimit } from '../draft/draft.ts';
import { limitUnitNames, unitOfLimit } from '../draft/limit-text.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { Field } from './field.tsx';
import { Scroll } from './scroll.tsx';
import { Select } from './select.tsx';

const heads: Readonly<Record<LimitField, string>> = {
  name: 'Limit',
  offers: 'Offers',
  gpu: 'GPU',
  provider: 'Provider',
  region: 'Region',
  pricing: 'Pricing',
  atLeast: 'At least',
  atMost: 'At most',
};

const groups: readonly (readonly [LimitGroup | '', string])[] = [
  ['', 'all together'],
  ['gpu', 'each GPU'],
  ['provider', 'each provider'],
  ['region', 'each region'],
  ['pricing', 'each pricing'],
];

const units = Object.entries(limitUnitNames) as [keyof typeof limitUnitNames, string][];
/** The unit stands behind the name and the bounds. */
const bounds = 3;
const isText = (field: LimitField) => field !== 'atLeast' && field !== 'atMost';

/** Rules about parts of the fleet, a row a limit. */
export function LimitsTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const limits = state.draft.limits ?? [];
  return (
    <section aria-labelledby="limits">
      <h3 id="limits">Limits</h3>
      <p class="faint">
        A limit counts the offers that match every cell that is filled, all offers where none is. Bounds are amounts,
        such as 16, or shares of the whole fleet, such as 40 %.
      </p>
      {limits.length === 0 ? null : (
        <Scroll label="Table of limits">
          <table class="edit">
            <thead>
              <tr>
                {limitFields.slice(0, bounds).map((field) => (
                  <Head key={field} text={heads[field]} />
                ))}
                <Head text="Counts" />
                {limitFields.slice(bounds).map((field) => (
                  <Head key={field} text={heads[field]} />
                ))}
                <Head text="Holds for" />
                <th scope="col">
                  <span class="unseen">Change rows</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {limits.map((limit, row) => (
                <Row key={row} limit={limit} row={row} state={state} dispatch={dispatch} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <button type="button" onClick={() => dispatch({ kind: 'add-limit' })}>
        Add a limit
      </button>
    </section>
  );
}

function Head({ text }: { text: string }) {
  return <th scope="col">{text}</th>;
}

function Row({ limit, row, state, dispatch }: { limit: DraftLimit; row: number; state: Editing; dispatch: Dispatch }) {
  const cell = (field: LimitField) => (
    <td key={field}>
      <Field
        state={state}
        dispatch={dispatch}
        cell={{ table: 'limits', row, field }}
        label={`${heads[field]} of ${limit.name}`}
        isText={isText(field)}
        placeholder={field === 'name' ? '' : isText(field) ? 'any' : 'none'}
      />
    </td>
  );
  return (
    <tr>
      {limitFields.slice(0, bounds).map(cell)}
      <td>
        <Select
          name={`What ${limit.name} counts`}
          isUnseen
          value={unitOfLimit(limit)}
          options={units}
          onChange={(unit) => dispatch({ kind: 'set-limit-unit', row, unit })}
        />
      </td>
      {limitFields.slice(bounds).map(cell)}
      <td>
        <Select
          name={`What ${limit.name} holds for`}
          isUnseen
          value={limit.each ?? ''}
          options={groups}
          onChange={(each) => dispatch({ kind: 'set-limit-each', row, each: each === '' ? undefined : each })}
        />
      </td>
      <td class="row-tools">
        <button
          type="button"
          class="small"
          aria-label={`Remove ${limit.name}`}
          onClick={() => dispatch({ kind: 'remove-limit', row })}
        >
          Remove
        </button>
      </td>
    </tr>
  );
}
