import { cheapestFirst, findGpu, type Gpu, gpus, prices, usdPerGpuHour } from '@fleetmix/catalog';
import { suggestion } from '@fleetmix/core';
import type { ExitCode } from '../exit-code.ts';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type Delivery, deliver } from './catalog-formats.ts';
import { gpuColumns, type ListedGpu } from './gpu-columns.ts';
import { listCsv, listTable, type Order, sorted } from './listing.ts';
import { nameMatcher } from './name-pattern.ts';

/** What `fleetmix catalog gpus` is asked for; flags by their names. */
export interface GpusRequest extends Order, Delivery {
  readonly name?: string | undefined;
  readonly vendor?: readonly string[] | undefined;
  /** In gigabytes. */
  readonly 'min-memory'?: number | undefined;
}

/** Lists GPUs, by age and vendor. */
export async function runGpus(request: GpusRequest, terminal: Terminal): Promise<ExitCode> {
  const found = sorted(wanted(request).map(listed), gpuColumns, request);
  const formats = {
    table: () => gpusTable(found),
    document: () => ({ gpus: found.map(({ gpu, usdPerHourFrom }) => ({ ...gpu, usdPerHourFrom })) }),
    csv: () => listCsv(found, gpuColumns),
  };
  return deliver(formats, request, terminal);
}

function wanted({ name, vendor, 'min-memory': minMemory = 0 }: GpusRequest): readonly Gpu[] {
  const vendors = vendor && new Set(vendor.map(vendorNamed));
  const isNamed = name === undefined ? () => true : nameMatcher(name);
  const named = gpus.filter((gpu) => isNamed([gpu.id, gpu.name, ...gpu.aliases]));
  // Says which names are near.
  if (name !== undefined && named.length === 0) return [findGpu(name)];
  return named.filter((gpu) => gpu.memoryGB >= minMemory && (vendors === undefined || vendors.has(gpu.vendor)));
}

function vendorNamed(text: string): string {
  const known = [...new Set(gpus.map(({ vendor }) => vendor))];
  const found = known.find((vendor) => vendor.toLowerCase() === text.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(
    `--vendor ${JSON.stringify(text)} makes no GPU of the catalog.${suggestion(text, known)} There are: ${known.join(', ')}.`,
  );
}

function listed(gpu: Gpu): ListedGpu {
  const asked = prices.filter((price) => price.gpu === gpu.id && price.pricing === 'on-demand' && price.verified);
  const [cheapest] = cheapestFirst(asked);
  return { gpu, usdPerHourFrom: cheapest && Number(usdPerGpuHour(cheapest).toPrecision(12)) };
}

function gpusTable(found: readonly ListedGpu[]): string {
  if (found.length === 0) return 'No GPU meets all these conditions.';
  return [listTable(found, gpuColumns), legend(found)].join('\n\n');
}

function legend(found: readonly ListedGpu[]): string {
  return [
    `${counted(found.length, 'GPU')}. bf16, fp8, fp4: dense TFLOPS. link: GB/s to GPUs of the machine, both directions together;`,
    '2 x: a bridge between pairs. USD/h: the lowest verified price of one, on demand.',
    ...(found.some(({ gpu }) => !gpu.verified)
      ? ['* not every figure was checked against a page; fleetmix catalog show NAME says which']
      : []),
  ].join('\n');
}
