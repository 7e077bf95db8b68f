import type { Field } from '../log/source.ts';

/** A name without case, spaces and signs. */
function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The field called exactly so, or so inside an object (`attributes.` before it). */
export function exactField(fields: readonly Field[], names: readonly string[]): Field | undefined {
  for (const name of names) {
    const found =
      fields.find((field) => field.name === name) ?? fields.find((field) => field.name.endsWith(`.${name}`));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The field with the first of these names, written in any way. */
export function likeField(fields: readonly Field[], names: readonly string[]): Field | undefined {
  for (const name of names) {
    const found = fields.find((field) => bare(field.name) === bare(name));
    if (found !== undefined) return found;
  }
  return undefined;
}
