import { type LimitRow, type Offer, quoted, type Scenario } from '@fleetmix/core';
import type { ColumnIndex, Model } from '@fleetmix/solvers';
import { type LimitTerms, limitTerms } from './add-limits.ts';
import { addPacking } from './add-packing.ts';
import { stockTerms } from './add-stock.ts';
import type { Draft } from './draft.ts';
import { draftModel, finish } from './formulate.ts';

/** A limit that may be exceeded, and the column that says by how much. */
export type SoftLimit =
  | { readonly kind: 'stock'; readonly gpu: string; readonly have: number; readonly extra: ColumnIndex }
  | { readonly kind: 'replicas'; readonly offer: string; readonly have: number; readonly extra: ColumnIndex }
  | { readonly kind: 'nodes'; readonly node: string; readonly have: number; readonly extra: ColumnIndex };

/** A rule of a limit that may be broken, and the column that says by how much, in the rule's units over `scale`. */
interface SoftRule {
  readonly row: LimitRow;
  readonly bound: 'at-most' | 'at-least';
  readonly scale: number;
  readonly extra: ColumnIndex;
}

/** A model that always has a point, as long as some offer can serve each class. */
export interface ShortageModel {
  readonly model: Model;
  readonly limits: readonly SoftLimit[];
  readonly rules: readonly SoftRule[];
  readonly replicas: readonly ColumnIndex[];
}

/**
 * The scenario with stock, maxReplicas and limits made elastic: minimise how many GPUs, replicas beyond maxReplicas, and
 * units of limits must be added in all for a plan to exist. Prices play no part. An optimum of 0 means that the scenario has a plan.
 */
export function formulateShortage(scenario: Scenario): ShortageModel {
  const draft = draftModel(withoutLimits(scenario), () => 0);
  addPacking(draft);
  const limits = [...softenStock({ ...draft, scenario }), ...softenMaxima({ ...draft, scenario })];
  const rules = limitTerms({ ...draft, scenario }).flatMap((terms) => softenRule(draft, terms));
  return { model: finish(draft, 1).model, limits, rules, replicas: draft.replicas };
}

function withoutLimits(scenario: Scenario): Scenario {
  const unlimited = ({ maxReplicas: _, ...offer }: Offer): Offer => offer;
  const limits = scenario.limits?.map(({ atMost: _, ...limit }) => limit);
  return {
    ...scenario,
    stock: new Map(),
    offers: scenario.offers.map(unlimited),
    ...(limits === undefined ? {} : { limits }),
  };
}

function softenStock(draft: Draft): readonly SoftLimit[] {
  return stockTerms(draft).map(({ gpu, available, most, terms }) => {
    const extra = soften(draft, `stock of ${quoted(gpu)}`, terms, available, most);
    return { kind: 'stock', gpu, have: available, extra };
  });
}

function softenMaxima(draft: Draft): readonly SoftLimit[] {
  return draft.scenario.offers.flatMap(
    ({ name, isNode, maxReplicas = Number.POSITIVE_INFINITY }, position): SoftLimit[] => {
      const upper = draft.bounds[position]?.upper ?? 0;
      if (upper <= maxReplicas) return [];
      const terms = [{ column: draft.replicas[position] as ColumnIndex, coefficient: 1 }];
      const extra = soften(draft, `most replicas of ${quoted(name)}`, terms, maxReplicas, upper);
      if (isNode === true) return [{ kind: 'nodes', node: name, have: maxReplicas, extra }];
      return [{ kind: 'replicas', offer: name, have: maxReplicas, extra }];
    },
  );
}

function soften(
  { builder }: Draft,
  name: string,
  terms: readonly { readonly column: ColumnIndex; readonly coefficient: number }[],
  have: number,
  most: number,
): ColumnIndex {
  const extra = builder.column({ name: `more ${name}`, kind: 'integer', lower: 0, upper: most - have, cost: 1 });
  builder.row({
    name,
    lower: Number.NEGATIVE_INFINITY,
    upper: have,
    terms: [...terms, { column: extra, coefficient: -1 }],
  });
  return extra;
}

/** Units of limits count as GPUs and replicas do. Shares are let out in units as well, and read as shares from the point. */
function softenRule({ builder }: Draft, { row, terms, lower, upper, scale }: LimitTerms): readonly SoftRule[] {
  const side = (bound: SoftRule['bound'], sign: 1 | -1, limits: { lower: number; upper: number }) => {
    const name = `limit ${row.label}, ${bound}`;
    const column = { name: `more ${name}`, lower: 0, upper: Number.POSITIVE_INFINITY, cost: scale };
    const extra = builder.column({ ...column, kind: 'continuous' });
    builder.row({ name, ...limits, terms: [...terms, { column: extra, coefficient: sign }] });
    return { row, bound, scale, extra };
  };
  return [
    ...(upper < Number.POSITIVE_INFINITY ? [side('at-most', -1, { lower: Number.NEGATIVE_INFINITY, upper })] : []),
    ...(lower > (row.isShare ? Number.NEGATIVE_INFINITY : 0)
      ? [side('at-least', 1, { lower, upper: Number.POSITIVE_INFINITY })]
      : []),
  ];
}
