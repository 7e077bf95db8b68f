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

/** The field with the first of these names, written in any way; else the first that is called so inside an object. */
export function likeField(fields: readonly Field[], names: readonly string[]): Field | undefined {
  return (
    first(fields, names, (field) => bare(field)) ?? first(fields, names, (field) => bare(field.split('.').at(-1) ?? ''))
  );
}

function first(fields: readonly Field[], names: readonly string[], called: (name: string) => string) {
  for (const name of names) {
    const found = fields.find((field) => called(field.name) === bare(name));
    if (found !== undefined) return found;
  }
  return undefined;
}
