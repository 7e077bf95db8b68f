import type { EngineName, Precision } from '@fleetmix/profiles';
import type { Facts } from './facts.ts';
import { type Measurement, ran } from './measurement.ts';
import { acceleratorNamed, shapeNamed } from './names.ts';
import { type Row, readTable } from './table.ts';

const precisions: Readonly<Record<string, Precision>> = { fp8: 'fp8', fp4: 'fp4', int4: 'fp4', bf16: 'bf16' };

/**
 * How a row's model is spread. Some rows of InferenceMAX state products: tp 64 with 8 experts' GPUs is 8 GPUs, dp 64 too,
 * and ep 16 on tp 4 is ep 4; the same runs stand in the table under both spellings.
 */
function parallel(row: Row) {
  const [tp, dp, moeTp, ep] = ['tp', 'attention_dp_size', 'moe_tp_size', 'moe_ep_size'].map((column) =>
    Math.max(1, Number(row(column) || 1)),
  ) as [number, number, number, number];
  const product = moeTp > 1 && moeTp === ep;
  const tensorParallel = product && tp === moeTp * ep ? moeTp : tp;
  const expertGpus = product ? moeTp : moeTp * ep;
  const stated = product && dp === moeTp * ep ? moeTp : tensorParallel > 1 && dp * tensorParallel === ep ? 1 : dp;
  const dataParallel = dp === 1 && expertGpus > tensorParallel && ep === 1 ? expertGpus / tensorParallel : stated;
  // No engine splits heads over 12 to 72 GPUs: those rows are attention by request and experts over all of them. Their
  // times per token are those of deployments that compute prompts on GPUs of their own.
  if (tensorParallel > 8) {
    return { dataParallel: tensorParallel, expertParallel: tensorParallel, pipelineParallel: 1, tensorParallel: 1 };
  }
  return {
    tensorParallel,
    dataParallel,
    expertParallel: Math.min(ep, tensorParallel * dataParallel),
    pipelineParallel: Number(row('pp') || 1),
  };
}

/** InferenceMAX draws lengths evenly from 0.8 of the stated one upwards and sends ten times as many as run at once. */
function sampled(row: Row): { readonly share: number; readonly waves: number } {
  return row('source').startsWith('InferenceMAX') ? { share: 0.9, waves: 10 } : { share: 1, waves: 10 };
}

function measurement(set: string, facts: Facts, row: Row): Measurement[] {
  const accelerator = acceleratorNamed(facts, row('gpu'));
  const shape = shapeNamed(facts, row('model'));
  const engine = row('backend') as EngineName;
  if (accelerator === undefined || shape === undefined || !['vllm', 'sglang', 'trtllm'].includes(engine)) return [];
  // Weights of int4 are unpacked and multiplied in bf16, as fp4 ones are where a GPU has no arithmetic for them.
  const { fp4: _, ...unpacked } = accelerator.denseTflops;
  const stated = row('precision') || row('gemm_quant_mode').replace('_block', '');
  const weights = precisions[stated] ?? 'bf16';
  const { share, waves } = sampled(row);
  const spread = parallel(row);
  const concurrency = Number(row('concurrency'));
  if (!(concurrency >= 1)) return [];
  return [
    {
      set,
      gpu: accelerator.id,
      model: row('model'),
      precision: stated || 'bf16',
      engine,
      replica: {
        shape,
        accelerator: stated === 'int4' ? { ...accelerator, denseTflops: unpacked } : accelerator,
        weights,
        memoryUtilization: ran,
        // Published fp8 and fp4 weights come with scales for a KV cache of fp8.
        kvCache: weights === 'bf16' || stated === 'int4' ? 'bf16' : 'fp8',
        ...spread,
      },
      size: { inputTokens: share * Number(row('isl')), outputTokens: share * Number(row('osl')) },
      procedure: {
        kind: 'closed-loop',
        concurrency,
        waves,
        equalSizes: share === 1,
        promptsApart: spread.dataParallel > 8,
      },
      measured: { tpot: Number(row('tpot_ms')), ttft: Number(row('ttft_ms')) },
    },
  ];
}

/** Rows of one of the two tables of aggregated serving. */
export function aggregated(set: string, folder: string, facts: Facts): readonly Measurement[] {
  return readTable(folder, set).flatMap((row) => measurement(set, facts, row));
}

const systems: Readonly<Record<string, string>> = {
  h100_sxm: 'H100-SXM',
  h200_sxm: 'H200-SXM',
  b200_sxm: 'B200-SXM',
  b300_sxm: 'B300-SXM',
  gb200: 'GB200',
  gb300: 'GB300',
};

/** The sample's columns by the names that the tables derived from it have. */
function renamed(row: Row): Row {
  const from = row('silicon_data_source');
  const names: Readonly<Record<string, string>> = {
    gpu: systems[row('system')] ?? row('system'),
    model: row('model_path'),
    tp: row('tp_size'),
    pp: row('pp_size'),
    concurrency: /silicon_concurrency=([\d.]+)/.exec(from)?.[1] ?? row('batch_size'),
    ttft_ms: row('silicon_ttft_ms'),
    tpot_ms: row('silicon_tpot_ms'),
    // NVIDIA's own runs name the folder that they were kept in.
    source: from.includes('gap-analysis') ? 'nvidia-gap-analysis' : 'InferenceMAX',
  };
  return (column) => names[column] ?? row(column);
}

/** Aggregated rows of AIConfigurator's whole sample; those that split prefill and decode are not estimated. */
export function siliconSample(folder: string, facts: Facts): readonly Measurement[] {
  const set = 'aiconfigurator_silicon_sample';
  const rows = readTable(folder, set).filter((row) => row('mode') === 'agg');
  return rows.flatMap((row) => measurement(set, facts, renamed(row)));
}
