import type { Source } from '../source.ts';

/** A figure of a GPU that a source states, or that stands unchecked. */
export type GpuFigure = 'memoryGB' | 'memoryBandwidthGBps' | 'denseTflops' | 'nvlinkGBps' | 'pcieGBps' | 'tdpWatts';

/** What is known of one accelerator. It can be given wherever `@fleetmix/profiles` takes an `Accelerator`. */
export interface Gpu {
  /** By this name prices and plans call it. */
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly architecture: string;
  readonly class: 'datacenter' | 'workstation' | 'consumer' | 'cloud' | 'rack';
  /** Other names that {@link findGpu} takes for it. A bare `a100` or `h100` is the SXM card of 80 GB. */
  readonly aliases: readonly string[];
  /** As sold, decimal. */
  readonly memoryGB: number;
  /** What an engine sees of it, where that was read from a device. */
  readonly usableMemoryGiB?: number;
  readonly memoryBandwidthGBps: number;
  /** Peak dense arithmetic, without sparsity, by number format; one that the GPU lacks is absent. */
  readonly denseTflops: Readonly<Partial<Record<'bf16' | 'fp8' | 'fp4', number>>>;
  /** Link to GPUs of the same machine, both directions together: NVLink or what the vendor has; absent where there is none. */
  readonly nvlinkGBps?: number;
  /** GPUs that the link joins where that is a bridge between a few; absent where it joins all of a machine. Beyond it: PCIe. */
  readonly nvlinkGpus?: number;
  /** Both directions together. */
  readonly pcieGBps?: number;
  readonly tdpWatts?: number;
  /** NVIDIA's: `9.0`. */
  readonly computeCapability?: string;
  readonly source: Source;
  /** Whether the source states every figure. */
  readonly verified: boolean;
  /** Figures that come from general knowledge of the vendor's data sheet, and were not checked against it. */
  readonly unverified: readonly GpuFigure[];
  readonly note?: string;
}

/** A row of the tables: whether it is verified follows from what is not. */
export type GpuFact = Omit<Gpu, 'verified'>;
