import { quoted, suggestion } from '@fleetmix/core';

/** A name that the catalog does not have. The message gives the nearest names that it has. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
}

/** Letters and digits alone: `Llama 3.1 8B` and `llama-3.1-8b` are one name. */
export function nameKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Things by every name that they have; of two with the same name the first is kept. */
export function namesOf<Thing>(things: readonly Thing[], names: (thing: Thing) => readonly string[]) {
  const found = new Map<string, Thing>();
  for (const thing of things) {
    for (const name of names(thing)) {
      const key = nameKey(name);
      if (!found.has(key)) found.set(key, thing);
    }
  }
  return found;
}

/** " Did you mean …?" with the main names that contain what was asked for, or else the nearest name of all. */
export function nearest(text: string, names: readonly string[], others: readonly string[] = []): string {
  const key = nameKey(text);
  const near = key === '' ? [] : names.filter((name) => nameKey(name).includes(key)).slice(0, 4);
  if (near.length === 0) return suggestion(text, [...names, ...others]);
  return ` Did you mean ${near.map(quoted).join(' or ')}?`;
}
