import type { Cell } from './cell.ts';
import type { Draft } from './draft.ts';
import { caseText } from './edit-cases.ts';
import { nodeText } from './edit-nodes.ts';
import { poolText } from './edit-pools.ts';
import { boundText, selectorText } from './limit-text.ts';
import { offerValue } from './offer-value.ts';
import { percentText } from './percent-text.ts';
import { shareOf } from './shares.ts';

/** What stands in a cell while nobody types there. Plain digits: it must be readable back. */
export function cellText(draft: Draft, cell: Cell): string {
  switch (cell.table) {
    case 'scenario':
      return draft.name ?? 'scenario';
    case 'offers': {
      const value = offerValue(draft.offers[cell.row], cell.field);
      return cell.field === 'headroom' ? percentText(value as number | undefined) : written(value);
    }
    case 'classes': {
      const one = draft.workload.classes[cell.row];
      return cell.field === 'headroom' ? percentText(one?.headroom) : written(one?.[cell.field]);
    }
    case 'capacity':
      return written(draft.offers[cell.offer]?.capacity[cell.row]);
    case 'stock':
      return written(entryOf(draft.stock, cell.gpu));
    case 'options':
      return cell.field === 'headroom'
        ? percentText(draft.options?.headroom ?? 0)
        : written(draft.options?.slices ?? 'none');
    case 'limits':
      return limitText(draft.limits?.[cell.row], cell.field);
    case 'share':
      return percentText(shareOf(draft, cell.field));
    case 'cases':
      return caseText(draft, cell.row, cell.field);
    case 'pools':
      return poolText(draft.pools?.[cell.row], cell.field);
    case 'nodes':
      return nodeText(draft, cell.row, cell.field);
    case 'objective':
      return written(draft.objective?.budgetUsdPerHour);
    case 'current':
      return written(entryOf(draft.current, cell.offer));
  }
}

function limitText(
  limit: NonNullable<Draft['limits']>[number] | undefined,
  field: Extract<Cell, { table: 'limits' }>['field'],
): string {
  if (limit === undefined) return '';
  if (field === 'name') return limit.name;
  return field === 'atLeast' || field === 'atMost' ? boundText(limit, field) : selectorText(limit.offers?.[field]);
}

/** Names that every object has are no entries of this one. */
function entryOf(record: Readonly<Record<string, number>> | undefined, name: string): number | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function written(value: string | number | readonly number[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(12)));
  return typeof value === 'string' ? value : value.join('-');
}
