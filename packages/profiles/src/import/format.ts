import type { Collector } from './collector.ts';
import type { Document } from './documents.ts';
import type { Fields } from './field.ts';

/** An entry that is an object, and its place. */
export interface Entry extends Document {
  readonly value: Fields;
}

/** How one benchmark writes its results. */
export interface Format {
  readonly name: string;
  /** What it is, for a message that lists the known formats. */
  readonly title: string;
  /** Whether an entry has this format's shape. */
  recognises(entry: Fields): boolean;
  /** Hands over what the entries hold. */
  read(entries: readonly Entry[], collector: Collector): void;
}
