import type { RepresentationError, Size } from '../result.ts';
import type { AggregateRow } from './aggregate-row.ts';

/** A class's sums beside the size that stands for it. */
export interface Represented {
  readonly row: AggregateRow;
  readonly size: Size;
}

/** What counting every request at its class's size brings. Needs no request, only sums. */
export function representationError(classes: readonly Represented[]): RepresentationError {
  const sum = (of: (one: Represented) => number) => classes.reduce((total, one) => total + of(one), 0);
  const error = (stated: (one: Represented) => number, actual: (one: Represented) => number) =>
    tidy(sum(stated) / sum(actual) - 1);
  const requests = sum(({ row }) => row.requests);
  return {
    inputTokens: error(
      ({ row, size }) => row.requests * size.inputTokens,
      ({ row }) => row.input_tokens,
    ),
    outputTokens: error(
      ({ row, size }) => row.requests * size.outputTokens,
      ({ row }) => row.output_tokens,
    ),
    inputSquared: error(
      ({ row, size }) => row.requests * size.inputTokens ** 2,
      ({ row }) => row.input_squares,
    ),
    inputTimesOutput: error(
      ({ row, size }) => row.requests * size.inputTokens * size.outputTokens,
      ({ row }) => row.products,
    ),
    inputSpread: Math.sqrt(
      sum(({ row, size }) => variance(row.requests, row.input_tokens, row.input_squares, size.inputTokens)) / requests,
    ),
    outputSpread: Math.sqrt(
      sum(({ row, size }) => variance(row.requests, row.output_tokens, row.output_squares, size.outputTokens)) /
        requests,
    ),
  };
}

/** Sum over a class of ((x - size) / size)^2. */
function variance(requests: number, sum: number, squares: number, size: number): number {
  return Math.max(0, squares / size ** 2 - (2 * sum) / size + requests);
}

/** Rounding of sums is no error. */
function tidy(error: number): number {
  return Math.abs(error) < 1e-12 ? 0 : error;
}
