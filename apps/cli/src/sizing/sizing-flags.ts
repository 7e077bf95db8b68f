import * as Flags from '@oclif/core/flags';
import { priceFilterFlags, priceFlags } from '../catalog/price-flags.ts';
import { periodsOf } from '../workload/amounts.ts';
import { dayFlags, demandFlags, logFlags } from '../workload/log-flags.ts';
import { linkGBps, modelOf, percentileOf, targetMs } from './amounts.ts';

const target = (flag: string, what: string) =>
  Flags.custom<number>({
    summary: `Bound on ${what}, such as ${flag === '--tpot' ? '50ms' : '500ms'}. Default: none.`,
    helpValue: 'TIME',
    helpGroup: 'TARGETS',
    parse: async (text) => targetMs(text, flag),
  })();

const { verified: _, ...filterFlags } = priceFilterFlags;

/** What makes a scenario of a request log, a model, latency targets and prices; shared by `plan` and `scenario`. */
export const sizingFlags = {
  trace: Flags.string({
    summary:
      'Plan for the requests of this log instead of a scenario: CSV, JSON lines, Parquet, a pattern, - for stdin.',
    helpValue: 'FILE',
    helpGroup: 'LOG',
    multiple: true,
  }),
  ...logFlags,
  only: Flags.string({ summary: 'Count requests of this model only.', helpValue: 'NAME', helpGroup: 'LOG' }),
  strict: Flags.boolean({
    summary: 'Refuse a log with rows that cannot be read, and requests that no offer can serve inside the targets.',
    helpGroup: 'LOG',
  }),
  ...demandFlags,
  ...dayFlags,
  periods: Flags.custom<number>({
    summary:
      'Plan by the time of day, in so many equal parts of it (2, 3, 4, 6, 8, 12 or 24): reserved prices are bought once for all, others rented by the part. With --trace.',
    helpValue: 'N',
    helpGroup: 'DEMAND',
    parse: async (text) => periodsOf(text),
  })(),
  model: Flags.string({
    summary: 'The model to serve: a name such as llama-3.1-8b, or the path of a config.json.',
    helpValue: 'NAME|FILE',
    helpGroup: 'MODEL',
  }),
  models: Flags.custom<readonly [string, string]>({
    summary:
      'Serve several models of one log on one stock: what its model column says, and the model to serve, such as a=llama-3.1-8b.',
    helpValue: 'NAME=MODEL',
    helpGroup: 'MODEL',
    multiple: true,
    multipleNonGreedy: true,
    parse: async (text) => modelOf(text),
  })(),
  engine: Flags.option({
    summary: 'What serves it. Default: vllm.',
    options: ['vllm', 'sglang', 'trtllm'] as const,
    helpGroup: 'MODEL',
  })(),
  weights: Flags.option({
    summary: 'Number format of the weights. Default: as the model was published.',
    options: ['bf16', 'fp8', 'fp4'] as const,
    helpGroup: 'MODEL',
  })(),
  'kv-cache': Flags.option({
    summary: 'Number format of the KV cache. Default: bf16.',
    options: ['bf16', 'fp8'] as const,
    helpGroup: 'MODEL',
  })(),
  ttft: target('--ttft', 'the time to the first token'),
  tpot: target('--tpot', 'the mean time per output token of a request'),
  e2e: target('--e2e', 'the time to the last token'),
  percentile: Flags.custom<number>({
    summary: 'Share of requests that must stay inside each bound. Default: p95.',
    helpValue: 'pNN',
    helpGroup: 'TARGETS',
    parse: async (text) => percentileOf(text),
  })(),
  ...priceFlags,
  ...filterFlags,
  measurements: Flags.string({
    summary:
      "Use what these benchmarks measured, at their sizes and between them: files or 'results/*.json', with 2xh100= before it where the file names no GPU.",
    helpValue: '[NxGPU=]FILE',
    helpGroup: 'MEASUREMENTS',
    multiple: true,
  }),
  calibrate: Flags.string({
    summary: 'The same, and correct estimates of the same engine around them.',
    helpValue: '[NxGPU=]FILE',
    helpGroup: 'MEASUREMENTS',
    multiple: true,
  }),
  disaggregate: Flags.boolean({
    summary: 'Offer prefill and decode on machines of their own as well, in pairs at one provider and region.',
    helpGroup: 'OFFERS',
  }),
  'kv-link': Flags.custom<number>({
    summary:
      'GB/s a GPU at which KV caches move between the two. Default: 23.75, as Mooncake measured with 400 Gbit/s.',
    helpValue: 'GBPS',
    helpGroup: 'OFFERS',
    parse: async (text) => linkGBps(text),
  })(),
  explain: Flags.boolean({
    summary: 'Say on stderr which GPUs cannot serve, and why; and how each figure came about.',
  }),
};
