import type { Price } from '../price.ts';

/** Why one line gave no price. */
export interface Skip {
  readonly line: number;
  readonly reason: string;
}

/** What a table of prices holds: its prices, why other rows gave none, and columns that mean nothing here. */
export interface TableReading {
  readonly prices: readonly Price[];
  readonly skips: readonly Skip[];
  readonly unreadColumns: readonly string[];
}
