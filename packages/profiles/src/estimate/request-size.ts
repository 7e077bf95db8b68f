/** Requests of one size. */
export interface RequestSize {
  readonly inputTokens: number;
  /** 1 or more. */
  readonly outputTokens: number;
}
