const decimal = /^[+]?-?(?:\d+(?:_\d+)*\.?\d*(?:_\d+)*|\.\d+)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const infinite = /^[+]?(-?)inf(?:inity)?$/i;

/** The number that a text is, as DuckDB casts it: `NaN` where it says so, undefined where it is none. */
export function numberIn(text: string): number | undefined {
  const plain = text.trim();
  if (decimal.test(plain)) return Number(plain.replace(/^\+/, '').replaceAll('_', ''));
  const [all, sign] = infinite.exec(plain) ?? [];
  if (all !== undefined) return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+]?-?nan$/i.test(plain) ? Number.NaN : undefined;
}
