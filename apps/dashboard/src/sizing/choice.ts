/** What a scenario is made of besides its workload: what to serve, how fast, and what may be rented. Plain data. */
export interface Choice {
  /** Id in the catalog. */
  readonly model: string;
  readonly engine: 'vllm' | 'sglang' | 'trtllm';
  readonly weights: 'published' | 'bf16' | 'fp8' | 'fp4';
  /** Undefined: no bound. */
  readonly ttftMs: number | undefined;
  readonly tpotMs: number | undefined;
  readonly percentile: number;
  /** Of a log: its mean, the 95th percentile or the peak of its windows, or requests/s. */
  readonly rate: 'mean' | 'p95' | 'peak' | number;
  /** Of a log with dates: into how many parts the day is cut, a period each; 1 for one demand all day. */
  readonly partsOfDay: 1 | 4 | 8 | 24;
  /** The rate is multiplied by this. */
  readonly scale: number;
  readonly segments: readonly Segment[];
  readonly pricings: readonly Pricing[];
  /** GPUs that are not wanted, by id. */
  readonly without: readonly string[];
}

export type Segment = 'hyperscaler' | 'neocloud' | 'marketplace';
export type Pricing = 'on-demand' | 'spot' | 'reserved';

/** What one is asked first, on the page and on the command line. */
export const firstChoice: Choice = {
  model: 'meta-llama/Llama-3.1-8B-Instruct',
  engine: 'vllm',
  weights: 'published',
  ttftMs: 1000,
  tpotMs: 50,
  percentile: 0.95,
  rate: 'mean',
  partsOfDay: 1,
  scale: 1,
  segments: ['hyperscaler', 'neocloud', 'marketplace'],
  pricings: ['on-demand'],
  without: [],
};

/** What can be chosen from. */
export interface CatalogList {
  readonly models: readonly { readonly id: string; readonly aliases: readonly string[] }[];
  /** GPUs that a price is known of. */
  readonly gpus: readonly string[];
}
