/** One editable place of a scenario. */
export type Cell =
  | { readonly table: 'scenario'; readonly field: 'name' }
  | { readonly table: 'offers'; readonly row: number; readonly field: OfferField }
  | { readonly table: 'classes'; readonly row: number; readonly field: ClassField }
  | { readonly table: 'capacity'; readonly row: number; readonly offer: number }
  | { readonly table: 'stock'; readonly gpu: string }
  | { readonly table: 'options'; readonly field: 'headroom' | 'slices' };

/** Fields of an offer that stand in its table, in the order of the columns. */
export const offerFields = ['name', 'gpu', 'gpusPerReplica', 'usdPerHour', 'minReplicas', 'maxReplicas'] as const;
export type OfferField = (typeof offerFields)[number];

/** Fields of a class that stand in its table, in the order of the columns; its capacities follow. */
export const classFields = ['name', 'inputTokens', 'outputTokens', 'demand'] as const;
export type ClassField = (typeof classFields)[number];

/** A name for a cell, the same for the same place. */
export function cellKey(cell: Cell): string {
  switch (cell.table) {
    case 'offers':
    case 'classes':
      return `${cell.table}/${cell.row}/${cell.field}`;
    case 'capacity':
      return `capacity/${cell.row}/${cell.offer}`;
    case 'stock':
      return `stock/${cell.gpu}`;
    default:
      return `${cell.table}/${cell.field}`;
  }
}
