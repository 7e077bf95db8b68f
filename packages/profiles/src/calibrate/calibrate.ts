import type { Slo } from '@fleetmix/core';
import type { Measurement } from '../import/measurement.ts';
import { isSameSize, logSize, sizeTolerance } from '../interpolate/same-size.ts';
import type { RequestSize } from '../request-size.ts';
import { distanceToCloud } from './cloud.ts';
import { type Comparison, compare } from './compare.ts';
import { correction, type Deviation, median } from './correction.ts';
import type { Estimator } from './estimator.ts';

/** A corrected estimate. */
export interface CalibratedCapacity {
  readonly requestsPerSecond: number;
  /** `interpolated` between the sizes that were measured, `estimated` elsewhere. */
  readonly source: 'interpolated' | 'estimated';
  /** By what the estimate was multiplied. */
  readonly factor: number;
}

/** Median relative errors over the sizes that were compared, of requests/s. */
export interface CalibrationError {
  readonly before: number;
  /** Each size judged by a correction that was made without it; absent where only one size was compared. */
  readonly after?: number;
}

/** An estimate corrected by measurements. */
export interface Calibration {
  /** What the replica sustains, corrected. */
  readonly capacity: (size: RequestSize) => CalibratedCapacity;
  readonly comparisons: readonly Comparison[];
  /** Absent where nothing could be compared: the estimate is then as it was. */
  readonly error?: CalibrationError;
  readonly notices: readonly string[];
}

/**
 * Corrects an estimate of a replica around a few measurements of it: by the ratio of what was measured to what was estimated
 * for the same thing, fading with the distance between sizes. Runs with a fixed number of requests at once are held against
 * the estimate's throughput at that number, runs with an offered rate against its capacity inside the targets.
 * @throws RangeError where the percentile of the targets is not between 0 and 1
 */
export function calibrate(estimator: Estimator, measurements: readonly Measurement[], slo: Slo): Calibration {
  const { comparisons, notices } = compare(estimator, measurements, slo);
  const deviations = deviationsOf(comparisons);
  const error = errorOf(deviations);
  const log = correction(deviations);
  const cloud = deviations.map(({ at }) => at);
  return {
    capacity: (size) => {
      const factor = Math.exp(log(logSize(size)));
      const isInside = cloud.length > 0 && distanceToCloud(cloud, logSize(size)) <= sizeTolerance;
      const requestsPerSecond = estimator.capacity(size).requestsPerSecond * factor;
      return { requestsPerSecond, source: isInside ? 'interpolated' : 'estimated', factor };
    },
    comparisons,
    ...(error === undefined ? {} : { error }),
    notices: [...notices, ...warnings(error)],
  };
}

/** One a size: the mean over its runs, so that a size measured at ten loads counts once. */
function deviationsOf(comparisons: readonly Comparison[]): readonly Deviation[] {
  const groups: Comparison[][] = [];
  for (const comparison of comparisons) {
    const group = groups.find(([first]) => isSameSize(first as Comparison, comparison));
    if (group === undefined) groups.push([comparison]);
    else group.push(comparison);
  }
  return groups.map((group) => {
    const logs = group.map(({ requestsPerSecond: { measured, estimated } }) => Math.log(measured / estimated));
    return { at: logSize(group[0] as Comparison), log: logs.reduce((sum, log) => sum + log, 0) / logs.length };
  });
}

function errorOf(deviations: readonly Deviation[]): CalibrationError | undefined {
  if (deviations.length === 0) return undefined;
  const relative = (log: number): number => Math.abs(Math.expm1(log));
  const before = median(deviations.map(({ log }) => relative(-log)));
  if (deviations.length === 1) return { before };
  const left = deviations.map(({ at, log }, out) => {
    const others = deviations.filter((_, position) => position !== out);
    return relative(correction(others)(at) - log);
  });
  return { before, after: median(left) };
}

function warnings(error: CalibrationError | undefined): readonly string[] {
  if (error === undefined) return ['nothing could be compared: the estimate is not corrected'];
  const { before, after } = error;
  if (after === undefined) return ['one size shifts all others alike: measure a second one to see what that is worth'];
  return after <= before
    ? []
    : ['sizes that were left out are further off with the correction than without: the measurements disagree'];
}
