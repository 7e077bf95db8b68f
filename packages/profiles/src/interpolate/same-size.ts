import type { RequestSize } from '../request-size.ts';

/** Sizes count as one where both token counts are within 5 % of each other: benchmarks never hit a length exactly. */
export const sizeTolerance = Math.log(1.05);

/** Logarithms of a size's input and output tokens. */
export type LogSize = readonly [input: number, output: number];

/** The size in logarithms, in which capacity falls in nearly straight lines. */
export function logSize({ inputTokens, outputTokens }: RequestSize): LogSize {
  return [Math.log(inputTokens), Math.log(outputTokens)];
}

/** How far apart two sizes are: the larger of both differences of logarithms. */
export function logDistance(one: LogSize, other: LogSize): number {
  return Math.max(Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1]));
}

/** Whether two sizes count as one. */
export function isSameSize(one: RequestSize, other: RequestSize): boolean {
  return logDistance(logSize(one), logSize(other)) <= sizeTolerance + 1e-12;
}

/** @throws RangeError where a size has no tokens */
export function checkSize({ inputTokens, outputTokens }: RequestSize): void {
  const isPositive = inputTokens > 0 && outputTokens > 0 && Number.isFinite(inputTokens + outputTokens);
  if (!isPositive) throw new RangeError(`size: ${inputTokens} + ${outputTokens} tokens; both must be more than 0.`);
}
