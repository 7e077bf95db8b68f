import type { Cell } from './cell.ts';
import { type Draft, type DraftClass, type DraftOffer, withSources } from './draft.ts';
import {
  type Entry,
  readAmount,
  readLimit,
  readName,
  readPercent,
  readRange,
  readSlices,
  readWhole,
} from './read-entry.ts';

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
  }
}

function map<From, To>(entry: Entry<From>, change: (value: From) => To): Entry<To> {
  return 'problem' in entry ? entry : { value: change(entry.value) };
}

function readOffer(offer: DraftOffer | undefined, field: keyof DraftOffer & string, text: string): Entry<DraftOffer> {
  if (offer === undefined) return { problem: 'There is no such offer.' };
  // A price that is typed has no other source.
  const source = field === 'usdPerHour' && offer.priceSource !== undefined ? { priceSource: 'typed by hand' } : {};
  return map<unknown, DraftOffer>(offerEntry(field, text), (value) =>
    without({ ...offer, [field]: value, ...source }, field),
  );
}

function offerEntry(field: string, text: string): Entry<unknown> {
  if (field === 'name' || field === 'gpu') return readName(text);
  if (field === 'gpusPerReplica') return readWhole(text === '' ? '1' : text, 1);
  return field === 'usdPerHour' ? readAmount(text) : readLimit(text);
}

function readClass(one: DraftClass | undefined, field: keyof DraftClass & string, text: string): Entry<DraftClass> {
  if (one === undefined) return { problem: 'There is no such class.' };
  const entry: Entry<unknown> =
    field === 'name' ? readName(text) : field === 'demand' ? readAmount(text) : readRange(text);
  return map<unknown, DraftClass>(entry, (value) => without({ ...one, [field]: value }, field));
}

/** An empty entry is no field at all. */
function without<Thing extends object>(thing: Thing, field: string): Thing {
  if ((thing as Record<string, unknown>)[field] !== undefined) return thing;
  return Object.fromEntries(Object.entries(thing).filter(([key]) => key !== field)) as Thing;
}

function withOffer(draft: Draft, row: number, offer: DraftOffer): Draft {
  return { ...draft, offers: draft.offers.with(row, offer) };
}

function withClass(draft: Draft, row: number, one: DraftClass): Draft {
  return { ...draft, workload: { ...draft.workload, classes: draft.workload.classes.with(row, one) } };
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
