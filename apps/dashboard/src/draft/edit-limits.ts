import type { LimitField } from './cell.ts';
import { type Draft, type DraftLimit, freeName } from './draft.ts';
import { type DraftUnit, readBound, readSelector, unitOfLimit } from './limit-text.ts';
import { withField } from './offer-value.ts';
import { type Entry, readName } from './read-entry.ts';

type Group = NonNullable<DraftLimit['each']>;

/** A new limit at the end, one that every fleet keeps to. */
export function addLimit(draft: Draft): Draft {
  const limits = draft.limits ?? [];
  const names = limits.map(({ name }) => name);
  return { ...draft, limits: [...limits, { name: freeName('new limit', names), of: 'gpus', atMostShare: 1 }] };
}

/** The draft without a limit; without the field where it was the last. */
export function removeLimit(draft: Draft, row: number): Draft {
  return withLimits(draft, (draft.limits ?? []).toSpliced(row, 1));
}

/** The draft with these limits, and without the field where there are none. */
function withLimits(draft: Draft, limits: NonNullable<Draft['limits']>): Draft {
  return withField(draft, 'limits', limits.length === 0 ? undefined : limits);
}

/** The draft with a limit that holds for each value of a field, or for all offers that it counts together. */
export function setLimitEach(draft: Draft, row: number, each: Group | undefined): Draft {
  return changed(draft, row, (limit) => withField(limit, 'each', each));
}

/** The draft with a limit that counts in another unit. */
export function setLimitUnit(draft: Draft, row: number, unit: DraftUnit): Draft {
  return changed(draft, row, (limit) => inUnits(limit, unit, unit));
}

/** A limit with a text typed into one of its cells, or why that cannot stand there. */
export function readLimitCell(limit: DraftLimit | undefined, field: LimitField, text: string): Entry<DraftLimit> {
  if (limit === undefined) return { problem: 'There is no such limit.' };
  if (field === 'name') {
    const entry = readName(text);
    return 'problem' in entry ? entry : { value: { ...limit, name: entry.value } };
  }
  if (field !== 'atLeast' && field !== 'atMost') return { value: selecting(limit, field, readSelector(text)) };
  const entry = readBound(text);
  if ('problem' in entry) return entry;
  const { amount, share } = entry.value;
  const bounded = withField(withField(limit, field, amount), `${field}Share`, share);
  return { value: inUnits(bounded, limit.unit ?? unitOfLimit(limit), limit.of ?? unitOfLimit(limit)) };
}

/** Each kind of bound needs its unit, and a unit needs a bound; while there is no bound, the unit is remembered. */
function inUnits(limit: DraftLimit, unit: DraftUnit, of: DraftUnit): DraftLimit {
  const { atMost, atLeast, atMostShare, atLeastShare } = limit;
  const hasShare = atMostShare !== undefined || atLeastShare !== undefined;
  const hasAmount = atMost !== undefined || atLeast !== undefined || !hasShare;
  return withField(withField(limit, 'unit', hasAmount ? unit : undefined), 'of', hasShare ? of : undefined);
}

function selecting(
  limit: DraftLimit,
  field: Exclude<LimitField, 'name' | 'atLeast' | 'atMost'>,
  values: readonly string[] | undefined,
): DraftLimit {
  const isOne = field !== 'offers' && values?.length === 1;
  const selector = withField(limit.offers ?? {}, field, isOne ? values[0] : values);
  return withField(limit, 'offers', Object.keys(selector).length === 0 ? undefined : selector);
}

function changed(draft: Draft, row: number, change: (limit: DraftLimit) => DraftLimit): Draft {
  const limit = draft.limits?.[row];
  return limit === undefined ? draft : { ...draft, limits: (draft.limits ?? []).with(row, change(limit)) };
}
