import type { PoolField } from './cell.ts';
import { type Draft, freeName } from './draft.ts';
import { withField } from './offer-value.ts';
import { type Entry, readAmount, readName, readOptional } from './read-entry.ts';

type DraftPool = NonNullable<Draft['pools']>[number];

/** What stands where every class has a price of its own: those are for the file. */
const byClass = 'by class';

/** A pool of the first offers with either role; the page asks for roles where there are none. */
export function addPool(draft: Draft): Draft {
  const { pools = [], offers } = draft;
  const named = (wanted: 'prefill' | 'decode') => offers.find(({ role }) => role === wanted)?.name;
  const [prefill, decode] = [named('prefill'), named('decode')];
  if (prefill === undefined || decode === undefined) return draft;
  const name = freeName(
    `${prefill} to ${decode}`,
    [...pools, ...offers].map((one) => one.name),
  );
  return { ...draft, pools: [...pools, { name, prefill, decode }] };
}

/** The draft without a pool; without the field where it was the last. */
export function removePool(draft: Draft, row: number): Draft {
  const left = (draft.pools ?? []).toSpliced(row, 1);
  return withField(draft, 'pools', left.length === 0 ? undefined : left);
}

/** What stands in a cell of a pool. */
export function poolText(pool: DraftPool | undefined, field: PoolField): string {
  if (pool === undefined) return '';
  if (field !== 'usdPerRequest') return pool[field];
  return typeof pool.usdPerRequest === 'object' ? byClass : String(pool.usdPerRequest ?? '');
}

/** The draft with a text typed into a cell of a pool, or why that cannot stand there. */
export function readPoolCell(draft: Draft, row: number, field: PoolField, text: string): Entry<Draft> {
  const pool = draft.pools?.[row];
  if (pool === undefined) return { problem: 'There is no such pool.' };
  if (field === 'usdPerRequest' && text.trim() === byClass) return { value: draft };
  const entry: Entry<unknown> = field === 'usdPerRequest' ? readOptional(text, readAmount) : readName(text);
  if ('problem' in entry) return entry;
  return { value: { ...draft, pools: (draft.pools ?? []).with(row, withField(pool, field, entry.value)) } };
}

/** The pools after a class was added at a place, or removed: prices stand one a class, in order. */
export function withPoolPrices(draft: Draft, change: (prices: readonly number[]) => number[]): Draft {
  if (draft.pools === undefined) return draft;
  const pools = draft.pools.map((pool) =>
    typeof pool.usdPerRequest === 'object' ? { ...pool, usdPerRequest: change(pool.usdPerRequest) } : pool,
  );
  return { ...draft, pools };
}
