// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The part of a problem that bounds on totals leave alive: profiles of which no replica can be had are dropped, curves cut
 * at their upper bounds. Of hundreds of profiles a few dozen are left once a good plan is known.
 */
import { type Problem, type TotalBounds, totalOfRow } from '../problem.ts';

/** A smaller problem, the bounds in its terms, and its profiles and groups as positions in the larger one. */
export interface Shrunk {
  readonly problem: Problem;
  readonly bounds: TotalBounds;
  readonly profiles: Int32Array;
  readonly groups: Int32Array;
}

/** How many profiles would be left. */
export function liveProfiles(problem: Problem, bounds: TotalBounds): Int32Array {
  const isLive = Uint8Array.from({ length: problem.profiles }, (_, row) => (problem.rightSide[row]! > 0 ? 1 : 0));
  for (let group = 0; group < problem.groups; group += 1) {
    if (bounds.high[group]! > 0) isLive[problem.groupProfile[group]!] = 1;
  }
  return Int32Array.from(isLive.keys()).filter((profile) => isLive[profile] === 1);
}

/** Drops what is dead under the bounds. */
export function shrink(problem: Problem, bounds: TotalBounds): Shrunk {
  const profiles = liveProfiles(problem, bounds);
  const groups = Int32Array.from({ length: problem.groups }, (_, group) => group).filter(
    (group) => bounds.high[group]! > 0,
  );
  const firstTotal = problem.profiles + problem.stocks;
  const stockRows = range(problem.profiles, firstTotal);
  const totalRows = range(firstTotal, problem.rows).filter((row) =>
    groups.some((group) => problem.groupTotalRow[group] === row),
  );
  const rows = Int32Array.from([...profiles, ...stockRows, ...totalRows]);
  const newRow = new Int32Array(problem.rows).fill(-1);
  rows.forEach((row, at) => {
    newRow[row] = at;
  });
  const cut = cutCurves(problem, groups, bounds);
  const mapped = (row: number): number => (row < 0 ? -1 : newRow[row]!);
  const small: Problem = {
    slices: problem.slices,
    classes: problem.classes,
    profiles: profiles.length,
    load: liveLoads(problem, profiles),
    rows: rows.length,
    stocks: problem.stocks,
    rowScale: Float64Array.from(rows, (row) => problem.rowScale[row]!),
    rightSide: Float64Array.from(rows, (row) => problem.rightSide[row]!),
    groups: groups.length,
    groupProfile: groups.map((group) => newRow[problem.groupProfile[group]!]!),
    groupStockRow: groups.map((group) => mapped(problem.groupStockRow[group]!)),
    groupTotalRow: groups.map((group) => mapped(problem.groupTotalRow[group]!)),
    groupDraw: Float64Array.from(groups, (group) => problem.groupDraw[group]!),
    groupLimit: Float64Array.from(groups, (group) => bounds.high[group]!),
    ...cut,
  };
  const totals = [...groups, ...totalRows.map((row) => totalOfRow(problem, row))];
  return {
    problem: small,
    bounds: {
      low: Float64Array.from(totals, (total) => bounds.low[total]!),
      high: Float64Array.from(totals, (total) => bounds.high[total]!),
    },
    profiles,
    groups,
  };
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

function liveLoads(problem: Problem, profiles: Int32Array): Float64Array {
  const load = new Float64Array(problem.classes * profiles.length);
  for (let requestClass = 0, to = 0; requestClass < problem.classes; requestClass += 1) {
    const offset = requestClass * problem.profiles;
    for (let at = 0; at < profiles.length; at += 1, to += 1) load[to] = problem.load[offset + profiles[at]!]!;
  }
  return load;
}

function cutCurves(problem: Problem, groups: Int32Array, bounds: TotalBounds) {
  const start = [0];
  const group: number[] = [];
  const price: number[] = [];
  const width: number[] = [];
  groups.forEach((old, at) => {
    let left = bounds.high[old]!;
    for (let segment = problem.segmentStart[old]!; left > 0 && segment < problem.segmentStart[old + 1]!; segment += 1) {
      const taken = Math.min(left, problem.segmentWidth[segment]!);
      group.push(at);
      price.push(problem.segmentPrice[segment]!);
      width.push(taken);
      left -= taken;
    }
    start.push(price.length);
  });
  return {
    segmentStart: Int32Array.from(start),
    segmentGroup: Int32Array.from(group),
    segmentPrice: Float64Array.from(price),
    segmentWidth: Float64Array.from(width),
  };
}
