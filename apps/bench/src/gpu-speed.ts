import type { Random } from './random.ts';

/** An invented GPU type: its price, and how its throughput falls as requests grow. */
export interface GpuSpeed {
  readonly name: string;
  readonly usdPerHour: number;
  /** Requests/s of one GPU on the smallest requests. */
  readonly requestsPerSecond: number;
  /** Slopes of log throughput over log tokens, on long requests. */
  readonly inputSlope: number;
  readonly outputSlope: number;
  /** Longest request, input and output, that one GPU has memory for. */
  readonly tokens: number;
}

/** What sets an offer's throughputs apart from its GPU type's: factors near 1. */
export interface OwnSpeed {
  readonly speed: number;
  readonly input: number;
  readonly output: number;
}

/** Fourteen GPU types from slow to fast; the faster dearer, and by up to a third better or worse value. */
export function gpuSpeeds(draw: Random): readonly GpuSpeed[] {
  return Array.from({ length: 14 }, (_, rank) => {
    const grade = 16 ** (rank / 13);
    return {
      name: `gpu-${String.fromCharCode(97 + rank)}`,
      usdPerHour: 0.4 * grade,
      requestsPerSecond: 12 * grade ** 1.05 * draw.around(0.33),
      inputSlope: draw.between(0.75, 1.1) - 0.1 * (rank / 13),
      outputSlope: draw.between(0.8, 1.15) - 0.1 * (rank / 13),
      tokens: 4000 * grade,
    };
  });
}

/**
 * Requests/s of one replica on requests of one size, smooth in logarithms, to 4 digits as profilers print; 0 where it has
 * not the memory. Doubling the GPUs gives 1.8 times the throughput on short requests, and more on long ones.
 */
export function throughput(
  gpu: GpuSpeed,
  gpusPerReplica: number,
  [input, output]: readonly [number, number],
  own: OwnSpeed = { speed: 1, input: 1, output: 1 },
): number {
  if (input + output > gpu.tokens * gpusPerReplica) return 0;
  const scaling = gpusPerReplica ** (Math.log2(1.8) + 0.01 * Math.log2(input + output));
  const slowdown =
    (1 + input / 200) ** (gpu.inputSlope * own.input) * (1 + output / 40) ** (gpu.outputSlope * own.output);
  return Number(((gpu.requestsPerSecond * own.speed * scaling) / slowdown).toPrecision(own.speed === 1 ? 4 : 7));
}
