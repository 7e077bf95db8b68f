import type { Slo } from '@fleetmix/core';
import {
  capacityTable,
  type MeasuredCapacity,
  type MeasuredReplica,
  type Measurement,
  measuredReplicas,
} from '@fleetmix/profiles';

/** What one replica was measured to sustain inside the targets, size by size. */
export interface MeasuredSizes extends MeasuredReplica {
  readonly sizes: readonly MeasuredCapacity[];
}

/** The highest rate that held the targets at each size, replica by replica. */
export function measuredSizes(measurements: readonly Measurement[], slo: Slo): readonly MeasuredSizes[] {
  return measuredReplicas(measurements).map(({ replica, measurements: runs }) => ({
    ...replica,
    sizes: [...capacityTable(runs, slo).points].sort(
      (one, other) => one.inputTokens - other.inputTokens || one.outputTokens - other.outputTokens,
    ),
  }));
}
