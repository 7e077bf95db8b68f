import { quoted } from '@fleetmix/core';
import type { ColumnIndex } from '@fleetmix/solvers';
import type { Draft } from './draft.ts';
import type { Division } from './formulation.ts';
import type { Pair } from './pairs.ts';
import { pairsByClass } from './pairs.ts';

/** Below this coefficient a solver may take a load for rounding and serve it with no replica at all. */
const slightest = 1e-4;
/** HiGHS drops coefficients below 1e-9 without a word; we do so knowingly, and only beside a row that links. */
const negligible = 1e-9;

/**
 * Writes columns that divide each class among the offers, sum_c x_bc = whole, and rows that make the replicas carry it,
 * sum_b (r_b / T_bc) x_bc / whole <= y_c; one row an offer where loads add up, one a pair where sharing is per class.
 * Shares are continuous (whole = 1). Slices are counted per class, n_bc in 0..n, not listed one by one: equal slices are
 * then one integer, and carry no symmetry for a solver to search through.
 */
export function addDivision(draft: Draft): readonly Division[] {
  const divisions = pairsByClass(draft.scenario, draft.pairs).flatMap((pairs, requestClass) =>
    draft.scenario.workload.classes[requestClass]?.demand === 0 ? [] : divideClass(draft, requestClass, pairs),
  );
  for (const group of carriedTogether(draft, divisions)) addLoad(draft, group);
  return divisions;
}

/** What the columns of a class add up to. */
export function wholeOf({ scenario }: Pick<Draft, 'scenario'>): number {
  return scenario.options.slices === 'none' ? 1 : scenario.options.slices;
}

function divideClass(draft: Draft, requestClass: number, pairs: readonly Pair[]): readonly Division[] {
  const whole = wholeOf(draft);
  const name = quoted(draft.scenario.workload.classes[requestClass]?.name ?? '');
  const divisions = pairs.map((pair) => ({ ...pair, column: addColumn(draft, pair, name, whole) }));
  draft.builder.row({
    name: `serve ${name}`,
    lower: whole,
    upper: whole,
    terms: divisions.map(({ column }) => ({ column, coefficient: 1 })),
  });
  return divisions;
}

function addColumn({ builder, scenario, bounds }: Draft, pair: Pair, className: string, whole: number): ColumnIndex {
  const { offer, load } = pair;
  const most = Math.min(whole, (whole * (bounds[offer]?.upper ?? 0)) / load);
  const divisible = scenario.options.slices === 'none';
  return builder.column({
    name: `${className} on ${quoted(scenario.offers[offer]?.name ?? '')}`,
    kind: divisible ? 'continuous' : 'integer',
    lower: 0,
    upper: divisible ? most : Math.floor(most + 1e-6),
    cost: 0,
  });
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
 */
function addLoad(draft: Draft, group: readonly Division[]): void {
  const scale = Math.min(
    1,
    group.reduce((sum, { load }) => sum + load, 0),
  );
  const weighed = group.map((division) => ({ ...division, weight: division.load / scale }));
  const heavy = weighed.filter(({ weight }) => weight / wholeOf(draft) >= negligible);
  const light = weighed.filter(({ weight }) => weight < slightest);
  if (heavy.length > 0) addRow(draft, 'load', heavy);
  if (light.length > 0)
    addRow(
      draft,
      'link',
      light.map((division) => ({ ...division, weight: 1 / light.length })),
    );
}

type Weighed = Division & { readonly weight: number };

function addRow(draft: Draft, kind: 'load' | 'link', weighed: readonly Weighed[]): void {
  const { builder, scenario, replicas } = draft;
  const [{ offer, requestClass }] = weighed as readonly [Weighed];
  const perClass = scenario.options.sharing === 'per-class';
  const className = perClass ? ` of ${quoted(scenario.workload.classes[requestClass]?.name ?? '')}` : '';
  const whole = wholeOf(draft);
  builder.row({
    name: `${kind}${className} on ${quoted(scenario.offers[offer]?.name ?? '')}`,
    lower: Number.NEGATIVE_INFINITY,
    upper: 0,
    terms: [
      ...weighed.map(({ column, weight }) => ({ column, coefficient: weight / whole })),
      { column: replicas[offer] as ColumnIndex, coefficient: -1 },
    ],
  });
}
