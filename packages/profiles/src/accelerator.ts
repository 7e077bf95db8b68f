/** Number formats that weights and arithmetic may have. */
export type Precision = 'bf16' | 'fp8' | 'fp4';

/** What an estimate has to know of a GPU. Figures are the vendor's, without sparsity. */
export interface Accelerator {
  readonly id: string;
  readonly memoryGB: number;
  readonly memoryBandwidthGBps: number;
  /** Peak dense arithmetic by precision; a precision that the GPU lacks is absent. */
  readonly denseTflops: Readonly<Partial<Record<Precision, number>>>;
  /** Link to the other GPUs of a replica, both directions together; absent where they talk over PCIe. */
  readonly nvlinkGBps?: number;
  /** How many GPUs that link joins, where it is a bridge between a few; all of the machine where absent. */
  readonly nvlinkGpus?: number;
  readonly pcieGBps?: number;
  /** Whose it is; NVIDIA's where absent. */
  readonly vendor?: string;
  /** NVIDIA's: `9.0`. */
  readonly computeCapability?: string;
}
