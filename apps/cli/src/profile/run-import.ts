import { extname } from 'node:path';
import type { CapacityTable, Measurement } from '@fleetmix/profiles';
import { type Delivery, deliver } from '../catalog/catalog-formats.ts';
import { listCsv } from '../catalog/listing.ts';
import type { ExitCode } from '../exit-code.ts';
import { servedModel } from '../sizing/served-model.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { completed, type ReplicaRequest } from './completed.ts';
import { importTable } from './import-table.ts';
import { type LoadedMeasurements, loadMeasurements } from './load-measurements.ts';
import { type MeasuredSizes, measuredSizes } from './measured-sizes.ts';
import { measurementColumns } from './measurement-columns.ts';
import { hasTargets, type TargetRequest, targetsOf } from './targets.ts';

/** What `fleetmix profile import` is asked for; flags by their names. */
export interface ImportRequest extends ReplicaRequest, TargetRequest, Delivery {
  readonly files: readonly string[];
}

/** What was read, and what it says inside the targets, where there are any. */
export interface Imported {
  /** Names of the formats. */
  readonly formats: readonly string[];
  readonly measurements: readonly Measurement[];
  readonly tables: readonly CapacityTable[];
  readonly capacities: readonly MeasuredSizes[];
}

/**
 * Reads benchmarks' outputs, and shows or writes what they say.
 * @throws UsageError, UnknownNameError, MeasurementError
 */
export async function runImport(request: ImportRequest, terminal: Terminal): Promise<ExitCode> {
  const { files } = request;
  if (files.length === 0) {
    throw new UsageError("name a benchmark's output: fleetmix profile import bench.json, or - for stdin.");
  }
  const slo = targetsOf(request);
  const loaded = await loadMeasurements(files, terminal);
  const model = extname(request.model ?? '') === '.json' ? (await servedModel(request.model)).id : request.model;
  const { measurements, tables } = completed(loaded, { ...request, model }, terminal);
  const capacities = hasTargets(slo) ? measuredSizes(measurements, slo) : [];
  const formats = [...new Set(loaded.flatMap(({ reading }) => reading.format.split(', ')))];
  const imported = { formats, measurements, tables, capacities };
  return deliver(
    {
      table: () => importTable(imported, slo),
      document: () => ({
        formats,
        measurements,
        ...(tables.length === 0 ? {} : { tables }),
        // Not at the top, where rows with a size and a rate would be read back as runs.
        ...(capacities.length === 0 ? {} : { capacity: { source: 'measured', slo, replicas: capacities } }),
        ...remarksOf(loaded),
      }),
      csv: () => runsCsv(imported, slo.percentile),
    },
    request,
    terminal,
  );
}

/** Files of several replicas were loaded once for each. */
function remarksOf(loaded: readonly LoadedMeasurements[]): object {
  const readings = [...new Map(loaded.map(({ file, reading }) => [file, reading])).entries()];
  return {
    skipped: readings.flatMap(([file, { skipped }]) => skipped.map((entry) => ({ file, ...entry }))),
    notices: [...new Set(readings.flatMap(([, { notices }]) => notices))],
  };
}

function runsCsv({ measurements, tables }: Imported, percentile: number): string {
  if (tables.length > 0) {
    throw new UsageError(
      'CSV has rows for runs, and none for capacities that a file states itself. Write JSON or YAML.',
    );
  }
  return listCsv(measurements, measurementColumns(measurements, percentile));
}
