/**
 * From a scenario to the problem that the simplex method solves, exactly: classes without demand are dropped, offers with
 * one throughput column are merged (merge.ts), dominated ones dropped (dominance.ts), bases shifted out, prices ordered
 * into curves (curves.ts), rows scaled to USD/hour. `postsolve` is the way back.
 */
import type { Scenario } from '@fleetmix/core';
import type { Problem } from '../problem.ts';
import { bindingStocks, type Curve, priceCurves } from './curves.ts';
import { dropDominated } from './dominance.ts';
import { type Limits, readLimits } from './limits.ts';
import { mergeProfiles, type Profile } from './merge.ts';
import { type RowScales, rowScales } from './row-scales.ts';

/** A reduced problem, and what is needed to read its solutions in terms of the scenario. */
export interface Reduction {
  readonly problem: Problem;
  readonly limits: Limits;
  readonly profiles: readonly Profile[];
  /** By group of the problem. */
  readonly curves: readonly Curve[];
  /** GPU types with a working row, in order of rows. */
  readonly stockRows: readonly string[];
  readonly droppedOffers: number;
}

/** What is wrong with a scenario before any arithmetic: nothing can serve a class, or bases overdraw a stock. */
export type Obstacle =
  | { readonly kind: 'class'; readonly requestClass: number }
  | { readonly kind: 'stock'; readonly gpu: string };

/** Reduces a scenario; `apart` keeps every offer a profile of its own, as slices need it: none is split across offers. */
export function presolve(scenario: Scenario, apart = scenario.options.slices !== 'none'): Reduction | Obstacle {
  const slices = scenario.options.slices === 'none' ? 0 : scenario.options.slices;
  const limits = readLimits(scenario);
  for (const [gpu, left] of limits.stockLeft) if (left < 0) return { kind: 'stock', gpu };
  const { profiles, droppedOffers } = neededProfiles(scenario, limits, apart);
  const unserved = firstUnserved(limits.activeClasses.length, profiles);
  if (unserved >= 0) return { kind: 'class', requestClass: limits.activeClasses[unserved] as number };
  const curves = priceCurves(profiles, limits.stockLeft);
  const stockRows = [...new Set(curves.flatMap(({ gpu }) => (gpu === undefined ? [] : [gpu])))];
  const problem = assemble(slices, limits, profiles, curves, stockRows);
  return { problem, limits, profiles, curves, stockRows, droppedOffers };
}

/**
 * Positions of the offers that some best plan rents, whether all is to be served or as much as can be: the others are dominated.
 * Not where something but price, stock and their own bounds tells offers apart.
 */
export function neededOffers(scenario: Scenario): ReadonlySet<number> {
  const { profiles } = neededProfiles(scenario, readLimits(scenario), scenario.options.slices !== 'none');
  const members = profiles.flatMap((profile) => profile.members);
  return new Set(members.filter(({ extra, base }) => extra > 0 || base > 0).map(({ offer }) => offer));
}

function neededProfiles(scenario: Scenario, { activeClasses, demand, candidates, stockLeft }: Limits, apart: boolean) {
  const merged = mergeProfiles(scenario, activeClasses, demand, candidates, apart);
  const isSliced = scenario.options.slices !== 'none';
  const droppedOffers = dropDominated(merged, bindingStocks(candidates, stockLeft), isSliced);
  const profiles = merged.filter(({ members }) => members.some(({ extra, base }) => extra > 0 || base > 0));
  return { profiles, droppedOffers };
}

function firstUnserved(classes: number, profiles: readonly Profile[]): number {
  for (let at = 0; at < classes; at += 1) {
    if (profiles.every(({ load }) => Number.isNaN(load[at]))) return at;
  }
  return -1;
}

function assemble(
  slices: number,
  limits: Limits,
  profiles: readonly Profile[],
  curves: readonly Curve[],
  stockRows: readonly string[],
): Problem {
  const curvesOf = new Int32Array(profiles.length);
  for (const { profile } of curves) curvesOf[profile] = (curvesOf[profile] as number) + 1;
  const totals = [...curvesOf.keys()].filter((profile) => (curvesOf[profile] as number) > 1);
  const scales = rowScales(profiles, curves, stockRows, totals);
  const firstTotal = profiles.length + stockRows.length;
  const segments = curves.flatMap((curve, group) => curve.segments.map((segment) => ({ ...segment, group })));
  return {
    slices,
    classes: limits.activeClasses.length,
    profiles: profiles.length,
    load: scaledLoads(limits.activeClasses.length, profiles, scales),
    rows: firstTotal + totals.length,
    stocks: stockRows.length,
    rowScale: scales.scale,
    rightSide: rightSide(limits, profiles, stockRows, scales),
    groups: curves.length,
    groupProfile: Int32Array.from(curves, ({ profile }) => profile),
    groupStockRow: Int32Array.from(curves, ({ gpu }) =>
      gpu === undefined ? -1 : profiles.length + stockRows.indexOf(gpu),
    ),
    groupTotalRow: Int32Array.from(curves, ({ profile }) =>
      totals.includes(profile) ? firstTotal + totals.indexOf(profile) : -1,
    ),
    groupDraw: Float64Array.from(curves, ({ draw }) => draw),
    groupLimit: Float64Array.from(curves, (curve) => curve.segments.reduce((sum, { width }) => sum + width, 0)),
    segmentStart: Int32Array.from([0, ...curves], (_, at) => segmentsBefore(curves, at)),
    segmentGroup: Int32Array.from(segments, ({ group }) => group),
    segmentPrice: Float64Array.from(segments, ({ price }) => price),
    segmentWidth: Float64Array.from(segments, ({ width }) => width),
  };
}

function segmentsBefore(curves: readonly Curve[], group: number): number {
  let count = 0;
  for (let at = 0; at < group; at += 1) count += curves[at]?.segments.length ?? 0;
  return count;
}

function scaledLoads(classes: number, profiles: readonly Profile[], { scale }: RowScales): Float64Array {
  const load = new Float64Array(classes * profiles.length);
  profiles.forEach((profile, column) => {
    const factor = scale[column] as number;
    for (let at = 0; at < classes; at += 1) load[at * profiles.length + column] = (profile.load[at] as number) * factor;
  });
  return load;
}

function rightSide(
  { stockLeft }: Limits,
  profiles: readonly Profile[],
  stockRows: readonly string[],
  { scale }: RowScales,
): Float64Array {
  const side = new Float64Array(scale.length);
  profiles.forEach(({ members }, row) => {
    side[row] = members.reduce((sum, { base }) => sum + base, 0) * (scale[row] as number);
  });
  stockRows.forEach((gpu, at) => {
    const row = profiles.length + at;
    side[row] = (stockLeft.get(gpu) ?? 0) * (scale[row] as number);
  });
  return side;
}
