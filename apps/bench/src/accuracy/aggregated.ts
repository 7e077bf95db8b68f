import type { EngineName, Precision } from '@fleetmix/profiles';
import type { Facts } from './facts.ts';
import type { Measurement } from './measurement.ts';
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
  const dataParallel = product && dp === moeTp * ep ? moeTp : tensorParallel > 1 && dp * tensorParallel === ep ? 1 : dp;
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
  const stated = row('precision') || row('gemm_quant_mode').replace('_block', '');
  const weights = precisions[stated] ?? 'bf16';
  const { share, waves } = sampled(row);
  const concurrency = Number(row('concurrency'));
  return [
    {
      set,
      gpu: accelerator.id,
      model: row('model'),
      precision: stated || 'bf16',
      engine,
      replica: { shape, accelerator, weights, kvCache: weights === 'bf16' || engine !== 'trtllm' ? 'bf16' : 'fp8', ...parallel(row) },
      size: { inputTokens: share * Number(row('isl')), outputTokens: share * Number(row('osl')) },
      procedure: { kind: 'closed-loop', concurrency, waves },
      measured: { tpot: Number(row('tpot_ms')), ttft: Number(row('ttft_ms')) },
    },
  ];
}

/** Rows of one of the two tables of aggregated serving. */
export function aggregated(set: string, folder: string, facts: Facts): readonly Measurement[] {
  return readTable(folder, set).flatMap((row) => measurement(set, facts, row));
}
