import type { Cell, ClassField, OfferField } from './cell.ts';
import { type Draft, type DraftClass, type DraftOffer, withSources } from './draft.ts';
import { readCaseCell } from './edit-cases.ts';
import { readLimitCell } from './edit-limits.ts';
import { readNodeCell } from './edit-nodes.ts';
import { readPoolCell } from './edit-pools.ts';
import { withField, withOfferValue } from './offer-value.ts';
import {
  type Entry,
  readAmount,
  readLimit,
  readName,
  readOptional,
  readPercent,
  readPositive,
  readPricing,
  readRange,
  readRole,
  readShare,
  readSlices,
  readWhole,
} from './read-entry.ts';
import { renameClass, renameOffer } from './references.ts';
import { withShare } from './shares.ts';

/** The draft with a text typed into a cell, or why that text cannot stand there. */
export function setCell(draft: Draft, cell: Cell, text: string): Entry<Draft> {
  switch (cell.table) {
    case 'scenario':
      return map(readName(text), (name) => ({ ...draft, name }));
    case 'offers':
      return map(readOffer(draft.offers[cell.row], cell.field, text), (offer) => withOffer(draft, cell.row, offer));
    case 'classes':
      return map(readClass(draft.workload.classes[cell.row], cell.field, text), (one) =>
        withClass(draft, cell.row, one),
      );
    case 'capacity':
      return map(readAmount(text), (value) => withCapacity(draft, cell.offer, cell.row, value));
    case 'stock':
      return map(readLimit(text), (value) => withStock(draft, cell.gpu, value));
    case 'options':
      return map(cell.field === 'headroom' ? readPercent(text) : readSlices(text), (value) => ({
        ...draft,
        options: { ...draft.options, [cell.field]: value },
      }));
    case 'limits':
      return map(readLimitCell(draft.limits?.[cell.row], cell.field, text), (limit) => ({
        ...draft,
        limits: (draft.limits ?? []).with(cell.row, limit),
      }));
    case 'share':
      return map(readOptional(text, readShare), (share) => withShare(draft, cell.field, share));
    case 'cases':
      return readCaseCell(draft, cell.row, cell.field, text);
    case 'pools':
      return readPoolCell(draft, cell.row, cell.field, text);
    case 'nodes':
      return readNodeCell(draft, cell.row, cell.field, text);
    case 'objective':
      return map(readOptional(text, readAmount), (budgetUsdPerHour) => ({
        ...draft,
        objective: withField(draft.objective ?? { goal: 'most-served' as const }, 'budgetUsdPerHour', budgetUsdPerHour),
      }));
    case 'current':
      return map(readOptional(text, readWhole), (count) => withRunning(draft, cell.offer, count));
  }
}

function map<From, To>(entry: Entry<From>, change: (value: From) => To): Entry<To> {
  return 'problem' in entry ? entry : { value: change(entry.value) };
}

const byHand = 'typed by hand';

function readOffer(offer: DraftOffer | undefined, field: OfferField, text: string): Entry<DraftOffer> {
  if (offer === undefined) return { problem: 'There is no such offer.' };
  // A price or a power that is typed has no other source.
  const source = {
    ...(field === 'usdPerHour' && offer.priceSource !== undefined ? { priceSource: byHand } : {}),
    ...(field === 'watts' && offer.wattsSource !== undefined ? { wattsSource: byHand } : {}),
  };
  return map<unknown, DraftOffer>(offerEntry(field, text), (value) =>
    withOfferValue({ ...offer, ...source }, field, value),
  );
}

function offerEntry(field: OfferField, text: string): Entry<unknown> {
  switch (field) {
    case 'name':
    case 'gpu':
      return readName(text);
    case 'gpusPerReplica':
      return readWhole(text === '' ? '1' : text, 1);
    case 'usdPerHour':
      return readAmount(text);
    case 'minReplicas':
    case 'maxReplicas':
      return readLimit(text);
    case 'provider':
    case 'region':
    case 'node':
      return readOptional(text, readName);
    case 'pricing':
      return readOptional(text, readPricing);
    case 'role':
      return readOptional(text, readRole);
    case 'watts':
      return readOptional(text, readPositive);
    case 'headroom':
      return readOptional(text, readPercent);
    default:
      return readOptional(text, readAmount);
  }
}

function readClass(one: DraftClass | undefined, field: ClassField, text: string): Entry<DraftClass> {
  if (one === undefined) return { problem: 'There is no such class.' };
  return map<unknown, DraftClass>(classEntry(field, text), (value) => withField(one, field, value));
}

function classEntry(field: ClassField, text: string): Entry<unknown> {
  switch (field) {
    case 'name':
      return readName(text);
    case 'demand':
      return readAmount(text);
    case 'headroom':
      return readOptional(text, readPercent);
    case 'model':
      return readOptional(text, readName);
    case 'priority':
      return readOptional(text, (typed) => readWhole(typed, 1));
    case 'weight':
      return readOptional(text, readPositive);
    default:
      return readRange(text);
  }
}

function withOffer(draft: Draft, row: number, offer: DraftOffer): Draft {
  const before = draft.offers[row]?.name ?? offer.name;
  return renameOffer({ ...draft, offers: draft.offers.with(row, offer) }, before, offer.name);
}

function withClass(draft: Draft, row: number, one: DraftClass): Draft {
  const before = draft.workload.classes[row]?.name ?? one.name;
  const classes = draft.workload.classes.with(row, one);
  return renameClass({ ...draft, workload: { ...draft.workload, classes } }, before, one.name);
}

function withRunning(draft: Draft, offer: string, count: number | undefined): Draft {
  const others = Object.entries(draft.current ?? {}).filter(([name]) => name !== offer);
  return { ...draft, current: Object.fromEntries(count === undefined ? others : [...others, [offer, count]]) };
}

function withCapacity(draft: Draft, offer: number, row: number, value: number): Draft {
  const one = draft.offers[offer];
  if (one === undefined) return draft;
  // What is typed was not measured, nor estimated.
  const sources = withSources(one, (before) => before.with(row, 'assumed'));
  return withOffer(draft, offer, { ...one, capacity: one.capacity.with(row, value), ...sources });
}

function withStock(draft: Draft, gpu: string, value: number | undefined): Draft {
  const others = Object.entries(draft.stock ?? {}).filter(([name]) => name !== gpu);
  return { ...draft, stock: Object.fromEntries(value === undefined ? others : [...others, [gpu, value]]) };
}
