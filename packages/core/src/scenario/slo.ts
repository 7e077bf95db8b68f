/** Latency targets. Each bound holds for at least this share of the requests; a bound that is absent binds nothing. */
export interface Slo {
  /** Time to the first token. */
  readonly ttftMs?: number;
  /** Mean time per output token of a request, the first aside. */
  readonly tpotMs?: number;
  /** Time to the last token. */
  readonly e2eMs?: number;
  /** Share of requests that must stay inside each bound, 0.5 to below 1; 0.95 where absent. */
  readonly percentile?: number;
}
