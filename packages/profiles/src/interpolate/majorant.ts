import type { LogSize } from './same-size.ts';

/** A size and the capacity there, both as logarithms. */
export interface LogPoint {
  readonly at: LogSize;
  readonly log: number;
}

/** Combinations of three are tried, so that more points than this are cut to the nearest. */
const most = 48;
const tolerance = 1e-9;

/**
 * The least function above the points that is concave and falls in both directions, at one place: the highest mean of up to
 * three of them, weighed so that their mean size is at least the one asked for. Undefined where no such mean is large enough.
 * This is a linear program in the weights with two inequalities; its vertices are single points, pairs that meet one of the
 * two exactly, and triples that meet both.
 */
export function majorant(points: readonly LogPoint[], at: LogSize): number | undefined {
  const near = points.length <= most ? points : nearestTo(points, at);
  let best: number | undefined;
  const offer = (candidate: number | undefined): void => {
    if (candidate !== undefined && (best === undefined || candidate > best)) best = candidate;
  };
  near.forEach((one, first) => {
    offer(ofOne(one, at));
    near.slice(0, first).forEach((two, second) => {
      offer(ofTwo(one, two, at, 0));
      offer(ofTwo(one, two, at, 1));
      for (let third = 0; third < second; third++) offer(ofThree(one, two, near[third] as LogPoint, at));
    });
  });
  return best;
}

function nearestTo(points: readonly LogPoint[], at: LogSize): readonly LogPoint[] {
  const distance = (point: LogPoint): number => Math.hypot(point.at[0] - at[0], point.at[1] - at[1]);
  return points.toSorted((one, other) => distance(one) - distance(other)).slice(0, most);
}

function ofOne(one: LogPoint, at: LogSize): number | undefined {
  return one.at[0] >= at[0] - tolerance && one.at[1] >= at[1] - tolerance ? one.log : undefined;
}

/** The mean of two that meets the size exactly in one direction, where it is large enough in the other. */
function ofTwo(one: LogPoint, two: LogPoint, at: LogSize, axis: 0 | 1): number | undefined {
  const other = axis === 0 ? 1 : 0;
  const weight = (at[axis] - two.at[axis]) / (one.at[axis] - two.at[axis]);
  if (!(weight >= 0 && weight <= 1)) return undefined;
  const reached = weight * one.at[other] + (1 - weight) * two.at[other];
  return reached >= at[other] - tolerance ? weight * one.log + (1 - weight) * two.log : undefined;
}

/** The mean of three whose mean size is the one asked for. */
function ofThree(one: LogPoint, two: LogPoint, three: LogPoint, [input, output]: LogSize): number | undefined {
  const [x1, y1] = [one.at[0] - three.at[0], one.at[1] - three.at[1]];
  const [x2, y2] = [two.at[0] - three.at[0], two.at[1] - three.at[1]];
  const [x, y] = [input - three.at[0], output - three.at[1]];
  const area = x1 * y2 - x2 * y1;
  if (Math.abs(area) < tolerance) return undefined;
  const first = (x * y2 - x2 * y) / area;
  const second = (x1 * y - x * y1) / area;
  if (first < 0 || second < 0 || first + second > 1) return undefined;
  return first * one.log + second * two.log + (1 - first - second) * three.log;
}
