import type { Facts } from './facts.ts';
import type { Measurement } from './measurement.ts';
import { ran } from './measurement.ts';
import { acceleratorNamed, shapeNamed } from './names.ts';
import { readTable } from './table.ts';

/** Prompt and token times of Splitwise's table; runs with capped power (`pcap`) are left out. */
export function splitwise(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'splitwise_perf_model';
  return readTable(folder, set).flatMap((row) => {
    const accelerator = acceleratorNamed(facts, row('hardware'));
    const shape = shapeNamed(facts, row('model'));
    if (row('hardware').endsWith('pcap') || accelerator === undefined || shape === undefined) return [];
    const replica = {
      shape,
      accelerator,
      weights: 'bf16',
      tensorParallel: Number(row('tensor_parallel')),
      memoryUtilization: ran,
    } as const;
    return [
      {
        set,
        gpu: accelerator.id,
        model: row('model'),
        precision: 'bf16',
        engine: 'vllm-2023' as const,
        replica,
        size: { inputTokens: Number(row('prompt_size')), outputTokens: Number(row('token_size')) },
        procedure: { kind: 'batch' as const, requests: Number(row('batch_size')) },
        measured: { ttft: Number(row('prompt_time')), tpot: Number(row('token_time')) },
      },
    ];
  });
}
