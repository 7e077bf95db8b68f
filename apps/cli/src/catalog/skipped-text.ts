import { counted, whole } from '../output/figures.ts';
import type { ReadFile } from './load-prices.ts';

/** So many reasons are told one by one: SkyPilot's clouds have dozens of GPUs that nobody serves models on. */
const toldReasons = 12;
const toldPlaces = 3;

interface Reason {
  readonly reason: string;
  readonly rows: number;
  readonly places: readonly string[];
}

/** What was left out of files of prices: rows by reason with where they stand, and columns that mean nothing here. */
export function skippedText(read: readonly ReadFile[]): readonly string[] {
  const reasons = byReason(read);
  const others = reasons.slice(toldReasons);
  const rows = others.reduce((sum, one) => sum + one.rows, 0);
  return [
    ...reasons.slice(0, toldReasons).map(reasonText),
    ...(others.length === 0 ? [] : [`  ${counted(rows, 'row')} left out for ${others.length} other reasons.`]),
    ...read.filter(({ reading }) => reading.unreadColumns.length > 0).map(columnsText),
  ];
}

function byReason(read: readonly ReadFile[]): readonly Reason[] {
  const found = new Map<string, { rows: number; places: string[] }>();
  for (const { name, reading } of read) {
    for (const { reason, lines } of reading.skipped) {
      const one = found.get(reason) ?? { rows: 0, places: [] };
      found.set(reason, one);
      one.rows += lines.length;
      one.places.push(placeText(lines, read.length === 1 ? '' : ` of ${name}`));
    }
  }
  return [...found].map(([reason, one]) => ({ reason, ...one })).sort((a, b) => b.rows - a.rows);
}

function placeText(lines: readonly number[], file: string): string {
  const more = lines.length > toldPlaces ? ` and ${whole(lines.length - toldPlaces)} more` : '';
  return `line${lines.length === 1 ? '' : 's'} ${lines.slice(0, toldPlaces).join(', ')}${more}${file}`;
}

function reasonText({ reason, rows, places }: Reason): string {
  const more = places.length > toldPlaces ? `; and in ${places.length - toldPlaces} more files` : '';
  return `  ${counted(rows, 'row')} left out: ${reason.replace(/\.$/, '')} (${places.slice(0, toldPlaces).join('; ')}${more}).`;
}

function columnsText({ name, reading }: ReadFile): string {
  return `  Not read in ${name}: the ${reading.unreadColumns.length === 1 ? 'column' : 'columns'} ${reading.unreadColumns.join(', ')}.`;
}
