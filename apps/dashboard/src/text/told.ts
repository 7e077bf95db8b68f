/** Something said in several ways, ready to be shown: plain data, made in the worker. */
export interface Told {
  readonly heading: string;
  readonly parts: readonly ToldPart[];
}

/** A sentence, a list under a title, or a table. */
export type ToldPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly title: string; readonly lines: readonly string[] }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly heads: readonly ToldHead[];
      readonly rows: readonly (readonly string[])[];
    };

interface ToldHead {
  readonly text: string;
  /** Whether it stands above figures. */
  readonly isNumber?: boolean;
}
