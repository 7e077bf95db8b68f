import type { Accelerator, Precision } from '../accelerator.ts';
import type { Efficiency } from './efficiency.ts';
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

/** Cost of linear layers with weights of a format. */
export function linearCost(
  accelerator: Accelerator,
  efficiency: Efficiency,
  engine: Engine,
  weights: Precision,
): MatrixCost {
  const format = arithmeticFormat(accelerator, weights);
  const typical = efficiency.linear.bf16 ?? { arithmetic: 0.65, reading: 0.75 };
  const share = efficiency.linear[format] ?? efficiency.linear.fp8 ?? typical;
  return {
    msPerOperation: 1 / (peakPerMs(accelerator, format) * share.arithmetic * engine.arithmetic[format]),
    msPerByte: 1 / (accelerator.memoryBandwidthGBps * 1e6 * typical.reading * engine.weightReading[weights]),
  };
}

/** Cost of routed experts with weights of a format. */
export function expertCost(
  accelerator: Accelerator,
  { experts }: Efficiency,
  engine: Engine,
  weights: Precision,
): MatrixCost {
  const format = arithmeticFormat(accelerator, weights);
  return {
    msPerOperation: 1 / (peakPerMs(accelerator, format) * experts.arithmetic * engine.expertArithmetic),
    msPerByte: 1 / (accelerator.memoryBandwidthGBps * 1e6 * experts.reading * engine.expertReading),
  };
}
