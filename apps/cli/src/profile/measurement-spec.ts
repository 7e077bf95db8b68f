import { findGpu } from '@fleetmix/catalog';
import { quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';
import { kindOf, type MatchedFile, matchingFiles } from './matching-files.ts';

/** Files of measurements, and what is said of the replica that they were made on. */
export interface MeasurementSpec {
  readonly files: readonly MatchedFile[];
  /** Of the catalog. */
  readonly gpu?: string;
  readonly gpusPerEngine?: number;
}

/**
 * Reads `FILE`, `'results/*.json'`, `h100=FILE`, or `2xh100=FILE`: the GPU, and how many of them one engine spans.
 * @throws UsageError, UnknownNameError
 */
export async function measurementSpec(text: string): Promise<MeasurementSpec> {
  const match = /^\s*(?:(\d+)\s*[x×]\s*)?([^=/\\]+?)\s*=(.+)$/is.exec(text);
  // A file may be called so.
  if (match === null || (await kindOf(text)) !== undefined) return { files: await matchingFiles(text) };
  const [, count, gpu = '', pattern = ''] = match;
  if (count !== undefined && !(Number(count) >= 1 && Number(count) <= 1024)) {
    throw new UsageError(`${quoted(text)} has ${count} GPUs; it must be 1 to 1024, as in 2xh100=bench.json.`);
  }
  const { id } = findGpu(gpu);
  const files = await matchingFiles(pattern.trim());
  return { files, gpu: id, ...(count === undefined ? {} : { gpusPerEngine: Number(count) }) };
}
