import { quoted } from '@fleetmix/core';
import { type ColumnIndex, smallestCoefficient } from '@fleetmix/solvers';
import type { Draft } from './draft.ts';
import type { Division } from './formulation.ts';
import type { Pair } from './pairs.ts';
import { pairsByClass } from './pairs.ts';

/** Below this coefficient a solver may take a load for rounding and serve it with no replica at all. */
const slightest = 1e-4;

/** How classes are divided where they need not be served whole: what the model pays for all of a class. */
export interface PartialService {
  cost(requestClass: number): number;
}

/**
 * Writes columns that divide each class among the offers, sum_c x_bc = 1, and rows that make the replicas carry it,
 * sum_b (r_b / T_bc) x_bc <= y_c; one row an offer where loads add up, one a pair where sharing is per class.
 * Slices are counted per class, n_bc in 0..n, not listed one by one: equal slices are then one integer, and carry no
 * symmetry for a solver to search through.
 * @param partial where given, a class may be served in part or not at all: sum_c x_bc <= 1
 */
export function addDivision(draft: Draft, partial?: PartialService): readonly Division[] {
  const divisions = pairsByClass(draft.scenario, draft.pairs).flatMap((pairs, requestClass) =>
    draft.scenario.workload.classes[requestClass]?.demand === 0 ? [] : divideClass(draft, requestClass, pairs, partial),
  );
  for (const group of carriedTogether(draft, divisions)) addLoad(draft, group);
  return divisions;
}

function divideClass(
  draft: Draft,
  requestClass: number,
  pairs: readonly Pair[],
  partial: PartialService | undefined,
): readonly Division[] {
  const { builder, scenario } = draft;
  const total = scenario.options.slices === 'none' ? 1 : scenario.options.slices;
  const name = quoted(scenario.workload.classes[requestClass]?.name ?? '');
  const divisions = pairs.map((pair) => addColumn(draft, pair, name, partial?.cost(requestClass) ?? 0));
  builder.row({
    name: `serve ${name}`,
    lower: partial === undefined ? total : 0,
    upper: total,
    terms: divisions.map(({ column, whole }) => ({ column, coefficient: total / whole })),
  });
  return divisions;
}

/**
 * A share that fills many replicas is counted in replicas instead: a solver lets a column stray 1e-7 beyond its bounds,
 * and -1e-7 of a class that fills ten million replicas would make room for a whole one.
 */
function addColumn({ builder, scenario, bounds }: Draft, pair: Pair, className: string, cost: number): Division {
  const { slices } = scenario.options;
  const whole = slices === 'none' ? Math.max(1, pair.load) : slices;
  const most = whole * Math.min(1, (bounds[pair.offer]?.upper ?? 0) / pair.load);
  const column = builder.column({
    name: `${className} on ${quoted(scenario.offers[pair.offer]?.name ?? '')}`,
    kind: slices === 'none' ? 'continuous' : 'integer',
    lower: 0,
    upper: slices === 'none' ? most : Math.floor(most + 1e-6),
    cost: cost / whole,
  });
  return { requestClass: pair.requestClass, offer: pair.offer, column, whole, load: pair.load };
}

function carriedTogether({ scenario }: Draft, divisions: readonly Division[]): readonly (readonly Division[])[] {
  if (scenario.options.sharing === 'per-class') return divisions.map((division) => [division]);
  const byOffer = scenario.offers.map((): Division[] => []);
  for (const division of divisions) byOffer[division.offer]?.push(division);
  return byOffer.filter((group) => group.length > 0);
}

/**
 * Where all that an offer could serve fits one replica, the row is divided by that load: it then says the same of whole
 * counts, is tighter for fractional ones, and has coefficients that add up to 1 however small the loads are.
 * HiGHS drops coefficients of 1e-9 without a word; here they are left out knowingly, and beside a row that links.
 */
function addLoad(draft: Draft, group: readonly Division[]): void {
  const scale = Math.min(1, total(group));
  const weight = ({ load, whole }: Division) => load / whole / scale;
  const heavy = group.filter((division) => weight(division) > smallestCoefficient);
  if (heavy.length > 0) addRow(draft, 'load', heavy, weight);
  const light = group.filter(({ load }) => load / scale < slightest);
  if (light.length > 0) addRow(draft, 'link', light, ({ whole }) => 1 / (light.length * whole));
}

function total(group: readonly Division[]): number {
  return group.reduce((sum, { load }) => sum + load, 0);
}

function addRow(
  { builder, scenario, replicas }: Draft,
  kind: 'load' | 'link',
  group: readonly Division[],
  weight: (division: Division) => number,
): void {
  const [{ offer, requestClass }] = group as readonly [Division];
  const perClass = scenario.options.sharing === 'per-class';
  const className = perClass ? ` of ${quoted(scenario.workload.classes[requestClass]?.name ?? '')}` : '';
  builder.row({
    name: `${kind}${className} on ${quoted(scenario.offers[offer]?.name ?? '')}`,
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
    terms: [
      ...group.map((division) => ({ column: division.column, coefficient: weight(division) })),
      { column: replicas[offer] as ColumnIndex, coefficient: -1 },
    ],
  });
}
