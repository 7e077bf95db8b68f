import type { Slo } from '@fleetmix/core';
import type { CapacityTable, MeasuredReplica, Measurement } from '../import/measurement.ts';
import { type MeasuredCapacity, measuredCapacity } from './measured-capacity.ts';
import { isSameSize } from './same-size.ts';

/** A table made from runs. */
export interface MeasuredTable extends CapacityTable {
  readonly points: readonly MeasuredCapacity[];
  readonly slo: Slo;
}

/** The runs of one replica. */
export interface ReplicaRuns {
  readonly replica: MeasuredReplica;
  readonly measurements: readonly Measurement[];
}

/** Runs by what they were measured on, as far as their files name it, in the order of their first run. */
export function measuredReplicas(measurements: readonly Measurement[]): readonly ReplicaRuns[] {
  const groups = new Map<string, { readonly replica: MeasuredReplica; readonly measurements: Measurement[] }>();
  for (const run of measurements) {
    const replica = replicaOf(run);
    const key = JSON.stringify(Object.entries(replica));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { replica, measurements: [run] });
    else group.measurements.push(run);
  }
  return [...groups.values()];
}

/**
 * What the replica sustains at each size that was measured, inside the targets: one point for every size, 0 where they held
 * at no rate. All runs must be of one replica: see {@link measuredReplicas}.
 * @throws RangeError where there is no run, or the percentile is not between 0 and 1
 */
export function capacityTable(measurements: readonly Measurement[], slo: Slo): MeasuredTable {
  const [first] = measurements;
  if (first === undefined) throw new RangeError('measurements: there are none; read some first.');
  const points = sizesOf(measurements).flatMap((runs) => {
    const point = measuredCapacity(runs, runs[0] as Measurement, slo);
    return point === undefined ? [] : [point];
  });
  const more = measurements.length - 1;
  const source = more === 0 ? first.source : `${first.source} and ${more} more runs`;
  return { source, ...replicaOf(first), points, slo };
}

/** Runs by size; each within 5 % of the first of its group. */
function sizesOf(measurements: readonly Measurement[]): readonly (readonly Measurement[])[] {
  const groups: Measurement[][] = [];
  for (const run of measurements) {
    const group = groups.find(([first]) => isSameSize(first as Measurement, run));
    if (group === undefined) groups.push([run]);
    else group.push(run);
  }
  return groups;
}

function replicaOf({ model, gpu, gpusPerReplica, tensorParallel, engine, precision }: Measurement): MeasuredReplica {
  const entries = Object.entries({ model, gpu, gpusPerReplica, tensorParallel, engine, precision });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
