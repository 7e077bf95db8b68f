/** Latency targets. A request is inside when it keeps every bound that is given. */
export interface Slo {
  /** Bound on the time to the first token. */
  readonly ttftMs?: number;
  /** Bound on the mean time per output token after the first. */
  readonly tpotMs?: number;
  /** Bound on the time from arrival to the last token. */
  readonly e2eMs?: number;
  /** Share of requests that must be inside: above 0, at most 1; 0.95 where absent. */
  readonly percentile?: number;
}
