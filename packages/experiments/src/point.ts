import type { Coordinates } from './cell.ts';
import type { AxisValue, Grid } from './grid.ts';

/** One combination of axis values and scale, before a planner is chosen. */
export interface Point {
  readonly coordinates: Coordinates;
  readonly values: readonly AxisValue[];
  /** Total or factor, as the grid's scale has it; absent where it has none. */
  readonly scale?: number;
}

/** Every combination, the last axis varying fastest and the scale faster still. */
export function pointsOf({ axes, scale }: Grid): readonly Point[] {
  let points: readonly Point[] = [{ coordinates: {}, values: [] }];
  for (const axis of axes) {
    points = points.flatMap((point) =>
      axis.values.map((value) => ({
        coordinates: { ...point.coordinates, [axis.name]: value.name },
        values: [...point.values, value],
      })),
    );
  }
  if (scale === undefined) return points;
  return points.flatMap((point) =>
    scale.values.map((value) => ({
      ...point,
      coordinates: { ...point.coordinates, [scale.name]: value },
      scale: value,
    })),
  );
}
