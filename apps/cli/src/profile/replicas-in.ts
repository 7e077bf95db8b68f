import { gpusNamed } from '@fleetmix/catalog';
import { quoted } from '@fleetmix/core';
import type { CapacityTable, MeasuredReplica, Measurement } from '@fleetmix/profiles';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { knownGpu } from './known-names.ts';
import type { LoadedMeasurements } from './load-measurements.ts';
import type { ReadFile } from './reading-remarks.ts';

/** What is said of the replica that a file was measured on. */
interface Said {
  readonly gpu?: string;
  readonly gpusPerEngine?: number;
}

interface Group extends Said {
  readonly measurements: Measurement[];
  readonly tables: CapacityTable[];
}

/**
 * What a file holds, by GPU and how many of them one engine spans: as is said of it, else as its entries name them. Of what is
 * said, entries that name something else are left out.
 * @throws UsageError where none is left
 */
export function replicasIn({ name, reading }: ReadFile, said: Said, terminal: Terminal): readonly LoadedMeasurements[] {
  const all: readonly MeasuredReplica[] = [...reading.measurements, ...reading.tables];
  const isMeant = meant(all, said);
  const left = all.filter((entry) => !isMeant(entry));
  const [first] = left;
  if (first !== undefined && left.length === all.length) throw otherReplica(name, first, said);
  if (first !== undefined)
    terminal.note(`Not used: ${counted(left.length, 'entry', 'entries')} of ${name}, measured on something else.`);
  const groups = new Map<string, Group>();
  for (const entry of reading.measurements.filter(isMeant)) groupIn(groups, entry, said).measurements.push(entry);
  for (const entry of reading.tables.filter(isMeant)) groupIn(groups, entry, said).tables.push(entry);
  return [...groups.values()].map(({ measurements, tables, ...replica }) => ({
    file: name,
    reading: { ...reading, measurements, tables },
    ...replica,
  }));
}

function groupIn(groups: Map<string, Group>, entry: MeasuredReplica, said: Said): Group {
  const gpu = said.gpu ?? gpuOf(entry);
  const gpusPerEngine = said.gpusPerEngine ?? gpusOf(entry);
  // GPUs that the catalog does not know are not one and the same for that.
  const key = JSON.stringify([gpu ?? entry.gpu, gpusPerEngine]);
  const group = groups.get(key) ?? {
    measurements: [],
    tables: [],
    ...(gpu === undefined ? {} : { gpu }),
    ...(gpusPerEngine === undefined ? {} : { gpusPerEngine }),
  };
  groups.set(key, group);
  return group;
}

/**
 * Whether an entry was measured on what is said. What names no GPU is believed; `h100` is the H100 in every form, and a name
 * that nobody knows is any GPU, unless others of the file name the very GPU that is said.
 */
function meant(all: readonly MeasuredReplica[], { gpu, gpusPerEngine }: Said): (entry: MeasuredReplica) => boolean {
  const isNamed = gpu !== undefined && all.some((entry) => gpuOf(entry) === gpu);
  return (entry) => {
    const gpus = gpusOf(entry);
    if (gpusPerEngine !== undefined && gpus !== undefined && gpus !== gpusPerEngine) return false;
    if (gpu === undefined || entry.gpu === undefined) return true;
    if (isNamed) return gpuOf(entry) === gpu;
    return gpuOf(entry) === undefined || gpusNamed(entry.gpu).some(({ id }) => id === gpu);
  };
}

function gpusOf({ gpusPerReplica, tensorParallel }: MeasuredReplica): number | undefined {
  return gpusPerReplica ?? tensorParallel;
}

function gpuOf({ gpu }: MeasuredReplica): string | undefined {
  return gpu === undefined ? undefined : knownGpu(gpu)?.id;
}

function otherReplica(name: string, entry: MeasuredReplica, { gpu, gpusPerEngine }: Said): UsageError {
  const text = (count: number | undefined, of: string | undefined) =>
    `${count === undefined ? '' : `${count} x `}${of ?? 'GPUs that it does not name'}`;
  const found = text(gpusOf(entry), entry.gpu);
  return new UsageError(
    `${quoted(name)} says that it was measured on ${found}, not on ${text(gpusPerEngine, gpu ?? entry.gpu)}. Leave out what is before its name, or correct it.`,
  );
}
