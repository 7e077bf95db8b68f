/** One editable place of a scenario. */
export type Cell =
  | { readonly table: 'scenario'; readonly field: 'name' }
  | { readonly table: 'offers'; readonly row: number; readonly field: OfferField }
  | { readonly table: 'classes'; readonly row: number; readonly field: ClassField }
  | { readonly table: 'capacity'; readonly row: number; readonly offer: number }
  | { readonly table: 'stock'; readonly gpu: string }
  | { readonly table: 'options'; readonly field: 'headroom' | 'slices' }
  | { readonly table: 'limits'; readonly row: number; readonly field: LimitField }
  | { readonly table: 'share'; readonly field: 'spot' | 'provider' }
  | { readonly table: 'pools'; readonly row: number; readonly field: PoolField }
  | { readonly table: 'nodes'; readonly row: number; readonly field: NodeField }
  | { readonly table: 'cases'; readonly row: number; readonly field: CaseField }
  | { readonly table: 'objective'; readonly field: 'budgetUsdPerHour' }
  | { readonly table: 'current'; readonly offer: string };

/** Fields of an offer that always stand in its table, in the order of the columns. */
export const offerFields = ['name', 'gpu', 'gpusPerReplica', 'usdPerHour', 'minReplicas', 'maxReplicas'] as const;

/** Fields of an offer whose columns follow, where any offer has them or one asks for them. */
export const moreOfferFields = [
  'provider',
  'region',
  'pricing',
  'headroom',
  'perHour',
  'recoveryMinutes',
  'startupMinutes',
  'usdPerStart',
  'minRentalHours',
  'watts',
  'gramsCo2PerKwh',
  'role',
  'node',
] as const;
export type OfferField = (typeof offerFields)[number] | (typeof moreOfferFields)[number];

/** Fields of a class that always stand in its table, in the order of the columns; its capacities follow. */
export const classFields = ['name', 'inputTokens', 'outputTokens', 'demand'] as const;

/** Fields of a class whose columns follow its capacities, where any class has them or one asks for them. */
export const moreClassFields = ['headroom', 'weight', 'priority', 'model'] as const;
export type ClassField = (typeof classFields)[number] | (typeof moreClassFields)[number];

/** Fields of a limit that are typed, in the order of the columns. */
export const limitFields = ['name', 'atLeast', 'atMost', 'offers', 'gpu', 'provider', 'region', 'pricing'] as const;
export type LimitField = (typeof limitFields)[number];

/** Fields of a period or a future that are typed, in the order of the columns; the second is its hours or its weight. */
export const caseFields = ['name', 'weight', 'demand'] as const;
export type CaseField = (typeof caseFields)[number];

/** Fields of a pool that are typed. */
export type PoolField = 'name' | 'prefill' | 'decode' | 'usdPerRequest';

/** Fields of a node that are typed. */
export type NodeField = 'name' | 'gpu' | 'gpus' | 'usdPerHour' | 'minNodes' | 'maxNodes';

/** A name for a cell, the same for the same place. */
export function cellKey(cell: Cell): string {
  switch (cell.table) {
    case 'offers':
    case 'classes':
    case 'limits':
    case 'cases':
    case 'pools':
    case 'nodes':
      return `${cell.table}/${cell.row}/${cell.field}`;
    case 'capacity':
      return `capacity/${cell.row}/${cell.offer}`;
    case 'stock':
      return `stock/${cell.gpu}`;
    case 'current':
      return `current/${cell.offer}`;
    default:
      return `${cell.table}/${cell.field}`;
  }
}
