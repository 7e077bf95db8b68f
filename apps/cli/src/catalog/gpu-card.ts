import type { Gpu } from '@fleetmix/catalog';
import { whole } from '../output/figures.ts';
import { card } from './card.ts';
import { sourceText } from './source-lines.ts';

/** Everything that the catalog says of one GPU. */
export function gpuCard(gpu: Gpu): string {
  const { memoryGB, memoryBandwidthGBps, usableMemoryGiB, pcieGBps, tdpWatts, computeCapability } = gpu;
  return card(`${gpu.id}: ${gpu.name}`, [
    ['kind', `${gpu.vendor} ${gpu.architecture}, ${gpu.class}`],
    ['memory', `${whole(memoryGB)} GB at ${whole(memoryBandwidthGBps)} GB/s`],
    ['usable', usableMemoryGiB === undefined ? '' : `${whole(usableMemoryGiB)} GiB, as an engine sees it`],
    ['TFLOPS', `${arithmeticText(gpu)}; dense, without sparsity`],
    ['link', linkText(gpu)],
    ['PCIe', pcieGBps === undefined ? '' : `${whole(pcieGBps)} GB/s, both directions together`],
    ['power', tdpWatts === undefined ? '' : `${whole(tdpWatts)} W`],
    ['CUDA', computeCapability === undefined ? '' : `compute capability ${computeCapability}`],
    ['also', gpu.aliases.join(', ')],
    ['source', sourceText(gpu.source)],
    ['unchecked', gpu.verified ? '' : `${gpu.unverified.join(', ')}: from general knowledge, not from that source`],
    ['note', gpu.note ?? ''],
  ]);
}

function arithmeticText({ denseTflops }: Gpu): string {
  const formats = ['bf16', 'fp8', 'fp4'] as const;
  return formats
    .flatMap((format) => (denseTflops[format] === undefined ? [] : [`${format} ${whole(denseTflops[format])}`]))
    .join(', ');
}

function linkText({ nvlinkGBps, nvlinkGpus }: Gpu): string {
  if (nvlinkGBps === undefined) return 'none but PCIe';
  const reach = nvlinkGpus === undefined ? 'the GPUs of a machine' : `${nvlinkGpus} GPUs by a bridge, PCIe beyond`;
  return `${whole(nvlinkGBps)} GB/s between ${reach}, both directions together`;
}
