import {
  type Cell,
  type ClassField,
  classFields,
  limitFields,
  moreClassFields,
  moreOfferFields,
  type OfferField,
  offerFields,
} from './cell.ts';
import type { Draft } from './draft.ts';
import { addLimit } from './edit-limits.ts';
import { addClass, addOffer } from './edit-rows.ts';
import type { Entry } from './read-entry.ts';
import { setCell } from './set-cell.ts';

/** More rows than these are not pasted into a table; such data comes as a file. */
const mostRows = 1000;

const allOfferFields: readonly OfferField[] = [...offerFields, ...moreOfferFields];

/** Whether a pasted text is a piece of a spreadsheet, and not just a word. */
export function isTable(text: string): boolean {
  return /[\t\n]/.test(text.trim());
}

/**
 * The draft with a spreadsheet's cells filled in, from a cell rightwards and downwards. Rows that are not there yet are
 * added; columns beyond the table's last are left out. All of it, or the first place that cannot be taken.
 */
export function pasteTable(draft: Draft, from: Cell, text: string): Entry<Draft> {
  const rows = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (rows.length > mostRows) return { problem: `At most ${mostRows} rows can be pasted. Save them as a file.` };
  let result = draft;
  for (const [down, line] of rows.entries()) {
    for (const [right, entry] of line.split('\t').entries()) {
      const cell = neighbour(result, from, down, right);
      if (cell === undefined) continue;
      result = withRow(result, cell);
      const set = setCell(result, cell, entry);
      if ('problem' in set)
        return { problem: `Row ${down + 1}, column ${right + 1} of what was pasted: ${set.problem}` };
      result = set.value;
    }
  }
  return { value: result };
}

function neighbour(draft: Draft, from: Cell, down: number, right: number): Cell | undefined {
  switch (from.table) {
    case 'offers': {
      const field = allOfferFields[allOfferFields.indexOf(from.field) + right];
      return field === undefined ? undefined : { table: 'offers', row: from.row + down, field };
    }
    case 'classes':
      return classCell(draft, from.row + down, classColumn(draft, from.field) + right);
    case 'limits': {
      const field = limitFields[limitFields.indexOf(from.field) + right];
      return field === undefined ? undefined : { table: 'limits', row: from.row + down, field };
    }
    case 'capacity':
      return classCell(draft, from.row + down, classFields.length + from.offer + right);
    default:
      return down === 0 && right === 0 ? from : undefined;
  }
}

/** Capacities stand to the right of a class's own fields, and further fields to the right of them. */
function classCell(draft: Draft, row: number, column: number): Cell | undefined {
  const offer = column - classFields.length;
  const field = classFields[column] ?? moreClassFields[offer - draft.offers.length];
  if (field !== undefined) return { table: 'classes', row, field };
  return offer < draft.offers.length ? { table: 'capacity', row, offer } : undefined;
}

function classColumn(draft: Draft, field: ClassField): number {
  const more = (moreClassFields as readonly ClassField[]).indexOf(field);
  if (more >= 0) return classFields.length + draft.offers.length + more;
  return (classFields as readonly ClassField[]).indexOf(field);
}

function withRow(draft: Draft, cell: Cell): Draft {
  if (cell.table === 'offers' && cell.row >= draft.offers.length) return addOffer(draft);
  if (cell.table === 'limits' && cell.row >= (draft.limits ?? []).length) return addLimit(draft);
  const isClass = cell.table === 'classes' || cell.table === 'capacity';
  return isClass && cell.row >= draft.workload.classes.length ? addClass(draft) : draft;
}
