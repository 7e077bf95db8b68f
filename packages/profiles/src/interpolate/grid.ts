import type { LogPoint } from './majorant.ts';
import { type LogSize, sizeTolerance } from './same-size.ts';

/**
 * Log capacity between points that form a grid, gaps included: bilinear in a cell with all four corners, a plane in the half
 * of a cell with three. Both continue each other along the edges and fall where the corners do. Undefined where the points
 * fill no more than half of the grid that they span; the function answers undefined where it has no corners.
 */
export function gridOf(points: readonly LogPoint[]): ((at: LogSize) => number | undefined) | undefined {
  const inputs = ticksOf(points.map(({ at }) => at[0]));
  const outputs = ticksOf(points.map(({ at }) => at[1]));
  const nodes = nodesOf(points, inputs, outputs);
  if (nodes.size <= (inputs.length * outputs.length) / 2) return undefined;
  return (at) => {
    const [column, across] = placeOf(inputs, at[0]);
    const [row, up] = placeOf(outputs, at[1]);
    const corner = (right: number, above: number) => nodes.get((column + right) * outputs.length + row + above);
    return inCell(corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1), across, up);
  };
}

/** Rising ticks; values that are within 5 % of each other make one, at the least of them. */
export function ticksOf(values: readonly number[]): readonly number[] {
  const ticks: number[] = [];
  for (const value of values.toSorted((one, other) => one - other)) {
    const last = ticks.at(-1);
    if (last === undefined || value > last + sizeTolerance) ticks.push(value);
  }
  return ticks;
}

function nodesOf(points: readonly LogPoint[], inputs: readonly number[], outputs: readonly number[]) {
  const nodes = new Map<number, number>();
  for (const { at, log } of points) {
    const node = tickBelow(inputs, at[0]) * outputs.length + tickBelow(outputs, at[1]);
    nodes.set(node, Math.min(log, nodes.get(node) ?? Number.POSITIVE_INFINITY));
  }
  return nodes;
}

function tickBelow(ticks: readonly number[], value: number): number {
  return Math.max(
    0,
    ticks.findLastIndex((tick) => tick <= value),
  );
}

/** The tick below, and which share of the way to the next one; 0 at the last. */
function placeOf(ticks: readonly number[], value: number): readonly [number, number] {
  const tick = tickBelow(ticks, value);
  const [below, above] = [ticks[tick] as number, ticks[tick + 1]];
  return [tick, above === undefined ? 0 : Math.max(0, (value - below) / (above - below))];
}

type Corner = number | undefined;

/** `near` is smaller in both directions, `far` larger; `right` has more input, `above` more output. */
function inCell(near: Corner, right: Corner, above: Corner, far: Corner, across: number, up: number): Corner {
  if (across === 0) return along(near, above, up);
  if (up === 0) return along(near, right, across);
  if (near === undefined) return across + up < 1 ? undefined : plane(far, above, right, 1 - across, 1 - up);
  if (far === undefined) return across + up > 1 ? undefined : plane(near, right, above, across, up);
  if (right === undefined) return across > up ? undefined : steps(near, above, far, up, across);
  if (above === undefined) return up > across ? undefined : steps(near, right, far, across, up);
  return (1 - up) * ((1 - across) * near + across * right) + up * ((1 - across) * above + across * far);
}

function along(from: Corner, to: Corner, share: number): Corner {
  if (share === 0 || from === undefined) return from;
  return to === undefined ? undefined : from + share * (to - from);
}

function plane(origin: Corner, one: Corner, other: Corner, toOne: number, toOther: number): Corner {
  if (origin === undefined || one === undefined || other === undefined) return undefined;
  return origin + toOne * (one - origin) + toOther * (other - origin);
}

/** The plane through a corner, the next and the one after that, going round the cell. */
function steps(from: Corner, through: Corner, to: Corner, first: number, second: number): Corner {
  if (from === undefined || through === undefined || to === undefined) return undefined;
  return from + first * (through - from) + second * (to - through);
}
