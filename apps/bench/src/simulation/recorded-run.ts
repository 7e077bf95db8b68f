import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accelerator, ModelShape, Precision } from '@fleetmix/profiles';
import type { Facts } from '../accuracy/facts.ts';
import { readTable } from '../accuracy/table.ts';

/** One request of a real engine, as it was sent and as it was answered. */
interface RecordedRequest {
  readonly arrivalS: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly ttftMs: number;
  readonly tpotMs: number;
  readonly e2eMs: number;
}

/** A run of a real engine, and the settings that it ran with. */
export interface RecordedRun {
  /** Name of its file, without ending. */
  readonly set: string;
  readonly accelerator: Accelerator;
  readonly shape: ModelShape;
  /** Number format of the weights, where it is not the model's own. */
  readonly weights?: Precision;
  readonly kvCache: 'bf16' | 'fp8';
  readonly tensorParallel: number;
  readonly pipelineParallel: number;
  readonly dataParallel: number;
  readonly expertParallel: boolean;
  /** Of each data-parallel engine. */
  readonly maxSequences: number;
  readonly maxBatchedTokens: number;
  readonly memoryUtilization: number;
  /** Tokens of KV cache that the engine said it had; absent where it did not. */
  readonly kvTokens?: number;
  readonly stepsAhead: 0 | 1;
  readonly requests: readonly RecordedRequest[];
}

interface Meta {
  readonly model: string;
  readonly engine_kwargs?: {
    readonly tensor_parallel_size?: number;
    readonly pipeline_parallel_size?: number;
    readonly quantization?: string | null;
    readonly kv_cache_dtype?: string;
    readonly gpu_memory_utilization?: number;
    readonly data_parallel_size?: number;
    readonly enable_expert_parallel?: boolean;
    readonly max_num_seqs?: number | null;
    readonly max_num_batched_tokens?: number | null;
  };
  readonly kv_cache?: { readonly num_kv_tokens?: number | null; readonly gpu_memory_utilization?: number | null };
  readonly hardware?: { readonly device_name?: string };
  readonly resolved_config?: { readonly scheduler_config?: { readonly async_scheduling?: boolean } };
}

const prefix = 'vllm_requests_';

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The entry whose name begins like what was written; of several, one that is preferred, or else the shortest. */
function named<Fact>(facts: ReadonlyMap<string, Fact>, wanted: string, preferred = /^/): Fact | undefined {
  const start = plain(wanted);
  if (start === '') return undefined;
  const found = [...facts.keys()].filter((id) => plain(id).startsWith(start));
  const sorted = found.toSorted((a, b) => a.length - b.length);
  return facts.get(sorted.find((id) => preferred.test(id)) ?? sorted[0] ?? '');
}

/** A model, or the one that differs from it only in how it was tuned or rounded. */
function shapeOf({ shapes }: Facts, model: string): ModelShape | undefined {
  return shapes.get(model) ?? named(shapes, model) ?? named(shapes, model.replace(/-Instruct.*$|-Base$|-FP8.*$/i, ''));
}

/** FP8 said by the name or the settings; the formats of other roundings are not known here. */
function isFp8(model: string, quantization: string | null | undefined): boolean {
  return /fp8/i.test(`${model} ${quantization ?? ''}`);
}

function acceleratorOf({ accelerators }: Facts, set: string, { hardware }: Meta): Accelerator | undefined {
  const first = set.slice(prefix.length).split('_')[0] ?? '';
  // Bare names mean the usual card: `h100` that on its own board.
  const inName = named(accelerators, first, /SXM/) ?? (first === '' ? undefined : named(accelerators, `rtx${first}`));
  return inName ?? named(accelerators, (hardware?.device_name ?? '').replace(/NVIDIA|GeForce/g, ''));
}

function readRequests(folder: string, set: string): readonly RecordedRequest[] {
  return readTable(folder, set).map((row) => {
    const arrivalS = Number(row('arrival_s'));
    return {
      arrivalS,
      inputTokens: Number(row('input_toks')),
      outputTokens: Number(row('output_toks')),
      // The files' own ttft_ms begins when the engine takes the request up, between two steps, and not when it arrives.
      ttftMs: 1000 * (Number(row('first_token_s')) - arrivalS),
      tpotMs: Number(row('tpot_ms')),
      e2eMs: 1000 * (Number(row('last_token_s')) - arrivalS),
    };
  });
}

function readRun(folder: string, set: string, facts: Facts): RecordedRun | string {
  const path = join(folder, `${set.replace(prefix, 'vllm_meta_')}.json`);
  if (!existsSync(path)) return `no ${path} beside it`;
  const meta = JSON.parse(readFileSync(path, 'utf8')) as Meta;
  const { engine_kwargs: kwargs = {}, kv_cache: kv, resolved_config: resolved } = meta;
  const [shape, accelerator] = [shapeOf(facts, meta.model), acceleratorOf(facts, set, meta)];
  if (shape === undefined || accelerator === undefined)
    return `nothing is known of ${shape === undefined ? meta.model : 'its GPU'}`;
  const kvTokens = kv?.num_kv_tokens ?? undefined;
  return {
    set,
    accelerator,
    shape,
    ...(isFp8(meta.model, kwargs.quantization) ? { weights: 'fp8' } : {}),
    kvCache: kwargs.kv_cache_dtype?.startsWith('fp8') ? 'fp8' : 'bf16',
    tensorParallel: kwargs.tensor_parallel_size ?? 1,
    pipelineParallel: kwargs.pipeline_parallel_size ?? 1,
    dataParallel: kwargs.data_parallel_size ?? 1,
    expertParallel: kwargs.enable_expert_parallel ?? false,
    maxSequences: kwargs.max_num_seqs ?? 256,
    maxBatchedTokens: kwargs.max_num_batched_tokens ?? 2048,
    memoryUtilization: kv?.gpu_memory_utilization ?? kwargs.gpu_memory_utilization ?? 0.9,
    ...(kvTokens === undefined ? {} : { kvTokens }),
    stepsAhead: resolved?.scheduler_config?.async_scheduling === false ? 0 : 1,
    requests: readRequests(folder, set).toSorted((a, b) => a.arrivalS - b.arrivalS),
  };
}

/** Runs of vLLM in a folder of validation sets; what cannot be read is said to stderr. */
export function readRuns(folder: string, facts: Facts): readonly RecordedRun[] {
  const sets = readdirSync(folder).flatMap((file) =>
    file.startsWith(prefix) ? [file.replace(/\.csv(\.gz)?$/, '')] : [],
  );
  return [...new Set(sets)].toSorted().flatMap((set) => {
    const run = readRun(folder, set, facts);
    if (typeof run !== 'string') return [run];
    console.error(`${set}: left out, ${run}.`);
    return [];
  });
}
