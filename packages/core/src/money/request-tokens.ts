import type { RequestClass } from '../scenario/workload.ts';

/** Where the tokens of a class's requests come from: its `size`, or the middle of its ranges. */
export type TokensFrom = 'size' | 'middle-of-ranges';

/** Tokens of a request that stands for a class; a side that is not known is absent. */
export interface RequestTokens {
  readonly from: TokensFrom;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** The tokens of a class's typical request: its size, else the middle of its ranges; undefined where it names neither. */
export function requestTokens({ size, inputTokens, outputTokens }: RequestClass): RequestTokens | undefined {
  if (size !== undefined) return { from: 'size', ...size };
  if (inputTokens === undefined && outputTokens === undefined) return undefined;
  return {
    from: 'middle-of-ranges',
    ...(inputTokens === undefined ? {} : { inputTokens: middle(inputTokens) }),
    ...(outputTokens === undefined ? {} : { outputTokens: middle(outputTokens) }),
  };
}

function middle([lowest, highest]: readonly [number, number]): number {
  return (lowest + highest) / 2;
}
