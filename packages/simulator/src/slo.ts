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
  /** Bounds of single classes in place of these, by position; undefined where these hold. */
  readonly classes?: readonly (Slo | undefined)[];
}

/** The bounds of a class, Infinity where there is none. */
export function boundsOf(slo: Slo, requestClass: number): Required<Pick<Slo, 'ttftMs' | 'tpotMs' | 'e2eMs'>> {
  const { ttftMs = never, tpotMs = never, e2eMs = never } = slo.classes?.[requestClass] ?? slo;
  return { ttftMs, tpotMs, e2eMs };
}

const never = Number.POSITIVE_INFINITY;
