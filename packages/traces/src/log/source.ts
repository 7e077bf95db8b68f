/** A column, or for nested data a path of keys. */
export interface Field {
  /** As shown, keys joined by dots. */
  readonly name: string;
  /** Its value in SQL, over the source's relation. */
  readonly sql: string;
  /** Whether its type holds dates. */
  readonly dated: boolean;
  /** The column of the file that holds it: itself, or the object that it lies in. */
  readonly column: string;
}

/** A file that can be read, before it is known what its columns mean. */
export interface Source {
  /** What the caller calls it. */
  readonly file: string;
  /** Where it lies. */
  readonly path: string;
  readonly kind: 'csv' | 'json' | 'parquet';
  readonly compressed: boolean;
  readonly fields: readonly Field[];
  /** What to put after FROM, holding at least these fields. */
  relation(fields: readonly Field[]): string;
  /** How DuckDB's JSON readers take it; of JSON only. */
  readonly options?: string;
  /** What it is, where its shape told that before its columns. */
  readonly format?: string;
  /** What a row of it is called, for messages. */
  readonly unit: 'line' | 'row';
}
