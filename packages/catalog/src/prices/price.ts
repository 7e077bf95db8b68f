import type { Source } from '../source.ts';

/** Kind of provider: the big clouds, clouds of GPUs, and markets where many hosts offer theirs. */
export type Segment = 'hyperscaler' | 'neocloud' | 'marketplace';

/** How one pays. Spot capacity can be taken back; reserved capacity is paid for whether it is used or not. */
export type Pricing = 'on-demand' | 'spot' | 'reserved';

/** What one asks for GPUs: a price with its day and source. */
export interface Price {
  readonly provider: string;
  /** Absent where a file of one's own names none. */
  readonly segment?: Segment;
  readonly pricing: Pricing;
  /** Of a reserved price: how long one must commit to it; absent where that is not known. */
  readonly commitmentMonths?: number;
  /** Id in {@link gpus}. */
  readonly gpu: string;
  /** GPUs that the price is for. */
  readonly gpuCount: number;
  /** Price of all of them with their host. */
  readonly usdPerHour: number;
  /** `instance`: these GPUs in one machine, no more and no fewer. `gpu`: as many as one likes in a machine, each at this price. */
  readonly sells: 'instance' | 'gpu';
  /** Absent where one price holds in every region. */
  readonly region?: string;
  /** The provider's name for the instance. */
  readonly sku?: string;
  /** Day on which it was asked: `2026-10-10`; absent where a file of one's own names none. */
  readonly asOf?: string;
  readonly source: Source;
  /** Whether the source states it without doubt; false for the floor of a listing. */
  readonly verified: boolean;
  readonly note?: string;
}

/** Price of one GPU of it. */
export function usdPerGpuHour({ usdPerHour, gpuCount }: Price): number {
  return usdPerHour / gpuCount;
}
