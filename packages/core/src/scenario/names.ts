import { closest, distance } from 'fastest-levenshtein';

/** `name` in quotes, with quotes and control characters escaped, for use inside a message. */
export function quoted(name: string): string {
  return JSON.stringify(name);
}

/** " Did you mean "x"?" where a known name is near, and '' where none is. */
export function suggestion(name: string, known: readonly string[]): string {
  if (known.length === 0 || name.length > 100) return '';
  const near = closest(
    name.toLowerCase(),
    known.map((candidate) => candidate.toLowerCase()),
  );
  const match = known.find((candidate) => candidate.toLowerCase() === near) as string;
  // Two edits are one swap of neighbours, the commonest slip.
  const allowed = Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3));
  return distance(name.toLowerCase(), near) <= allowed ? ` Did you mean ${quoted(match)}?` : '';
}

/** Names that stand more than once, each once. */
export function duplicates(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const name of names) (seen.has(name) ? twice : seen).add(name);
  return [...twice];
}
