import type { OfferField } from './cell.ts';
import { type Draft, type DraftOffer, freeName, withSources } from './draft.ts';
import { withPoolPrices } from './edit-pools.ts';
import { offerValue } from './offer-value.ts';
import { forgetClass, forgetOffer } from './references.ts';

/** A new offer at the end, one that serves nothing yet. */
export function addOffer(draft: Draft): Draft {
  const names = draft.offers.map(({ name }) => name);
  const offer: DraftOffer = {
    name: freeName('new offer', names),
    gpu: draft.offers.at(-1)?.gpu ?? 'GPU',
    usdPerHour: 1,
    capacity: draft.workload.classes.map(() => 0),
  };
  return { ...draft, offers: [...draft.offers, offer] };
}

/** A copy of an offer, below it. */
export function duplicateOffer(draft: Draft, row: number): Draft {
  const offer = draft.offers[row];
  if (offer === undefined) return draft;
  const names = draft.offers.map(({ name }) => name);
  return { ...draft, offers: draft.offers.toSpliced(row + 1, 0, { ...offer, name: freeName(offer.name, names) }) };
}

/** The draft without an offer; the last one stays. */
export function removeOffer(draft: Draft, row: number): Draft {
  const gone = draft.offers[row];
  if (draft.offers.length < 2 || gone === undefined) return draft;
  return forgetOffer({ ...draft, offers: draft.offers.toSpliced(row, 1) }, gone.name);
}

/** Offers in the order of a field, ascending; in descending order where they stood in ascending order already. */
export function sortOffers(draft: Draft, field: OfferField): Draft {
  const ascending = draft.offers.toSorted((one, other) => compare(offerValue(one, field), offerValue(other, field)));
  const stood = ascending.every((offer, row) => offer === draft.offers[row]);
  return { ...draft, offers: stood ? ascending.toReversed() : ascending };
}

function compare(one: string | number | undefined, other: string | number | undefined): number {
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other, 'en', { numeric: true });
  return Number(one ?? 0) - Number(other ?? 0);
}

/** A new class at the end, which no offer serves yet. */
export function addClass(draft: Draft): Draft {
  const names = draft.workload.classes.map(({ name }) => name);
  const added = {
    ...draft,
    workload: {
      ...draft.workload,
      classes: [...draft.workload.classes, { name: freeName('new class', names), demand: 0 }],
    },
    offers: draft.offers.map((offer) => ({
      ...offer,
      capacity: [...offer.capacity, 0],
      ...withSources(offer, (sources) => [...sources, 'assumed']),
    })),
  };
  return withPoolPrices(added, (prices) => [...prices, 0]);
}

/** The draft without a class; the last one stays. */
export function removeClass(draft: Draft, row: number): Draft {
  const gone = draft.workload.classes[row];
  if (draft.workload.classes.length < 2 || gone === undefined) return draft;
  const left = {
    ...draft,
    workload: { ...draft.workload, classes: draft.workload.classes.toSpliced(row, 1) },
    offers: draft.offers.map((offer) => ({
      ...offer,
      capacity: offer.capacity.toSpliced(row, 1),
      ...withSources(offer, (sources) => sources.toSpliced(row, 1)),
    })),
  };
  return withPoolPrices(forgetClass(left, gone.name), (prices) => prices.toSpliced(row, 1));
}
