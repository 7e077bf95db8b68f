import { gpuNamed } from '../../gpus/find-gpu.ts';
import type { Row } from './csv-table.ts';

/**
 * The GPU of a row, by the name that SkyPilot gives it. Its A100 is the card of 40 GB, and which of several cards an A100,
 * H100, H200 or V100 is stands in the name of the instance or in GpuInfo, if anywhere.
 */
export function skypilotGpu(row: Row): string | undefined {
  const name = row.cell('AcceleratorName');
  const hints = `${name} ${row.cell('InstanceType')} ${/'Name': '([^']*)'/.exec(row.cell('GpuInfo'))?.[1] ?? ''}`;
  const memoryGB = gpuMemoryGB(row);
  const form = /nvl\b|_nvl/i.test(hints) ? 'NVL' : /pcie/i.test(hints) ? 'PCIe' : 'SXM';
  if (/^a100/i.test(name)) {
    const size = /80G/i.test(name) || memoryGB >= 70 ? '80GB' : '40GB';
    return `A100-${size}-${form === 'PCIe' ? 'PCIe' : 'SXM'}`;
  }
  if (/^h100(-mega)?$/i.test(name)) return `H100-${memoryGB >= 90 ? 'NVL' : form}`;
  if (/^h200$/i.test(name)) return `H200-${form === 'NVL' ? 'NVL' : 'SXM'}`;
  if (/^v100/i.test(name)) return /32G/i.test(name) || memoryGB >= 30 ? 'V100-SXM2-32GB' : 'V100-SXM2-16GB';
  // Of PCIe cards some come in bridged pairs, which their GPU has as a figure of its own.
  return gpuNamed(name.replace(/(?<=pcie)-nvlink$/i, ''))?.id;
}

/** Memory of one GPU: GpuInfo's SizeInMiB is that of one or of all of them, and at some clouds it is in GB. */
function gpuMemoryGB(row: Row): number {
  const size = Number(/'SizeInMiB': ([\d.]+)/.exec(row.cell('GpuInfo'))?.[1] ?? 0);
  const inGB = size < 1000 ? size : size / 1024;
  const ofOne = inGB / Number(row.cell('AcceleratorCount') || 1);
  // No GPU of several sizes has less: it was the memory of one already.
  return ofOne >= 15 ? ofOne : inGB;
}
