import type { LogSize } from '../interpolate/same-size.ts';

/** How far a size is from the convex hull of others, in logarithms; 0 inside. */
export function distanceToCloud(points: readonly LogSize[], at: LogSize): number {
  const hull = hullOf(points);
  const edges = hull.map((from, position) => [from, hull[(position + 1) % hull.length] as LogSize] as const);
  if (hull.length > 2 && edges.every(([from, to]) => turn(from, to, at) >= 0)) return 0;
  return Math.min(...edges.map(([from, to]) => distanceToSegment(from, to, at)));
}

/** Corners of the convex hull, counter-clockwise (Andrew's monotone chain). */
function hullOf(points: readonly LogSize[]): readonly LogSize[] {
  const sorted = points.toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
  const lower = chain(sorted);
  const upper = chain(sorted.toReversed());
  const hull = [...lower.slice(0, -1), ...upper.slice(0, -1)];
  return hull.length === 0 ? sorted.slice(0, 1) : hull;
}

function chain(points: readonly LogSize[]): readonly LogSize[] {
  const kept: LogSize[] = [];
  for (const point of points) {
    while (kept.length >= 2 && turn(kept.at(-2) as LogSize, kept.at(-1) as LogSize, point) <= 0) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** Positive where the way from one over another to a third turns left. */
function turn(one: LogSize, two: LogSize, three: LogSize): number {
  return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0]);
}

function distanceToSegment(from: LogSize, to: LogSize, at: LogSize): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = x * x + y * y;
  const along = length === 0 ? 0 : ((at[0] - from[0]) * x + (at[1] - from[1]) * y) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(at[0] - from[0] - share * x, at[1] - from[1] - share * y);
}
