import { findGpu } from '@fleetmix/catalog';
import type { CapacityTable, MeasuredReplica, Measurement } from '@fleetmix/profiles';
import { counted } from '../output/figures.ts';
import type { Terminal } from '../terminal.ts';
import { knownModel } from './known-names.ts';
import type { LoadedMeasurements } from './load-measurements.ts';

/** What completes what a benchmark's output does not say, or by a name that the catalog does not know; flags by their names. */
export interface ReplicaRequest {
  readonly model?: string | undefined;
  readonly gpu?: string | undefined;
  readonly 'tensor-parallel'?: number | undefined;
}

/** Everything that was loaded, with the catalog's names. */
export interface Completed {
  readonly measurements: readonly Measurement[];
  readonly tables: readonly CapacityTable[];
}

/**
 * What was loaded, each entry with the model, GPU and number of GPUs that it names itself, or else those of the flags. Tells
 * of entries that name something else than a flag.
 * @throws UnknownNameError where the catalog does not know the GPU of the flag
 */
export function completed(
  loaded: readonly LoadedMeasurements[],
  request: ReplicaRequest,
  terminal: Terminal,
): Completed {
  const { model, gpu, 'tensor-parallel': tensorParallel } = request;
  const flags: MeasuredReplica = {
    ...(model === undefined ? {} : { model: knownModel(model)?.id ?? model }),
    ...(gpu === undefined ? {} : { gpu: findGpu(gpu).id }),
    ...(tensorParallel === undefined ? {} : { tensorParallel }),
  };
  const complete = <Entry extends MeasuredReplica>(entry: Entry, of: LoadedMeasurements): Entry => ({
    ...entry,
    ...replicaOf(entry, of, flags),
  });
  const measurements = loaded.flatMap((one) => one.reading.measurements.map((entry) => complete(entry, one)));
  const tables = loaded.flatMap((one) => one.reading.tables.map((entry) => complete(entry, one)));
  tellConflicts([...measurements, ...tables], flags, terminal);
  return { measurements, tables };
}

function replicaOf(entry: MeasuredReplica, of: LoadedMeasurements, flags: MeasuredReplica): MeasuredReplica {
  const model = knownModel(entry.model ?? '')?.id ?? flags.model ?? entry.model;
  const gpu = of.gpu ?? flags.gpu ?? entry.gpu;
  const gpusPerReplica = of.gpusPerEngine ?? flags.tensorParallel;
  const own = entry.gpusPerReplica === undefined ? gpusPerReplica : flags.tensorParallel;
  const tensorParallel = entry.tensorParallel ?? own;
  return {
    ...(model === undefined ? {} : { model }),
    ...(gpu === undefined ? {} : { gpu }),
    ...(gpusPerReplica === undefined ? {} : { gpusPerReplica }),
    ...(tensorParallel === undefined ? {} : { tensorParallel }),
  };
}

const flagNames = { model: '--model', gpu: '--gpu', tensorParallel: '--tensor-parallel' } as const;

function tellConflicts(entries: readonly MeasuredReplica[], flags: MeasuredReplica, terminal: Terminal): void {
  for (const name of Object.keys(flagNames) as (keyof typeof flagNames)[]) {
    const wanted = flags[name];
    const others = wanted === undefined ? [] : entries.filter((entry) => entry[name] !== wanted);
    const [first] = others;
    if (first === undefined) continue;
    const count = `${counted(others.length, 'entry names', 'entries name')}`;
    terminal.note(`${flagNames[name]} ${wanted} completes what is not said: ${count} another, such as ${first[name]}.`);
  }
}
