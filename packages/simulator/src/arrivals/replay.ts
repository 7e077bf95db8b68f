import type { Arrivals, Request } from '../request.ts';

/** Requests that were seen, in the order of their arrival; the arrays are as long as each other. */
export interface Trace {
  /** Seconds, rising. */
  readonly arrivalS: ArrayLike<number>;
  readonly inputTokens: ArrayLike<number>;
  readonly outputTokens: ArrayLike<number>;
  /** Position of each request's class; 0 where absent. */
  readonly requestClass?: ArrayLike<number>;
  /** Leading tokens of each prompt that a prefix cache held; 0 where absent. */
  readonly cachedTokens?: ArrayLike<number>;
}

/** Which part of a trace, and how fast. */
export interface ReplayOptions {
  /** As many times the rate: times are divided by it; 1 where absent. */
  readonly scale?: number;
  /** Seconds of the trace at which to begin and to end (not included). */
  readonly fromS?: number;
  readonly toS?: number;
  /** Class by tokens, where the trace names none: see `classOf`. */
  readonly classOf?: (inputTokens: number, outputTokens: number) => number;
}

/**
 * A trace as it was, bursts and sizes together; the same for every seed.
 * @throws RangeError where `scale` is not above 0, or times fall
 */
export function replay(trace: Trace, { scale = 1, fromS = 0, toS, classOf }: ReplayOptions = {}): Arrivals {
  if (!(scale > 0)) throw new RangeError(`replay: scale is ${scale}; give a number above 0.`);
  const { arrivalS, inputTokens, outputTokens, requestClass, cachedTokens } = trace;
  const endS = toS ?? Number.POSITIVE_INFINITY;
  const fill = (at: number, request: Request): void => {
    request.atMs = (1000 * ((arrivalS[at] as number) - fromS)) / scale;
    request.inputTokens = Math.max(1, inputTokens[at] as number);
    request.outputTokens = Math.max(1, outputTokens[at] as number);
    request.requestClass = requestClass?.[at] ?? classOf?.(request.inputTokens, request.outputTokens) ?? 0;
    request.cachedTokens = cachedTokens?.[at] ?? 0;
  };
  return {
    description: `${arrivalS.length} requests of a trace${scale === 1 ? '' : `, ${Number(scale.toPrecision(4))} times as fast`}`,
    open: () => {
      let at = 0;
      while (at < arrivalS.length && (arrivalS[at] as number) < fromS) at += 1;
      return {
        next: (request) => {
          if (at >= arrivalS.length || (arrivalS[at] as number) >= endS) return false;
          if (at > 0 && (arrivalS[at] as number) < (arrivalS[at - 1] as number))
            throw new RangeError(`replay: request ${at} arrives before the one before it; sort the trace by time.`);
          fill(at, request);
          at += 1;
          return true;
        },
      };
    },
  };
}
