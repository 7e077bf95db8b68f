import { distinctSources } from '@fleetmix/core';
import { useState } from 'preact/hooks';
import { moreOfferFields, type OfferField, offerFields } from '../draft/cell.ts';
import type { Draft, DraftOffer } from '../draft/draft.ts';
import { offerValue } from '../draft/offer-value.ts';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { Field } from './field.tsx';
import { MoreColumns } from './more-columns.tsx';
import { Pager, pageOf } from './pager.tsx';
import { Scroll } from './scroll.tsx';
import { Still } from './still.tsx';

const heads: Readonly<Record<OfferField, string>> = {
  name: 'Offer',
  gpu: 'GPU',
  gpusPerReplica: 'GPUs each',
  usdPerHour: 'USD/hour',
  minReplicas: 'At least',
  maxReplicas: 'At most',
  provider: 'Provider',
  region: 'Region',
  pricing: 'Pricing',
  headroom: 'Headroom, %',
  perHour: 'Interruptions an hour',
  recoveryMinutes: 'Recovery, minutes',
  startupMinutes: 'Start-up, minutes',
  usdPerStart: 'USD per start',
  minRentalHours: 'Rented for at least, hours',
  watts: 'Watts',
  gramsCo2PerKwh: 'g CO2e per kWh',
  role: 'Role',
  node: 'Packed on node',
};

const textFields: readonly OfferField[] = ['name', 'gpu', 'provider', 'region', 'pricing', 'role', 'node'];
const placeholders: Readonly<Partial<Record<OfferField, string>>> = {
  maxReplicas: 'no limit',
  minReplicas: '0',
  provider: 'not said',
  region: 'not said',
  pricing: 'not said',
  headroom: '0',
  perHour: 'none',
  recoveryMinutes: '–',
  startupMinutes: '0',
  usdPerStart: '0',
  minRentalHours: '0',
  watts: 'not said',
  gramsCo2PerKwh: 'not said',
  role: 'both',
  node: 'none',
};

/** Every text field is a layer of its own to a browser, and composing some thousand takes it half a second. */
const pageRows = 20;

/** The catalog says all of these, and only rules ask for them. */
const ruled: readonly OfferField[] = ['provider', 'region', 'pricing', 'watts', 'gramsCo2PerKwh'];

/** What an offer says is worth a column; but what the catalog always says, only where a rule is about it. */
function isNeeded(draft: Draft, field: OfferField): boolean {
  if (draft.offers.every((offer) => offerValue(offer, field) === undefined)) return false;
  if (!ruled.includes(field)) return true;
  const { limits = [], survive, objective, periods, futures } = draft;
  switch (field) {
    case 'watts':
      return isFrugal(objective?.goal) || limits.some(({ unit, of }) => unit === 'watts' || of === 'watts');
    case 'gramsCo2PerKwh':
      return objective?.goal === 'least-carbon';
    default:
      return (
        survive === field ||
        (field === 'pricing' && (periods !== undefined || futures !== undefined)) ||
        limits.some(({ each, offers }) => each === field || offers?.[field as 'region'] !== undefined)
      );
  }
}

function isFrugal(goal: string | undefined): boolean {
  return goal === 'least-power' || goal === 'least-carbon';
}

/** What one can rent, a row an offer. */
export function OffersTable({ state, dispatch }: { state: Editing; dispatch: Dispatch }) {
  const { offers } = state.draft;
  const [first, setFirst] = useState(0);
  const page = pageOf(first, offers.length, pageRows);
  const [showsMore, setShowsMore] = useState(false);
  const fields: readonly OfferField[] = [
    ...offerFields,
    ...moreOfferFields.filter((field) => showsMore || isNeeded(state.draft, field)),
  ];
  const isSourced = offers.some(({ capacitySource }) => capacitySource !== undefined);
  return (
    <section aria-labelledby="offers">
      <h3 id="offers">Offers and prices</h3>
      <p class="faint">A row is one replica: how many GPUs it takes, what it costs, and how many a plan may rent.</p>
      <Scroll label="Table of offers">
        <table class="edit">
          <thead>
            <tr>
              {fields.map((field) => (
                <th key={field} scope="col" class={textFields.includes(field) ? '' : 'number'}>
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
              {isSourced ? <th scope="col">Capacity</th> : null}
              <th scope="col">
                <span class="unseen">Change rows</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {offers.slice(page.from, page.end).map((offer, at) => {
              const row = page.from + at;
              return (
                <Still
                  key={row}
                  of={[offer, typingIn(state, `offers/${row}/`), offers.length, isSourced, fields.length]}
                >
                  {() => (
                    <tr>
                      {fields.map((field) => (
                        <td key={field}>
                          <Field
                            state={state}
                            dispatch={dispatch}
                            cell={{ table: 'offers', row, field }}
                            label={`${heads[field]} of ${offer.name}`}
                            isText={textFields.includes(field)}
                            placeholder={placeholders[field] ?? ''}
                          />
                        </td>
                      ))}
                      {isSourced ? <Sources offer={offer} /> : null}
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
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <Pager what="offers" count={offers.length} size={pageRows} page={page} onGo={setFirst} />
      {isSourced ? <p class="faint">{sourcesText}</p> : null}
      <div class="row-buttons">
        <MoreColumns what="offers" isOn={showsMore} onChange={setShowsMore} />
        <button
          type="button"
          onClick={() => {
            dispatch({ kind: 'add-offer' });
            setFirst(offers.length);
          }}
        >
          Add an offer
        </button>
        <button type="button" onClick={() => dispatch({ kind: 'size-classes' })}>
          Choose model and GPUs from the catalog…
        </button>
      </div>
    </section>
  );
}

const sourcesText =
  "Capacity says where an offer's figures come from: measured on such a replica, interpolated between measured sizes, estimated from the model's shape and the GPU's figures, or assumed, as everything typed by hand is.";

/** Where an offer's capacities and its price come from. */
function Sources({ offer: { capacitySource = [], priceSource } }: { offer: DraftOffer }) {
  const sources = distinctSources([capacitySource].flat());
  const price = priceSource === undefined ? '' : `Price: ${priceSource}`;
  return (
    <td class="sources" title={price}>
      {sources.length === 0 ? 'not said' : sources.join(', ')}
      {price === '' ? null : <span class="unseen">. {price}</span>}
    </td>
  );
}

/** The typing, where it is in a cell whose key begins so. */
export function typingIn({ typing }: Editing, start: string): Editing['typing'] {
  return typing?.cell.startsWith(start) === true ? typing : undefined;
}
