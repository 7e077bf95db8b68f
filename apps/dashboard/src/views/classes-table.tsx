import { useState } from 'preact/hooks';
import { type ClassField, classFields, moreClassFields } from '../draft/cell.ts';
import { totalDemand, unitOf } from '../draft/draft.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { amount } from '../text/figures.ts';
import { Field } from './field.tsx';
import { MoreColumns } from './more-columns.tsx';
import { typingIn } from './offers-table.tsx';
import { Pager, pageOf } from './pager.tsx';
import { Scroll } from './scroll.tsx';
import { Still } from './still.tsx';

const pageRows = 20;
const pageColumns = 6;
const morePlaceholders = { headroom: 'as for all', weight: '1', priority: '1', model: 'not said' } as const;

/** What is to be served, a row a class: its demand as a bar that can be pulled, and what each offer sustains of it. */
export function ClassesTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { draft } = state;
  const { classes } = draft.workload;
  const unit = unitOf(draft);
  const heads: Record<ClassField, string> = {
    name: 'Request class',
    inputTokens: 'Input tokens',
    outputTokens: 'Output tokens',
    demand: `Demand, ${unit}`,
    headroom: 'Headroom, %',
    weight: 'Weight',
    priority: 'Priority',
    model: 'Model',
  };
  const [showsMore, setShowsMore] = useState(false);
  const more = moreClassFields.filter((field) => showsMore || classes.some((one) => one[field] !== undefined));
  const end = histogramEnd(classes.map(({ demand }) => demand));
  const [first, setFirst] = useState(0);
  const [firstOffer, setFirstOffer] = useState(0);
  const page = pageOf(first, classes.length, pageRows);
  const columns = pageOf(firstOffer, draft.offers.length, pageColumns);
  const offers = draft.offers.slice(columns.from, columns.end);
  const names = offers.map(({ name }) => name).join('\n');
  return (
    <section aria-labelledby="classes">
      <h3 id="classes">Demand, and what one replica sustains</h3>
      <p class="faint">
        {amount(totalDemand(draft))} {unit} in all. Capacity is in {unit} of that class alone, inside its latency
        target; 0 means it cannot serve it.
      </p>
      <Scroll label="Table of request classes">
        <table class="edit">
          <thead>
            <tr>
              {classFields.map((field) => (
                <th key={field} scope="col" class={field === 'name' ? '' : 'number'}>
                  {heads[field]}
                </th>
              ))}
              <th scope="col">Histogram</th>
              {offers.map(({ name }, offer) => (
                <th key={offer} scope="col" class="number">
                  {name}
                </th>
              ))}
              {more.map((field) => (
                <th key={field} scope="col" class="number">
                  {heads[field]}
                </th>
              ))}
              <th scope="col">
                <span class="unseen">Change rows</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {classes.slice(page.from, page.end).map((one, at) => {
              const row = page.from + at;
              return (
                <Still
                  key={row}
                  of={[
                    one,
                    columns.from,
                    offers.map(({ capacity }) => capacity[row]).join(),
                    names,
                    end,
                    unit,
                    classes.length,
                    more.length,
                    typingIn(state, `classes/${row}/`),
                    typingIn(state, `capacity/${row}/`),
                  ]}
                >
                  {() => (
                    <tr>
                      {classFields.map((field) => (
                        <td key={field}>
                          <Field
                            state={state}
                            dispatch={dispatch}
                            cell={{ table: 'classes', row, field }}
                            label={`${heads[field]} of ${one.name}`}
                            isText={field !== 'demand'}
                            placeholder={field === 'name' ? '' : field === 'demand' ? '0' : 'any'}
                          />
                        </td>
                      ))}
                      <td>
                        <input
                          type="range"
                          min="0"
                          max={end}
                          step={end / 200}
                          value={one.demand}
                          aria-label={`Demand of ${one.name}, as a bar`}
                          aria-valuetext={`${amount(one.demand)} ${unit}`}
                          style={{ '--filled': `${(100 * one.demand) / end}%` }}
                          onInput={({ currentTarget }) =>
                            dispatch({
                              kind: 'type',
                              cell: { table: 'classes', row, field: 'demand' },
                              text: String(Number(Number(currentTarget.value).toPrecision(4))),
                            })
                          }
                          onBlur={() => dispatch({ kind: 'leave-cell' })}
                        />
                      </td>
                      {offers.map((offer, position) => (
                        <td key={position}>
                          <Field
                            state={state}
                            dispatch={dispatch}
                            cell={{ table: 'capacity', row, offer: columns.from + position }}
                            label={`Capacity of ${offer.name} for ${one.name}`}
                          />
                        </td>
                      ))}
                      {more.map((field) => (
                        <td key={field}>
                          <Field
                            state={state}
                            dispatch={dispatch}
                            cell={{ table: 'classes', row, field }}
                            label={`${heads[field]} of ${one.name}`}
                            isText={field === 'model'}
                            placeholder={morePlaceholders[field]}
                          />
                        </td>
                      ))}
                      <td class="row-tools">
                        <button
                          type="button"
                          class="small"
                          aria-label={`Remove ${one.name}`}
                          disabled={classes.length < 2}
                          onClick={() => dispatch({ kind: 'remove-class', row })}
                        >
                          Remove
                        </button>
                      </td>
                    </tr>
                  )}
                </Still>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <Pager what="classes" count={classes.length} size={pageRows} page={page} onGo={setFirst} />
      <Pager
        what="columns of offers"
        count={draft.offers.length}
        size={pageColumns}
        page={columns}
        onGo={setFirstOffer}
      />
      <div class="row-buttons">
        <MoreColumns what="classes" isOn={showsMore} onChange={setShowsMore} />
        <button
          type="button"
          onClick={() => {
            dispatch({ kind: 'add-class' });
            setFirst(classes.length);
          }}
        >
          Add a class
        </button>
      </div>
    </section>
  );
}

/** Where the bars end: a round number that leaves the longest room to grow, and stays while it is pulled. */
function histogramEnd(demands: readonly number[]): number {
  const largest = demands.reduce((most, demand) => Math.max(most, demand), 0);
  return largest > 0 ? 2 ** Math.ceil(Math.log2(largest * 1.05)) : 1;
}
