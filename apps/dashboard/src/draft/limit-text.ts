import type { DraftLimit } from './draft.ts';
import { percentText } from './percent-text.ts';
import { type Entry, readAmount } from './read-entry.ts';

type Bound = 'atLeast' | 'atMost';

/** Values that a limit selects offers by, with commas between; those that hold a comma stand in quotes. */
export function selectorText(values: string | readonly string[] | undefined): string {
  return [values ?? []]
    .flat()
    .map((value) => (/^\s|[,"]|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(', ');
}

/** The values in such a text; nothing where it is empty. */
export function readSelector(text: string): readonly string[] | undefined {
  const values = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/g)]
    .map(([, quoted, plain = '']) => (quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"')))
    .filter((value) => value !== '');
  return values.length === 0 ? undefined : [...new Set(values)];
}

/** A bound as it is typed: `16`, `40 %`, or both with `and` between. */
export function boundText(limit: DraftLimit, bound: Bound): string {
  const [amount, share] = [limit[bound], limit[`${bound}Share`]];
  return [
    ...(amount === undefined ? [] : [String(amount)]),
    ...(share === undefined ? [] : [`${percentText(share)} %`]),
  ].join(' and ');
}

/** What such a text means: an amount, a share of the fleet, both, or no bound. */
export function readBound(text: string): Entry<{ readonly amount?: number; readonly share?: number }> {
  const parts = text.split(/\s+and\s+|;/).filter((part) => part.trim() !== '');
  let bounds: { readonly amount?: number; readonly share?: number } = {};
  for (const part of parts) {
    const isShare = part.includes('%');
    const entry = readAmount(part.replace('%', ''));
    const isTaken = (isShare ? bounds.share : bounds.amount) !== undefined;
    if ('problem' in entry || isTaken || (isShare && entry.value > 100))
      return { problem: 'Give an amount such as 16, or a share of the fleet such as 40 %.' };
    bounds = isShare ? { ...bounds, share: entry.value / 100 } : { ...bounds, amount: entry.value };
  }
  return { value: bounds };
}

/** The units that a limit may count in, for people. */
export const limitUnitNames = { gpus: 'GPUs', replicas: 'replicas', usdPerHour: 'USD/hour', watts: 'watts' } as const;
export type DraftUnit = keyof typeof limitUnitNames;

/** What a limit counts in. */
export function unitOfLimit({ unit, of }: DraftLimit): DraftUnit {
  return unit ?? of ?? 'gpus';
}
