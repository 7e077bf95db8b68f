import { quoted } from '@fleetmix/core';
import { type ColumnIndex, smallestCoefficient } from '@fleetmix/solvers';
import type { Draft } from './draft.ts';
import type { Division } from './formulation.ts';
import { type Way, waysByClass } from './ways.ts';

/** Below this coefficient a solver may take a load for rounding and serve it with no replica at all. */
const slightest = 1e-4;

/** How classes are divided, all optional. */
export interface Dividing {
  /** What the model pays for all of a class on a way; nothing where absent. */
  readonly cost?: (way: Way) => number;
  /** Whether a class may be served in part or not at all, sum_c x_bc <= 1; whole where absent. */
  readonly isPartial?: (requestClass: number) => boolean;
}

/**
 * Writes columns that divide each class among the offers and the pools, sum_c x_bc = 1, and rows that make the replicas carry
 * it, sum_b (r_b / T_bc) x_bc <= y_c; one row an offer where loads add up, one a pair where sharing is per class. The column of a
 * pool stands in the rows of both of its offers.
 * Slices are counted per class, n_bc in 0..n, not listed one by one: equal slices are then one integer, and carry no
 * symmetry for a solver to search through.
 */
export function addDivision(draft: Draft, dividing: Dividing = {}): readonly Division[] {
  const divisions = waysByClass(draft.scenario, draft.pairs).flatMap((ways, requestClass) =>
    draft.scenario.workload.classes[requestClass]?.demand === 0 ? [] : divideClass(draft, requestClass, ways, dividing),
  );
  for (const group of carriedTogether(draft, divisions)) addLoad(draft, group);
  return divisions;
}

function divideClass(
  draft: Draft,
  requestClass: number,
  ways: readonly Way[],
  { cost = () => 0, isPartial = () => false }: Dividing,
): readonly Division[] {
  const { builder, scenario } = draft;
  const total = scenario.options.slices === 'none' ? 1 : scenario.options.slices;
  const name = quoted(scenario.workload.classes[requestClass]?.name ?? '');
  const divisions = ways.map((way) => addColumn(draft, way, name, cost(way)));
  builder.row({
    name: `serve ${name}`,
    lower: isPartial(requestClass) ? 0 : total,
    upper: total,
    terms: divisions.map(({ column, whole }) => ({ column, coefficient: total / whole })),
  });
  return divisions;
}

/**
 * A share that fills many replicas is counted in replicas instead: a solver lets a column stray 1e-7 beyond its bounds,
 * and -1e-7 of a class that fills ten million replicas would make room for a whole one.
 */
function addColumn({ builder, scenario, bounds }: Draft, way: Way, className: string, cost: number): Division {
  const { requestClass, destination, usdPerHour } = way;
  const parts = way.parts.map(({ offer, load }) => ({ offer, load }));
  const { slices } = scenario.options;
  const whole = slices === 'none' ? Math.max(1, ...parts.map(({ load }) => load)) : slices;
  const most = whole * Math.min(1, ...parts.map(({ offer, load }) => (bounds[offer]?.upper ?? 0) / load));
  const column = builder.column({
    name: `${className} on ${quoted(destination)}`,
    kind: slices === 'none' ? 'continuous' : 'integer',
    lower: 0,
    upper: slices === 'none' ? most : Math.floor(most + 1e-6),
    cost: cost / whole,
  });
  return { requestClass, destination, parts, column, whole, usdPerHour };
}

/** What a column puts on one of its offers: replicas that the whole class fills. */
interface Burden {
  readonly division: Division;
  readonly offer: number;
  readonly load: number;
}

function carriedTogether({ scenario }: Draft, divisions: readonly Division[]): readonly (readonly Burden[])[] {
  const perClass = scenario.options.sharing === 'per-class';
  const burdens = divisions.flatMap((division) => division.parts.map((part): Burden => ({ division, ...part })));
  const groups = new Map<number, Burden[]>();
  for (const burden of burdens) {
    const { offer, division } = burden;
    const key = perClass ? division.requestClass * scenario.offers.length + offer : offer;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [burden]);
    else group.push(burden);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/**
 * Where all that an offer could serve fits one replica, the row is divided by that load: it then says the same of whole
 * counts, is tighter for fractional ones, and has coefficients that add up to 1 however small the loads are.
 * HiGHS drops coefficients of 1e-9 without a word; here they are left out knowingly, and beside a row that links.
 */
function addLoad(draft: Draft, group: readonly Burden[]): void {
  const scale = Math.min(1, total(group));
  const weight = ({ load, division }: Burden) => load / division.whole / scale;
  const heavy = group.filter((burden) => weight(burden) > smallestCoefficient);
  if (heavy.length > 0) addRow(draft, 'load', heavy, weight);
  const light = group.filter(({ load }) => load / scale < slightest);
  if (light.length > 0) addRow(draft, 'link', light, ({ division }) => 1 / (light.length * division.whole));
}

function total(group: readonly Burden[]): number {
  return group.reduce((sum, { load }) => sum + load, 0);
}

function addRow(
  { builder, scenario, replicas }: Draft,
  kind: 'load' | 'link',
  group: readonly Burden[],
  weight: (burden: Burden) => number,
): void {
  const [{ offer, division }] = group as readonly [Burden];
  const perClass = scenario.options.sharing === 'per-class';
  const className = perClass ? ` of ${quoted(scenario.workload.classes[division.requestClass]?.name ?? '')}` : '';
  builder.row({
    name: `${kind}${className} on ${quoted(scenario.offers[offer]?.name ?? '')}`,
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
    terms: [
      ...group.map((burden) => ({ column: burden.division.column, coefficient: weight(burden) })),
      { column: replicas[offer] as ColumnIndex, coefficient: -1 },
    ],
  });
}
