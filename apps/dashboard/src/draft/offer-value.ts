import type { OfferField } from './cell.ts';
import type { DraftOffer } from './draft.ts';

/** What an offer has in a column; undefined where it says nothing. */
export function offerValue(offer: DraftOffer | undefined, field: OfferField): string | number | undefined {
  if (offer === undefined) return undefined;
  if (field === 'perHour' || field === 'recoveryMinutes') return offer.interruptions?.[field];
  return offer[field] ?? (field === 'gpusPerReplica' ? 1 : undefined);
}

/** The offer with another value in a column; without the field where there is none. */
export function withOfferValue(offer: DraftOffer, field: OfferField, value: unknown): DraftOffer {
  if (field === 'perHour' || field === 'recoveryMinutes') return interrupted(offer, field, value as number | undefined);
  return withField(offer, field, value);
}

/** The thing with a field, or without it where there is no value. */
export function withField<Thing extends object>(thing: Thing, field: string, value: unknown): Thing {
  if (value !== undefined) return { ...thing, [field]: value };
  return Object.fromEntries(Object.entries(thing).filter(([key]) => key !== field)) as Thing;
}

/** Both figures make one field of an offer: the one that was not given is 0, and without the first there is none. */
function interrupted(offer: DraftOffer, field: 'perHour' | 'recoveryMinutes', value: number | undefined): DraftOffer {
  if (value === undefined && field === 'perHour') return withField(offer, 'interruptions', undefined);
  const before = offer.interruptions ?? { perHour: 0, recoveryMinutes: 0 };
  return { ...offer, interruptions: { ...before, [field]: value ?? 0 } };
}
