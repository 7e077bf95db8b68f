import { gpusFromStock, gpuTypes, type Offer, quoted } from '@fleetmix/core';
import type { ColumnIndex } from '@fleetmix/solvers';
import { addPacking } from './add-packing.ts';
import type { Draft } from './draft.ts';

/** GPUs of one type that a scenario limits, and what draws on them. */
export interface StockTerms {
  readonly gpu: string;
  readonly available: number;
  /** GPUs that are taken when every offer is rented up to its bound. */
  readonly most: number;
  readonly terms: readonly { readonly column: ColumnIndex; readonly coefficient: number }[];
}

/** The limited GPU types that a plan could overdraw: sum_c a_cs y_c <= A_s is written for these alone. */
export function stockTerms({ scenario, replicas, bounds }: Omit<Draft, 'pairs'>): readonly StockTerms[] {
  return gpuTypes(scenario).flatMap((gpu): readonly StockTerms[] => {
    const available = scenario.stock.get(gpu) ?? Number.POSITIVE_INFINITY;
    const drawing = scenario.offers.flatMap((offer, position) =>
      offer.gpu === gpu && offer.node === undefined ? [position] : [],
    );
    const gpusOf = (position: number) => gpusFromStock(scenario.offers[position] as Offer);
    const most = drawing.reduce((sum, position) => sum + gpusOf(position) * (bounds[position]?.upper ?? 0), 0);
    if (most <= available) return [];
    const terms = drawing.map((position) => ({
      column: replicas[position] as ColumnIndex,
      coefficient: gpusOf(position),
    }));
    return [{ gpu, available, most, terms }];
  });
}

/** Writes the stock rows, and those of nodes, which are the stock of what is packed on them. */
export function addStock(draft: Omit<Draft, 'pairs'>): void {
  addPacking(draft);
  for (const { gpu, available, terms } of stockTerms(draft)) {
    draft.builder.row({ name: `stock of ${quoted(gpu)}`, lower: Number.NEGATIVE_INFINITY, upper: available, terms });
  }
}
