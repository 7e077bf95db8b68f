import { findModel } from '@fleetmix/catalog';
import type { MeasuredReplica } from '@fleetmix/profiles';
import type { MeasuredEngine } from '@fleetmix/sizing';
import { type LoadedMeasurements, loadMeasurements } from '../profile/load-measurements.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/**
 * What the files of two flags measured of a model, by engine; measurements of other models are left out, and told.
 * @throws UsageError where a file names no GPU, or nothing of the model
 */
export async function measuredEngines(
  {
    measurements = [],
    calibrate = [],
  }: { measurements?: readonly string[] | undefined; calibrate?: readonly string[] | undefined },
  model: string,
  terminal: Terminal,
): Promise<readonly MeasuredEngine[]> {
  const engines = new Map<string, MeasuredEngine>();
  for (const [specs, corrects] of [
    [calibrate, true],
    [measurements, false],
  ] as const) {
    if (specs.length === 0) continue;
    for (const loaded of await loadMeasurements(specs, terminal)) add(engines, measuredEngine(loaded, model, corrects));
  }
  return [...engines.values()];
}

function measuredEngine(loaded: LoadedMeasurements, model: string, corrects: boolean): MeasuredEngine {
  const { file, gpu, gpusPerEngine = 1, reading } = loaded;
  if (gpu === undefined) {
    throw new UsageError(
      `${file} does not name its GPU. Put it before the file, such as h100=${file} or 2xh100=${file}.`,
    );
  }
  const isServed = (replica: MeasuredReplica) => isModel(replica.model, model);
  const [measurements, tables] = [reading.measurements.filter(isServed), reading.tables.filter(isServed)];
  if (measurements.length + tables.length === 0) {
    const other = [...reading.measurements, ...reading.tables][0]?.model ?? 'another model';
    throw new UsageError(`${file} was measured with ${other}, not with ${model}. Leave it out, or serve that model.`);
  }
  return { gpu, gpusPerEngine, measurements, tables, corrects };
}

/** A file that names no model is believed; names that the catalog does not have must be the same word for word. */
function isModel(named: string | undefined, model: string): boolean {
  if (named === undefined || named === model) return true;
  try {
    return findModel(named).id === model;
  } catch {
    return false;
  }
}

function add(engines: Map<string, MeasuredEngine>, one: MeasuredEngine): void {
  const key = `${one.gpu} ${one.gpusPerEngine}`;
  const before = engines.get(key);
  engines.set(
    key,
    before === undefined
      ? one
      : {
          ...before,
          measurements: [...before.measurements, ...one.measurements],
          tables: [...before.tables, ...one.tables],
        },
  );
}
