import type { CapacityPoint, CapacityTable } from '../import/measurement.ts';
import type { RequestSize } from '../request-size.ts';
import { gridOf, ticksOf } from './grid.ts';
import { type LogPoint, majorant } from './majorant.ts';
import { checkSize, isSameSize, type LogSize, logDistance, logSize, sizeTolerance } from './same-size.ts';

/** What measurements say about a size. */
export type Interpolated =
  | { readonly requestsPerSecond: number; readonly source: 'measured' | 'interpolated' }
  | {
      /** Why they say nothing: the size is not between measured ones. */
      readonly beyond: string;
      /** What is sustained all the same, because a larger size sustains it; absent where none does. */
      readonly atLeast?: number;
    };

/** The same as {@link interpolator} for one size. */
export function interpolate(table: CapacityTable, size: RequestSize): Interpolated {
  return interpolator(table)(size);
}

/**
 * Capacity as a function of the size: as measured within 5 % of a measured size, and between them by straight lines between
 * logarithms, on the grid where the sizes form one. Never beyond measured sizes, never above what a smaller size sustained,
 * and falling as sizes grow.
 *
 * Such lines are on the safe side: the time of a request is a sum of powers of its sizes with positive factors (a posynomial),
 * whose logarithm is convex in theirs, so that log capacity is concave and lies above every chord (Boyd et al., A Tutorial on
 * Geometric Programming, 2007, section 2).
 * @throws RangeError where the size is not positive
 */
export function interpolator(table: CapacityTable): (size: RequestSize) => Interpolated {
  const points = falling(table.points);
  const between = points.length === 0 ? () => undefined : (gridOf(points) ?? scattered(points));
  const [low, high] = rangeOf(points);
  return (size) => {
    checkSize(size);
    const measured = nearest(table.points, size);
    if (measured !== undefined) return { requestsPerSecond: measured.requestsPerSecond, source: 'measured' };
    const wanted = logSize(size);
    const at: LogSize = [withinReach(wanted[0], low[0], high[0]), withinReach(wanted[1], low[1], high[1])];
    const isInside = at.every((value, axis) => value >= (low[axis] as number) && value <= (high[axis] as number));
    const log = isInside ? between(at) : undefined;
    if (log !== undefined) return { requestsPerSecond: Math.exp(log), source: 'interpolated' };
    return { beyond: reasonFor(size, points, table), ...atLeast(points, wanted) };
  };
}

/** Just outside of the range counts as its edge, as such sizes count as measured. */
function withinReach(value: number, low: number, high: number): number {
  if (value < low && value >= low - sizeTolerance) return low;
  return value > high && value <= high + sizeTolerance ? high : value;
}

function nearest(points: readonly CapacityPoint[], size: RequestSize): CapacityPoint | undefined {
  const same = points.filter((point) => isSameSize(point, size));
  const distance = (point: CapacityPoint): number => logDistance(logSize(point), logSize(size));
  return same.reduce<CapacityPoint | undefined>(
    (best, point) => (best === undefined || distance(point) < distance(best) ? point : best),
    undefined,
  );
}

/** Points of which none has more than a smaller one: a rate that a smaller size did not sustain is not believed. */
function falling(points: readonly CapacityPoint[]): readonly LogPoint[] {
  const logs = onTicks(points.map((point) => ({ at: logSize(point), log: Math.log(point.requestsPerSecond) })));
  const clamped = logs.map(({ at }): LogPoint => {
    const smaller = logs.filter((other) => other.at[0] <= at[0] && other.at[1] <= at[1]);
    return { at, log: Math.min(...smaller.map(({ log }) => log)) };
  });
  return clamped.filter(({ log }) => Number.isFinite(log));
}

/** Lengths within 5 % of each other become the least of them: what was sustained then counts for a smaller size. */
function onTicks(points: readonly LogPoint[]): readonly LogPoint[] {
  const [inputs, outputs] = [0, 1].map((axis) => ticksOf(points.map(({ at }) => at[axis] as number))) as [
    readonly number[],
    readonly number[],
  ];
  const below = (ticks: readonly number[], value: number): number => ticks.findLast((tick) => tick <= value) ?? value;
  return points.map(({ at, log }) => ({ at: [below(inputs, at[0]), below(outputs, at[1])], log }));
}

function rangeOf(points: readonly LogPoint[]): readonly [LogSize, LogSize] {
  const [inputs, outputs] = [points.map(({ at }) => at[0]), points.map(({ at }) => at[1])];
  return [
    [Math.min(...inputs), Math.min(...outputs)],
    [Math.max(...inputs), Math.max(...outputs)],
  ];
}

/** For sizes without a grid: the least concave falling function above the points, cut to what smaller sizes sustained. */
function scattered(points: readonly LogPoint[]) {
  return (at: LogSize): number | undefined => {
    const above = majorant(points, at);
    const smaller = points.filter((point) => point.at[0] <= at[0] && point.at[1] <= at[1]);
    return above === undefined ? undefined : Math.min(above, ...smaller.map(({ log }) => log));
  };
}

function atLeast(points: readonly LogPoint[], at: LogSize) {
  const larger = points.filter((point) => point.at[0] >= at[0] && point.at[1] >= at[1]);
  return larger.length === 0 ? {} : { atLeast: Math.exp(Math.max(...larger.map(({ log }) => log))) };
}

function reasonFor(size: RequestSize, points: readonly LogPoint[], { points: all }: CapacityTable): string {
  const asked = `input ${show(size.inputTokens)}, output ${show(size.outputTokens)}`;
  if (points.length === 0) {
    return all.length === 0 ? 'no size was measured' : 'the targets held at no measured size';
  }
  const [low, high] = rangeOf(points).map((corner) => corner.map((log) => show(Math.exp(log)))) as [string[], string[]];
  const sizes = `measured were inputs of ${span(low[0], high[0])} and outputs of ${span(low[1], high[1])} tokens`;
  return `${asked} is not between sizes at which the targets held: ${sizes}`;
}

function span(low = '', high = ''): string {
  return low === high ? low : `${low} to ${high}`;
}

function show(tokens: number): string {
  return `${Math.round(tokens)}`;
}
