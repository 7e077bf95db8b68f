import type { RequestClass } from '@fleetmix/core';

/** Tokens of one request that stands for its class. */
export interface RequestSize {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** The middle of a class's ranges, for classes of which nothing else is known; undefined where a range is missing. */
export function middleSize({ inputTokens, outputTokens }: RequestClass): RequestSize | undefined {
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const middle = ([low, high]: readonly [number, number]): number => (low + high) / 2;
  return { inputTokens: middle(inputTokens), outputTokens: middle(outputTokens) };
}
