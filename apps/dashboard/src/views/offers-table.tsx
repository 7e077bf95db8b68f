import { type OfferField, offerFields } from '../draft/cell.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { amount } from '../text/figures.ts';
import { Field } from './field.tsx';
import { Scroll } from './scroll.tsx';
import { Still } from './still.tsx';

const heads: Readonly<Record<OfferField, string>> = {
  name: 'Offer',
  gpu: 'GPU',
  gpusPerReplica: 'GPUs each',
  usdPerHour: 'USD/hour',
  minReplicas: 'At least',
  maxReplicas: 'At most',
};

/** More rows than these make a page slow; they are edited in a file. */
const mostRows = 100;

/** What one can rent, a row an offer. */
export function OffersTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { offers } = state.draft;
  return (
    <section aria-labelledby="offers">
      <h3 id="offers">Offers and prices</h3>
      <p class="faint">A row is one replica: how many GPUs it takes, what it costs, and how many a plan may rent.</p>
      <Scroll label="Table of offers">
        <table class="edit">
          <thead>
            <tr>
              {offerFields.map((field) => (
                <th key={field} scope="col" class={field === 'name' || field === 'gpu' ? '' : 'number'}>
                  <button
                    type="button"
                    class="sort"
                    aria-label={`Sort by ${heads[field]}`}
                    onClick={() => dispatch({ kind: 'sort-offers', field })}
                  >
                    {heads[field]}
                  </button>
                </th>
              ))}
              <th scope="col">
                <span class="unseen">Change rows</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {offers.slice(0, mostRows).map((offer, row) => (
              <Still key={row} of={[offer, typingIn(state, `offers/${row}/`), offers.length]}>
                {() => (
                  <tr>
                    {offerFields.map((field) => (
                      <td key={field}>
                        <Field
                          state={state}
                          dispatch={dispatch}
                          cell={{ table: 'offers', row, field }}
                          label={`${heads[field]} of ${offer.name}`}
                          isText={field === 'name' || field === 'gpu'}
                          placeholder={field === 'maxReplicas' ? 'no limit' : field === 'minReplicas' ? '0' : ''}
                        />
                      </td>
                    ))}
                    <td class="row-tools">
                      <button
                        type="button"
                        class="small"
                        aria-label={`Copy ${offer.name}`}
                        onClick={() => dispatch({ kind: 'duplicate-offer', row })}
                      >
                        Copy
                      </button>
                      <button
                        type="button"
                        class="small"
                        aria-label={`Remove ${offer.name}`}
                        disabled={offers.length < 2}
                        onClick={() => dispatch({ kind: 'remove-offer', row })}
                      >
                        Remove
                      </button>
                    </td>
                  </tr>
                )}
              </Still>
            ))}
          </tbody>
        </table>
      </Scroll>
      <More rows={offers.length} shown={mostRows} what="offers" />
      <button type="button" onClick={() => dispatch({ kind: 'add-offer' })}>
        Add an offer
      </button>
    </section>
  );
}

/** The typing, where it is in a cell whose key begins so. */
export function typingIn({ typing }: Editing, start: string): Editing['typing'] {
  return typing?.cell.startsWith(start) === true ? typing : undefined;
}

/** Says what a table leaves out. */
export function More({ rows, shown, what }: { rows: number; shown: number; what: string }) {
  if (rows <= shown) return null;
  return (
    <p class="faint">
      {amount(rows - shown)} more {what} are planned with, and not shown here. Edit them in the file.
    </p>
  );
}
