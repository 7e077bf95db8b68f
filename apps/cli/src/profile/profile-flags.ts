import * as Flags from '@oclif/core/flags';
import { catalogFormats } from '../catalog/catalog-formats.ts';
import { deliveryFlags } from '../catalog/list-flags.ts';
import { sizingFlags } from '../sizing/sizing-flags.ts';
import { gpuCount } from './amounts.ts';

const countFlag = (flag: string, summary: string) =>
  Flags.custom<number>({
    summary,
    helpValue: 'N',
    helpGroup: 'MODEL',
    parse: async (text) => gpuCount(text, flag),
  })();

const { model, engine, weights, 'kv-cache': kvCache, ttft, tpot, e2e, percentile } = sizingFlags;

/** The model, and over how many GPUs one engine spreads it. */
export const replicaFlags = {
  model,
  'tensor-parallel': countFlag('--tensor-parallel', 'GPUs over which one engine splits every layer. Default: 1.'),
};

/** What completes measurements. */
export const measuredGpuFlag = Flags.string({
  summary: 'The GPU of runs that do not name theirs.',
  helpValue: 'NAME',
  helpGroup: 'MODEL',
});

/** How the model is served beyond that. */
export const engineFlags = {
  ...replicaFlags,
  'pipeline-parallel': countFlag('--pipeline-parallel', 'Groups of layers, each on GPUs of its own. Default: 1.'),
  engine,
  weights,
  'kv-cache': kvCache,
};

/** Latency targets. */
export const targetFlags = { ttft, tpot, e2e, percentile };

/** How to write what was found. */
export const profileDeliveryFlags = {
  format: Flags.option({
    summary: "How to write it. Default: as --output's ending says, else table.",
    options: catalogFormats,
  })(),
  ...deliveryFlags,
};
