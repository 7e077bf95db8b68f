import { type Reason, reasonNumber } from '../log/reason.ts';
import type { ReadTime } from './clock.ts';
import { numberIn } from './number-in.ts';

/** A row as it stands in the log; what is empty is `''`. */
export interface RawRow {
  readonly input: string;
  readonly output: string;
  /** Absent where the log has no times. */
  readonly time?: string;
}

/** What makes rows fit: the same as `normalise` writes in SQL. */
export interface RowRules {
  readonly maxTokens: number;
  /** Whether rows without token counts are something else, and no fault. */
  readonly sparse: boolean;
}

/** Why a row cannot be used, by its number; 0 where it can. */
export function reasonOf(row: RawRow, at: ReadTime | undefined, { maxTokens, sparse }: RowRules): number {
  const input = tokensReason('input', row.input, maxTokens);
  const output = tokensReason('output', row.output, maxTokens);
  if (input === undefined && output === undefined && (at === undefined || at.seconds !== undefined)) return 0;
  const isEmpty = row.input === '' && row.output === '';
  if (isEmpty && sparse) return reasonNumber('a span without token counts');
  if (isEmpty && (row.time ?? '') === '')
    return reasonNumber('no record: every column that counts is empty, or the line is broken');
  const reason = input ?? output ?? (blank(row.time ?? '') ? 'time missing' : 'time cannot be read');
  return reasonNumber(reason);
}

function tokensReason(side: 'input' | 'output', text: string, maxTokens: number): Reason | undefined {
  if (blank(text)) return `${side} tokens missing`;
  const tokens = numberIn(text);
  if (tokens === undefined || Number.isNaN(tokens)) return `${side} tokens not a number`;
  if (tokens < 0) return `${side} tokens negative`;
  if (tokens === 0) return `${side} tokens zero`;
  if (tokens > maxTokens) return `${side} tokens above the highest believed`;
  return Number.isInteger(tokens) ? undefined : `${side} tokens not whole`;
}

/** Spaces only: what DuckDB's trim leaves empty. */
function blank(text: string): boolean {
  return /^ *$/.test(text);
}
