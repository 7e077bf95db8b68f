import { type Comparison, gpusOf, type Pair } from '@fleetmix/profiles';
import type { HeldAgainst } from './held-against.ts';

/** A measured figure, the estimate of it, and how far off that is: estimated over measured, less 1. */
interface Difference extends Pair {
  readonly error: number;
}

/** One run, or one size inside the targets, with its estimate. */
export interface ComparisonRow {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly kind: Comparison['kind'];
  readonly concurrency?: number;
  readonly requestsPerSecond: Difference;
  /** Means. */
  readonly ttftMs?: Difference;
  readonly tpotMs?: Difference;
}

/** How far off an estimate is at the median, whichever the sign, by figure. */
export type MedianErrors = Readonly<Partial<Record<ComparedFigure, number>>>;

/** What is compared of a run. */
export type ComparedFigure = 'requestsPerSecond' | 'ttftMs' | 'tpotMs';
export const comparedFigures: readonly ComparedFigure[] = ['requestsPerSecond', 'ttftMs', 'tpotMs'];

/** The comparisons of a replica by size and load. */
export function comparisonRows({ calibration }: HeldAgainst): readonly ComparisonRow[] {
  return calibration.comparisons
    .map(({ ttftMs, tpotMs, requestsPerSecond, ...rest }) => ({
      ...rest,
      requestsPerSecond: difference(requestsPerSecond),
      ...(ttftMs === undefined ? {} : { ttftMs: difference(ttftMs) }),
      ...(tpotMs === undefined ? {} : { tpotMs: difference(tpotMs) }),
    }))
    .sort(
      (one, other) =>
        one.inputTokens - other.inputTokens ||
        one.outputTokens - other.outputTokens ||
        (one.concurrency ?? Number.POSITIVE_INFINITY) - (other.concurrency ?? Number.POSITIVE_INFINITY) ||
        0,
    );
}

function difference({ measured, estimated }: Pair): Difference {
  return { measured: tidy(measured), estimated: tidy(estimated), error: tidy(estimated / measured - 1) };
}

/** More digits than six say nothing. */
function tidy(value: number): number {
  return Number(value.toPrecision(6));
}

/** Medians of errors without their signs; a figure that no row has is absent. */
export function medianErrors(rows: readonly ComparisonRow[]): MedianErrors {
  return Object.fromEntries(
    comparedFigures.flatMap((figure) => {
      const errors = rows.flatMap((row) => (row[figure] === undefined ? [] : Math.abs(row[figure].error)));
      return errors.length === 0 ? [] : [[figure, median(errors)]];
    }),
  );
}

/** The middle one; the mean of both where there are two. */
function median(values: readonly number[]): number {
  const rising = values.toSorted((one, other) => one - other);
  const middle = (rising.length - 1) / 2;
  return ((rising[Math.floor(middle)] as number) + (rising[Math.ceil(middle)] as number)) / 2;
}

/** By what the estimate of each measured size is multiplied, each size once. */
export function factorsOf({ calibration }: HeldAgainst) {
  const sizes = new Map(
    calibration.comparisons.map(({ inputTokens, outputTokens }) => [
      `${Math.round(inputTokens)} x ${Math.round(outputTokens)}`,
      { inputTokens, outputTokens },
    ]),
  );
  return [...sizes.values()]
    .sort((one, other) => one.inputTokens - other.inputTokens || one.outputTokens - other.outputTokens)
    .map((size) => ({ ...size, factor: tidy(calibration.capacity(size).factor) }));
}

/** By what the estimate is multiplied where no size near was measured: the correction fades with distance. */
export function farFactor({ calibration }: HeldAgainst): number {
  return calibration.capacity({ inputTokens: 1e12, outputTokens: 1e12 }).factor;
}

/** What a row says of its replica, for lists of several. */
export function replicaFields({ replica }: HeldAgainst) {
  const { shape, accelerator, engineName, weights, kvCache, tensorParallel, pipelineParallel } = replica;
  return {
    model: shape.id,
    gpu: accelerator.id,
    gpusPerReplica: gpusOf(replica),
    tensorParallel,
    pipelineParallel,
    engine: engineName,
    precision: weights,
    kvCache,
  };
}
