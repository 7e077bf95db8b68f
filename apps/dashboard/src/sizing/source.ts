import type { LogWorkload } from '@fleetmix/traces/browser';
import type { Draft } from '../draft/draft.ts';

/** What a scenario's classes and demand come from: a request log, or the classes of a scenario. */
export type SizingSource =
  | { readonly what: 'log'; readonly name: string; readonly log: LogWorkload }
  | { readonly what: 'classes'; readonly draft: Draft };

/** Whether a log is long enough for quantiles of its windows. */
export function hasWholeWindow({ rates, summary: { spanS = 0 } }: LogWorkload): boolean {
  return rates !== undefined && spanS >= rates.windowS;
}

/** A scenario that was made, and what is to be said of it. */
export interface Made {
  readonly draft: Draft;
  /** What had to give: requests that are served slower than asked, or not at all. */
  readonly shortfalls: readonly string[];
  /** What was assumed, left out or changed. */
  readonly notices: readonly string[];
}
