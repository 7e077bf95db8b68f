import type { Readable } from 'node:stream';

/** How a column of times is written. `dates` are ISO 8601, or seconds, ms, us or ns since 1970. */
export type TimeUnit = 'dates' | 's' | 'ms' | 'us' | 'ns';

/** Names of a log's columns; for nested JSON, keys joined by dots. What is not named is recognised. */
export interface LogColumns {
  readonly inputTokens?: string;
  readonly outputTokens?: string;
  readonly time?: string;
  readonly model?: string;
}

/** Where reading stands. */
export interface LogProgress {
  /** The file that is read, of how many. */
  readonly file: string;
  readonly fileNumber: number;
  readonly files: number;
  /** Share of everything that is done, 0 to 1. */
  readonly share: number;
}

/** How to read a log. */
export interface LogOptions {
  readonly columns?: LogColumns;
  /** Unit of the times; told from the format, the column's name and the values where absent. */
  readonly timeUnit?: TimeUnit;
  /** Only requests of this model. */
  readonly model?: string;
  /** Refuse a log with a row that cannot be read, instead of counting such rows. */
  readonly strict?: boolean;
  /** Rows with more tokens than this on either side are taken for damaged; 10 million where absent. */
  readonly maxTokens?: number;
  /** Memory for DuckDB in MB, 2000 where absent; the rest goes to a temporary folder. */
  readonly memoryLimitMB?: number;
  readonly temporaryFolder?: string;
  /** What `-` stands for: the process's standard input where absent. */
  readonly stdin?: Readable;
  readonly onProgress?: (progress: LogProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Where classes begin and end. `perDecade`: that many equal steps of the logarithm between 10 tokens and 10 million.
 * `melange`: 10 input x 6 output ranges, as many as in Mélange (arXiv 2404.14527); up to 2,000 tokens they end at the
 * sizes that its benchmark script measures, the other input ranges at doubles of those. Or the last token count of each
 * range, rising: what is above the last gets a range of its own.
 */
export type Grid =
  | 'melange'
  | { readonly perDecade: number }
  | { readonly inputTokens: readonly number[]; readonly outputTokens: readonly number[] };

/** The size that stands for a class: the mean of its requests, or such a quantile of theirs, as `p90`. */
export type Represent = 'mean' | `p${number}`;

/** The rate to serve: the log's mean, a quantile of its windows, its highest window, or a number of requests/s. */
export type Rate = 'mean' | `p${number}` | 'peak' | number;

/** How to make classes and demand of the requests. */
export interface AggregateOptions {
  /** 4 ranges a decade where absent. */
  readonly grid?: Grid;
  /** `mean` where absent. */
  readonly represent?: Represent;
  /** `mean` where absent. */
  readonly rate?: Rate;
  /** Length of a window in seconds; 300 where absent. */
  readonly windowS?: number;
  /** Demand is multiplied by this; 1 where absent. */
  readonly scale?: number;
  /** Also the demand by time of day, in so many equal parts of it: 2, 3, 4, 6, 8, 12 or 24. */
  readonly periods?: number;
  /** Whose day that is: hours ahead of UTC, in quarters; 0 where absent. */
  readonly utcOffsetHours?: number;
}
