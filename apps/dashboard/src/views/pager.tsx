import { amount } from '../text/figures.ts';

/** Which of many rows or columns are shown, and the way to the others. */
export interface Pages {
  readonly from: number;
  readonly end: number;
}

/** The page that begins here, or the last one where there are not so many. */
export function pageOf(from: number, count: number, size: number): Pages {
  const last = Math.max(0, Math.ceil(count / size) - 1) * size;
  const begin = Math.min(from, last);
  return { from: begin, end: Math.min(count, begin + size) };
}

/** Goes through pages; nothing where one holds all. */
export function Pager({
  what,
  count,
  size,
  page: { from, end },
  onGo,
}: {
  what: string;
  count: number;
  size: number;
  page: Pages;
  onGo: (from: number) => void;
}) {
  if (count <= size) return null;
  return (
    <nav class="pager" aria-label={`Pages of ${what}`}>
      <button type="button" class="small" disabled={from === 0} onClick={() => onGo(from - size)}>
        Previous<span class="unseen"> {what}</span>
      </button>
      <span>
        {what} {amount(from + 1)} to {amount(end)} of {amount(count)}
      </span>
      <button type="button" class="small" disabled={end === count} onClick={() => onGo(from + size)}>
        Next<span class="unseen"> {what}</span>
      </button>
    </nav>
  );
}
