import type { Accelerator, EngineName } from '@fleetmix/profiles';
import type { Facts } from './facts.ts';
import type { Measurement } from './measurement.ts';
import { ran } from './measurement.ts';
import { acceleratorNamed, shapeNamed } from './names.ts';
import { type Row, readTable } from './table.ts';

/** The engines that are estimated, as they were in 2024. */
function engineOf(framework: string, gpu: string): EngineName | undefined {
  if (framework === 'TensorRT-LLM') return 'trtllm-2024';
  if (framework !== 'vLLM') return undefined;
  return gpu.startsWith('MI') ? 'vllm-2024-rocm' : 'vllm-2024';
}

/** ROCm's kernels had not been tuned for MI300X: they computed no faster there than on MI250X. */
function as2024(accelerator: Accelerator): Accelerator {
  return accelerator.id === 'MI300X' ? { ...accelerator, denseTflops: { bf16: 383 } } : accelerator;
}

function common(set: string, facts: Facts, hardware: string, framework: string, model: string, devices: number) {
  const accelerator = acceleratorNamed(facts, hardware);
  const shape = shapeNamed(facts, model);
  if (accelerator === undefined || shape === undefined) return undefined;
  const engine = engineOf(framework, accelerator.id);
  if (engine === undefined) return undefined;
  const replica = {
    shape,
    accelerator: as2024(accelerator),
    weights: 'bf16',
    tensorParallel: devices,
    memoryUtilization: ran,
  } as const;
  return { set, gpu: accelerator.id, model, precision: 'bf16', engine, replica };
}

function throughput(set: string, facts: Facts, row: Row): Measurement[] {
  if (row('plausible') !== 'True' || row('throughput_definition_ok') !== 'True') return [];
  const devices = Number(row('num_devices'));
  const known = common(set, facts, row('hardware'), row('framework'), row('model'), devices);
  if (known === undefined) return [];
  const tokens = Number(row('input_output_len'));
  const procedure = { kind: 'batch', requests: Number(row('batch_size')) } as const;
  const measured = { throughput: Number(row('throughput_tok_s')) };
  return [{ ...known, size: { inputTokens: tokens, outputTokens: tokens }, procedure, measured }];
}

/** Plausible rows of LLM-Inference-Bench of the two engines that are estimated: input and output tokens a second. */
export function argonneThroughput(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'argonne_llm_inference_bench';
  return readTable(folder, set).flatMap((row) => throughput(set, facts, row));
}

/** Time to the first token of 16 prompts at once. */
export function argonneFirstToken(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'argonne_ttft_itl';
  return readTable(folder, set).flatMap((row) => {
    const devices = Number(row('Num of Hardware'));
    const known = common(set, facts, row('Hardware'), row('Framework'), row('Model'), devices);
    const measured = { ttft: 1000 * Number(row('TTFT Latency')) };
    if (known === undefined || !(measured.ttft > 0)) return [];
    const size = { inputTokens: Number(row('Input Length')), outputTokens: Number(row('Output Length')) };
    return [{ ...known, size, procedure: { kind: 'batch', requests: Number(row('Batch Size')) }, measured }];
  });
}
