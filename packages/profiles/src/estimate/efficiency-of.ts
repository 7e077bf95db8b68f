import type { Accelerator } from '../accelerator.ts';
import type { Efficiency } from './efficiency.ts';
import { measuredEfficiencies, sameChip } from './efficiency-table.ts';

/** Bandwidth from which memory is taken to be HBM, whose kernels come closer to the peak. */
const hbmGBps = 1200;

/** Sums over a link nobody measured: a fifth of NVLink's figure, as on H100, A100 and B200; a sixth and less of PCIe's. */
function typicalLinks({ nvlinkGBps = 0, nvlinkGpus = 8, pcieGBps = 32 }: Accelerator): Efficiency['allReduce'] {
  const isJoined = (gpus: number) => nvlinkGBps >= 200 && gpus <= nvlinkGpus;
  return {
    2: isJoined(2)
      ? { floorUs: 5, gigabytesPerSecond: 0.24 * nvlinkGBps }
      : { floorUs: 6, gigabytesPerSecond: 0.3 * Math.max(pcieGBps, nvlinkGBps) },
    4: isJoined(4)
      ? { floorUs: 5.5, gigabytesPerSecond: 0.18 * nvlinkGBps }
      : { floorUs: 13, gigabytesPerSecond: 0.12 * pcieGBps },
    8: isJoined(8)
      ? { floorUs: 6.5, gigabytesPerSecond: 0.17 * nvlinkGBps }
      : { floorUs: 24, gigabytesPerSecond: 0.08 * pcieGBps },
  };
}

/** Shares of the peak that linear layers reach; AMD's: MI300X in vendor libraries, Ambati et al., October 2025. */
const typicalShares = {
  hbm: { source: 'typical of GPUs with HBM', bf16: 0.75, fp8: 0.7, bf16Reading: 0.78, fp8Reading: 0.7 },
  gddr: { source: 'typical of GPUs with GDDR memory', bf16: 0.7, fp8: 0.7, bf16Reading: 0.78, fp8Reading: 0.7 },
  amd: { source: 'as an MI300X in libraries, 2025', bf16: 0.45, fp8: 0.45, bf16Reading: 0.81, fp8Reading: 0.81 },
};

function classDefault(accelerator: Accelerator): Efficiency {
  const memory = accelerator.memoryBandwidthGBps >= hbmGBps ? 'hbm' : 'gddr';
  const { source, bf16, fp8, bf16Reading, fp8Reading } = typicalShares[accelerator.vendor === 'AMD' ? 'amd' : memory];
  return {
    basis: 'class-default',
    source,
    linear: {
      bf16: { arithmetic: bf16, reading: bf16Reading, halfInputs: 150, halfOutputs: 150 },
      fp8: { arithmetic: fp8, reading: fp8Reading, halfInputs: 700, halfOutputs: 2500 },
    },
    experts: { bf16: { arithmetic: 0.5, moving: 4 }, fp8: { arithmetic: 0.4, moving: 2 }, reading: 0.9 },
    prefillAttention: { arithmetic: 0.5, halfTokens: 300 },
    kvReading: 0.75,
    allReduce: typicalLinks(accelerator),
  };
}

/** Share that a chip reaches of a memory slower than that with which it was measured: fitted to Argonne's A100 of 40 GB. */
const slowMemoryReading = 0.85;
const slowMemory = new Set(['A100-40GB-SXM', 'A100-40GB-PCIe', 'H100-PCIe']);

function readingOf({ id }: Accelerator, { linear }: Efficiency): Efficiency['linear'] {
  if (!slowMemory.has(id)) return linear;
  const faster = Object.entries(linear).map(([format, share]) => [format, { ...share, reading: slowMemoryReading }]);
  return Object.fromEntries(faster);
}

/** The kernels of a measured GPU, and the links that this one has. */
function withLinksOf(accelerator: Accelerator, measured: Efficiency, of: string): Efficiency {
  return {
    ...measured,
    linear: readingOf(accelerator, measured),
    basis: 'same-chip',
    source: `as ${of}: ${measured.source}`,
    allReduce: typicalLinks(accelerator),
  };
}

/** What is known of a GPU's kernels: measured, else of the same chip, else typical of its class; `basis` says which. */
export function efficiencyOf(accelerator: Accelerator): Efficiency {
  const measured = measuredEfficiencies[accelerator.id];
  if (measured !== undefined) return measured;
  const of = sameChip[accelerator.id];
  const relative = of === undefined ? undefined : measuredEfficiencies[of];
  return of === undefined || relative === undefined
    ? classDefault(accelerator)
    : withLinksOf(accelerator, relative, of);
}
