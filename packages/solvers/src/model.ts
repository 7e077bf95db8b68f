/** Position of a column in a model. Branded, so that a row's position cannot be taken for it. */
export type ColumnIndex = number & { readonly __column: unique symbol };

/** A decision variable: lower <= x <= upper, and whole where `kind` is `integer`. Bounds may be infinite. */
export interface Column {
  /** For people only: solvers are given positions. */
  readonly name: string;
  readonly kind: 'continuous' | 'integer';
  readonly lower: number;
  readonly upper: number;
  /** Coefficient in the objective. */
  readonly cost: number;
}

/** One coefficient of a row. */
export interface Term {
  readonly column: ColumnIndex;
  readonly coefficient: number;
}

/** A constraint: lower <= sum of coefficient x column <= upper. Either side may be infinite. */
export interface Row {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly terms: readonly Term[];
}

/** A linear or mixed-integer linear program: optimise offset + sum of cost x column under its rows and bounds. */
export interface Model {
  readonly name: string;
  readonly sense: 'minimize' | 'maximize';
  readonly offset: number;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
