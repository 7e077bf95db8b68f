import type { RequestClass, Workload } from '@fleetmix/core';
import { cumulated, pick } from '../random/distributions.ts';
import type { Random } from '../random/generator.ts';
import type { Request } from '../request.ts';

/** Fills in class and tokens of a request: both tokens together, as they belong to one request. */
export type DrawSize = (request: Request, random: Random) => void;

/** Sizes of random arrivals. */
export interface Sizes {
  readonly description: string;
  open(): DrawSize;
}

/** Every request of one size. */
export function oneSize(inputTokens: number, outputTokens: number, requestClass = 0): Sizes {
  return {
    description: `${inputTokens} + ${outputTokens} tokens`,
    open: () => (request) => {
      request.inputTokens = inputTokens;
      request.outputTokens = outputTokens;
      request.requestClass = requestClass;
    },
  };
}

function between([low, high]: readonly [number, number], random: Random): number {
  return Math.max(1, low + Math.floor(random() * (high - low + 1)));
}

function ranges({ name, inputTokens, outputTokens }: RequestClass) {
  if (inputTokens !== undefined && outputTokens !== undefined) return { inputTokens, outputTokens };
  throw new RangeError(`class ${JSON.stringify(name)} has no token ranges: give inputTokens and outputTokens.`);
}

/**
 * Classes drawn by their demand, and a size from the class: evenly from its ranges, or the one size that `sizeOf` gives for
 * the class at a position.
 * @throws RangeError where a class with demand has no ranges and there is no `sizeOf`
 */
export function workloadSizes(
  workload: Workload,
  sizeOf?: (requestClass: number) => { readonly inputTokens: number; readonly outputTokens: number },
): Sizes {
  const { classes } = workload;
  const bounds = classes.map((one) => (sizeOf === undefined && one.demand > 0 ? ranges(one) : undefined));
  const sums = cumulated(classes.map(({ demand }) => demand));
  return {
    description: `sizes of ${classes.length} classes by their demand`,
    open: () => (request, random) => {
      const at = pick(random, sums);
      const range = bounds[at];
      const size = sizeOf?.(at);
      request.requestClass = at;
      request.inputTokens =
        range === undefined ? Math.max(1, Math.round(size?.inputTokens ?? 1)) : between(range.inputTokens, random);
      request.outputTokens =
        range === undefined ? Math.max(1, Math.round(size?.outputTokens ?? 1)) : between(range.outputTokens, random);
    },
  };
}

/** Sizes of requests that were seen, drawn with equal chances: the joint distribution as it was. */
export function seenSizes(
  inputTokens: ArrayLike<number>,
  outputTokens: ArrayLike<number>,
  classOf: (inputTokens: number, outputTokens: number) => number = () => 0,
): Sizes {
  return {
    description: `sizes of ${inputTokens.length} requests, drawn`,
    open: () => (request, random) => {
      const at = Math.floor(random() * inputTokens.length);
      request.inputTokens = Math.max(1, inputTokens[at] as number);
      request.outputTokens = Math.max(1, outputTokens[at] as number);
      request.requestClass = classOf(request.inputTokens, request.outputTokens);
    },
  };
}
