import type { Cell } from './cell.ts';
import type { Draft } from './draft.ts';

/** What stands in a cell while nobody types there. Plain digits: it must be readable back. */
export function cellText(draft: Draft, cell: Cell): string {
  switch (cell.table) {
    case 'scenario':
      return draft.name ?? 'scenario';
    case 'offers':
      return written(draft.offers[cell.row]?.[cell.field] ?? (cell.field === 'gpusPerReplica' ? 1 : undefined));
    case 'classes':
      return written(draft.workload.classes[cell.row]?.[cell.field]);
    case 'capacity':
      return written(draft.offers[cell.offer]?.capacity[cell.row]);
    case 'stock':
      return written(Object.hasOwn(draft.stock ?? {}, cell.gpu) ? draft.stock?.[cell.gpu] : undefined);
    case 'options':
      return cell.field === 'headroom'
        ? written((draft.options?.headroom ?? 0) * 100)
        : written(draft.options?.slices ?? 'none');
  }
}

function written(value: string | number | readonly number[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  return typeof value === 'string' ? value : value.join('-');
}
