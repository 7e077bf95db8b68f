/** A JSON object, or a row of a table. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with fields; undefined where it is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The value as a list; empty where it is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What stands at a path of field names; undefined where the path ends before. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    const fields = fieldsOf(found);
    found = fields !== undefined && Object.hasOwn(fields, key) ? fields[key] : undefined;
  }
  return found;
}

const named: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

/** The value as a number: text in a table counts, and so do the `NaN` and `inf` of Python. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  if (Object.hasOwn(named, word)) return named[word];
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/.test(word) ? Number(word) : undefined;
}

/** The number at a path. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  return numberOf(at(value, ...path));
}

/** The text at a path, or the first of a list of texts there; undefined where it is empty. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  const text = Array.isArray(found) ? found[0] : found;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

/** The first that is a positive number; else the first that is there at all. */
export function firstPositive(...values: readonly (number | undefined)[]): number | undefined {
  return values.find((value) => value !== undefined && value > 0) ?? values.find((value) => value !== undefined);
}
