import { type Offer, quoted, type Scenario } from '@fleetmix/core';
import type { ColumnIndex, Model } from '@fleetmix/solvers';
import { stockTerms } from './add-stock.ts';
import type { Draft } from './draft.ts';
import { draftModel, finish } from './formulate.ts';

/** A limit that may be exceeded, and the column that says by how much. */
export type SoftLimit =
  | { readonly kind: 'stock'; readonly gpu: string; readonly have: number; readonly extra: ColumnIndex }
  | { readonly kind: 'replicas'; readonly offer: string; readonly have: number; readonly extra: ColumnIndex };

/** A model that always has a point, as long as some offer can serve each class. */
export interface ShortageModel {
  readonly model: Model;
  readonly limits: readonly SoftLimit[];
}

/**
 * The scenario with stock and maxReplicas made elastic: minimise how many GPUs, and replicas beyond maxReplicas, must be
 * added in all for a plan to exist. Prices play no part. An optimum of 0 means that the scenario has a plan.
 */
export function formulateShortage(scenario: Scenario): ShortageModel {
  const draft = draftModel(withoutLimits(scenario), () => 0);
  const limits = [...softenStock({ ...draft, scenario }), ...softenMaxima({ ...draft, scenario })];
  return { model: finish(draft, 1).model, limits };
}

function withoutLimits(scenario: Scenario): Scenario {
  const unlimited = ({ maxReplicas: _, ...offer }: Offer): Offer => offer;
  return { ...scenario, stock: new Map(), offers: scenario.offers.map(unlimited) };
}

function softenStock(draft: Draft): readonly SoftLimit[] {
  return stockTerms(draft).map(({ gpu, available, most, terms }) => {
    const extra = soften(draft, `stock of ${quoted(gpu)}`, terms, available, most);
    return { kind: 'stock', gpu, have: available, extra };
  });
}

function softenMaxima(draft: Draft): readonly SoftLimit[] {
  return draft.scenario.offers.flatMap(({ name, maxReplicas = Number.POSITIVE_INFINITY }, position): SoftLimit[] => {
    const upper = draft.bounds[position]?.upper ?? 0;
    if (upper <= maxReplicas) return [];
    const terms = [{ column: draft.replicas[position] as ColumnIndex, coefficient: 1 }];
    const extra = soften(draft, `most replicas of ${quoted(name)}`, terms, maxReplicas, upper);
    return [{ kind: 'replicas', offer: name, have: maxReplicas, extra }];
  });
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
