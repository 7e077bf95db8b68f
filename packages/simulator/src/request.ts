/** One request as it arrives. Streams fill the same object again for the next one. */
export interface Request {
  /** Milliseconds after the beginning. */
  atMs: number;
  /** 1 or more. */
  inputTokens: number;
  /** 1 or more. */
  outputTokens: number;
  /** Position of its class in the workload. */
  requestClass: number;
  /**
   * Leading tokens of the prompt that stand in a prefix cache; 0 where nothing is known. They are not computed, and take the
   * room of their own in the cache that they would take alone.
   */
  cachedTokens: number;
}

/** Requests in the order of their arrival. */
export interface ArrivalStream {
  /** Fills in the next request; false when there are no more. */
  next(request: Request): boolean;
}

/** Where requests come from. The same seed gives the same requests. */
export interface Arrivals {
  /** For the reader: what arrives, and how. */
  readonly description: string;
  open(seed: number): ArrivalStream;
}

/** A request to be filled. */
export function blankRequest(): Request {
  return { atMs: 0, inputTokens: 1, outputTokens: 1, requestClass: 0, cachedTokens: 0 };
}
