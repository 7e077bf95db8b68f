import type { Accelerator, Precision } from '../accelerator.ts';
import type { Efficiency, LinearEfficiency } from './efficiency.ts';
import type { Engine } from './engine.ts';

/** Milliseconds that one GPU takes for an operation on a weight, and for reading a byte. */
export interface MatrixCost {
  readonly msPerOperation: number;
  readonly msPerByte: number;
}

/** The format in which weights are multiplied: their own, or bf16 where the GPU cannot and they are unpacked first. */
function arithmeticFormat({ denseTflops }: Accelerator, weights: Precision): Precision {
  return denseTflops[weights] === undefined ? 'bf16' : weights;
}

/** Operations per millisecond at the vendor's peak. */
export function peakPerMs(accelerator: Accelerator, format: Precision): number {
  const teraflops = accelerator.denseTflops[format] ?? accelerator.denseTflops.bf16;
  if (teraflops === undefined) {
    throw new RangeError(
      `accelerator ${accelerator.id}: denseTflops has no bf16 figure, which every estimate needs; add it.`,
    );
  }
  return teraflops * 1e9;
}

/** Where nothing is known of a GPU's kernels. */
const typical: LinearEfficiency = { arithmetic: 0.7, reading: 0.75, halfInputs: 150, halfOutputs: 150 };

/** Cost of linear layers with weights of a format, and what small matrices add to it. */
export function linearCost(
  accelerator: Accelerator,
  { linear }: Efficiency,
  engine: Engine,
  weights: Precision,
): MatrixCost & Pick<LinearEfficiency, 'halfInputs' | 'halfOutputs'> {
  const format = arithmeticFormat(accelerator, weights);
  const bf16 = linear.bf16 ?? typical;
  const { arithmetic, halfInputs, halfOutputs } = linear[format] ?? linear.fp8 ?? bf16;
  return {
    msPerOperation: 1 / (peakPerMs(accelerator, format) * arithmetic * engine.arithmetic[format]),
    msPerByte: 1 / (accelerator.memoryBandwidthGBps * 1e6 * bf16.reading * engine.weightReading[weights]),
    halfInputs,
    halfOutputs,
  };
}

/** Cost of routed experts with weights of a format. */
export function expertCost(
  accelerator: Accelerator,
  { experts }: Efficiency,
  engine: Engine,
  weights: Precision,
): MatrixCost & { readonly moving: number } {
  const format = arithmeticFormat(accelerator, weights);
  const { arithmetic, moving } = experts[format] ?? experts.fp8 ?? experts.bf16;
  return {
    msPerOperation: 1 / (peakPerMs(accelerator, format) * arithmetic * engine.expertArithmetic),
    msPerByte: 1 / (accelerator.memoryBandwidthGBps * 1e6 * experts.reading * engine.expertReading),
    moving: moving / engine.expertArithmetic,
  };
}
