/** One request of a log. */
export interface Request {
  /** Seconds after the log's first request. */
  readonly arrivalS: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}
