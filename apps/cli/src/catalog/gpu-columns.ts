import type { Gpu } from '@fleetmix/catalog';
import { usd } from '../output/figures.ts';
import type { Cell, Column } from './listing.ts';

/** A GPU and what it costs at the cheapest. */
export interface ListedGpu {
  readonly gpu: Gpu;
  /** Verified, on demand, of one GPU; absent where nobody asks one. */
  readonly usdPerHourFrom: number | undefined;
}

/** GPUs as CSV has them, and the figures that fit in a terminal. */
export const gpuColumns: readonly Column<ListedGpu>[] = [
  {
    name: 'id',
    of: ({ gpu }) => gpu.id,
    shown: { head: 'GPU', text: ({ gpu }) => `${gpu.id}${gpu.verified ? '' : '*'}` },
  },
  { name: 'name', of: ({ gpu }) => gpu.name },
  { name: 'vendor', of: ({ gpu }) => gpu.vendor, shown: { head: 'vendor' } },
  { name: 'architecture', of: ({ gpu }) => gpu.architecture },
  { name: 'class', of: ({ gpu }) => gpu.class },
  figure('memoryGB', 'GB', ({ memoryGB }) => memoryGB),
  figure('bandwidthGBps', 'GB/s', ({ memoryBandwidthGBps }) => memoryBandwidthGBps),
  figure('bf16Tflops', 'bf16', ({ denseTflops }) => denseTflops.bf16),
  figure('fp8Tflops', 'fp8', ({ denseTflops }) => denseTflops.fp8),
  figure('fp4Tflops', 'fp4', ({ denseTflops }) => denseTflops.fp4),
  {
    name: 'linkGBps',
    of: ({ gpu }) => gpu.nvlinkGBps,
    shown: { head: 'link', align: 'right', text: ({ gpu }) => linkText(gpu) },
  },
  { name: 'linkGpus', of: ({ gpu }) => gpu.nvlinkGpus },
  { name: 'pcieGBps', of: ({ gpu }) => gpu.pcieGBps },
  figure('watts', 'W', ({ tdpWatts }) => tdpWatts),
  {
    name: 'usdPerHourFrom',
    of: ({ usdPerHourFrom }) => usdPerHourFrom,
    shown: {
      head: 'USD/h',
      align: 'right',
      text: ({ usdPerHourFrom }) => (usdPerHourFrom === undefined ? '' : usd(usdPerHourFrom)),
    },
  },
  { name: 'computeCapability', of: ({ gpu }) => gpu.computeCapability },
  { name: 'usableMemoryGiB', of: ({ gpu }) => gpu.usableMemoryGiB },
  { name: 'verified', of: ({ gpu }) => gpu.verified },
  { name: 'unverified', of: ({ gpu }) => gpu.unverified.join(' ') },
  { name: 'aliases', of: ({ gpu }) => gpu.aliases.join(' ') },
  { name: 'source', of: ({ gpu }) => gpu.source.title },
  { name: 'sourceUrl', of: ({ gpu }) => gpu.source.url },
  { name: 'note', of: ({ gpu }) => gpu.note },
];

/** A whole number is enough to compare by. */
function figure(name: string, head: string, of: (gpu: Gpu) => number | undefined): Column<ListedGpu> {
  const cell = ({ gpu }: ListedGpu): Cell => of(gpu);
  const text = ({ gpu }: ListedGpu) => of(gpu)?.toLocaleString('en-US', { maximumFractionDigits: 0 }) ?? '';
  return { name, of: cell, shown: { head, align: 'right', text } };
}

/** A bridge between a few is not what a switch among all is. */
function linkText({ nvlinkGBps, nvlinkGpus }: Gpu): string {
  if (nvlinkGBps === undefined) return '';
  const speed = nvlinkGBps.toLocaleString('en-US', { maximumFractionDigits: 0 });
  return nvlinkGpus === undefined ? speed : `${nvlinkGpus} x ${speed}`;
}
