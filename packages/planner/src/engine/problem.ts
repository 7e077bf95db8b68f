/**
 * The problem as the simplex method sees it, after presolve. Classes b, profiles j (offers with one throughput column),
 * groups g (offers of a profile that draw alike on one stock row, or on none), segments e of a group's convex price curve.
 *
 *     min   sum_e c_e y_e
 *     s.t.  sum_j x_bj = 1                                                   every class b   (generalised upper bound)
 *           sum_b a_bj x_bj - sum_{e in j} y_e + z_j = base_j,  z_j >= 0     every profile j (working row)
 *           sum_g k_g sum_{e in g} y_e + w_s = A_s,             w_s >= 0     every stock s   (working row)
 *           sum_{e in j} y_e + t_j = 0,        -high_j <= t_j <= -low_j      profiles of several groups (working row)
 *           x >= 0,  0 <= y_e <= width_e,  the sum of y over each group is whole
 *
 * Within a group cheap segments are filled first, so bounds on the group's total are bounds on its segments. Working row
 * i is multiplied by `rowScale[i]`, the price of one unit, so that every row is in USD/hour. Side variables are numbered
 * segments first, then one logical (z, w, t) for each row.
 */
export interface Problem {
  /** Equal slices into which each class is divided, none of which is split; 0 where classes are divided freely. */
  readonly slices: number;
  readonly classes: number;
  readonly profiles: number;
  /** Scaled load of all of class b on profile j at [b * profiles + j]; NaN where j cannot serve b. */
  readonly load: Float64Array;
  /** Working rows: profiles, then stocks, then totals. */
  readonly rows: number;
  readonly stocks: number;
  readonly rowScale: Float64Array;
  /** Right-hand sides, scaled: base replicas, stock, 0. */
  readonly rightSide: Float64Array;
  readonly groups: number;
  readonly groupProfile: Int32Array;
  /** Working row of the group's stock and of its profile's total; -1 where it has none. */
  readonly groupStockRow: Int32Array;
  readonly groupTotalRow: Int32Array;
  /** GPUs that one replica draws from the stock row. */
  readonly groupDraw: Float64Array;
  /** Most replicas the group can use: the sum of its segments' widths. */
  readonly groupLimit: Float64Array;
  /** Segments of group g are [segmentStart[g], segmentStart[g + 1]), cheapest first. */
  readonly segmentStart: Int32Array;
  readonly segmentGroup: Int32Array;
  readonly segmentPrice: Float64Array;
  readonly segmentWidth: Float64Array;
}

/** Bounds on replica totals that branching sets: by group, then by total row. */
export interface TotalBounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Number of totals that can be branched on. */
export function totalCount(problem: Problem): number {
  return problem.groups + problem.rows - problem.profiles - problem.stocks;
}

/** No bounds but the problem's own. */
export function rootBounds(problem: Problem): TotalBounds {
  const low = new Float64Array(totalCount(problem));
  const high = new Float64Array(totalCount(problem)).fill(Number.POSITIVE_INFINITY);
  high.set(problem.groupLimit);
  for (let group = 0; group < problem.groups; group += 1) {
    const row = problem.groupTotalRow[group] as number;
    if (row >= 0) high[totalOfRow(problem, row)] = 0;
  }
  for (let group = 0; group < problem.groups; group += 1) {
    const row = problem.groupTotalRow[group] as number;
    if (row < 0) continue;
    const total = totalOfRow(problem, row);
    high[total] = (high[total] as number) + (problem.groupLimit[group] as number);
  }
  return { low, high };
}

/** Position among the totals of a total row. */
export function totalOfRow(problem: Problem, row: number): number {
  return problem.groups + row - problem.profiles - problem.stocks;
}
