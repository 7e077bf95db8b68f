import type { EngineName, Precision } from '@fleetmix/profiles';
import type { Facts } from './facts.ts';
import type { Measurement, Procedure } from './measurement.ts';
import { ran } from './measurement.ts';
import { acceleratorNamed, shapeNamed } from './names.ts';
import { type Row, readTable } from './table.ts';

type Rest = Pick<Measurement, 'size' | 'procedure' | 'measured'>;

function measurement(set: string, facts: Facts, engine: EngineName, row: Row, rest: Rest): Measurement[] {
  const accelerator = acceleratorNamed(facts, row('gpu'));
  const shape = shapeNamed(facts, row('model'));
  if (accelerator === undefined || shape === undefined) return [];
  const precision = row('precision');
  const weights: Precision = precision === 'fp8' || precision === 'fp4' ? precision : 'bf16';
  const replica = {
    shape,
    accelerator,
    weights,
    kvCache: weights === 'bf16' ? 'bf16' : 'fp8',
    tensorParallel: Number(row('tp')),
    pipelineParallel: Number(row('pp') || 1),
    memoryUtilization: ran,
  } as const;
  return [{ set, gpu: accelerator.id, model: row('model'), precision, engine, replica, ...rest }];
}

function sizeOf(row: Row) {
  return { inputTokens: Number(row('isl')), outputTokens: Number(row('osl')) };
}

/** Highest throughputs that NVIDIA publishes for TensorRT-LLM 1.0. */
export function trtllmMaximum(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'trtllm_v1.0_max_throughput';
  const procedure: Procedure = { kind: 'maximum' };
  return readTable(folder, set).flatMap((row) =>
    measurement(set, facts, 'trtllm', row, {
      size: sizeOf(row),
      procedure,
      measured: { throughput: Number(row('output_tok_s_total')) },
    }),
  );
}

/** Throughputs at a batch for TensorRT-LLM 0.6; those stated for one GPU are multiplied up. */
export function trtllmPeak(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'trtllm_v0.6_peak_throughput';
  return readTable(folder, set).flatMap((row) => {
    const gpus = row('throughput_basis') === 'total' ? 1 : Number(row('tp'));
    return measurement(set, facts, 'trtllm-2024', row, {
      size: sizeOf(row),
      procedure: {
        kind: 'closed-loop',
        concurrency: Number(row('batch_size')),
        waves: Number.POSITIVE_INFINITY,
        equalSizes: true,
        promptsApart: false,
      },
      measured: { throughput: gpus * Number(row('output_tok_s')) },
    });
  });
}

/** Time to the first token of a single prompt for TensorRT-LLM 0.5. */
export function trtllmFirstToken(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'trtllm_v0.5_first_token_latency';
  return readTable(folder, set).flatMap((row) =>
    measurement(set, facts, 'trtllm-2024', row, {
      size: { inputTokens: Number(row('isl')), outputTokens: 1 },
      procedure: { kind: 'batch', requests: 1 },
      measured: { ttft: Number(row('ttft_ms_batch1')) },
    }),
  );
}
