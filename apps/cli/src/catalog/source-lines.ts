import type { Price, Source } from '@fleetmix/catalog';
import { printable } from '../output/printable.ts';

/** Where prices are from, by the day on which they were asked. */
export function sourceLines(prices: readonly Price[]): string {
  const lines = prices.map(({ asOf, source }) => `  ${asOf ?? 'no day'}  ${sourceText(source, false)}`);
  return ['From:', ...[...new Set(lines)].sort()].join('\n');
}

/** A source with its address, and the day of it. */
export function sourceText({ title, url, date }: Source, dated = true): string {
  return [title, ...(dated && date !== undefined ? [date] : []), ...(url === undefined ? [] : [url])]
    .map(printable)
    .join(', ');
}
