import type { Cell } from './cell.ts';
import { cellFields } from './cell.ts';
import type { Grid } from './grid.ts';
import type { Results } from './results.ts';

/**
 * Results as CSV (RFC 4180: comma, CRLF, quotes doubled), one cell a line, columns in the order of a cell's keys.
 * Text that a spreadsheet would take for a formula gets an apostrophe before it. Lists are joined by "; ".
 */
export function resultsCsv(results: Results, grid: Grid): string {
  const axes = [...grid.axes.map(({ name }) => name), ...(grid.scale === undefined ? [] : [grid.scale.name])];
  const columns = [...axes, ...cellFields];
  const lines = results.cells.map((cell) => columns.map((column) => field(shown(cell, column))).join(','));
  return [columns.map((column) => field(column)).join(','), ...lines, ''].join('\r\n');
}

function shown(cell: Cell, column: string): unknown {
  if (column === 'violations') return cell.violations?.join('; ');
  if (column === 'replicas') return cell.replicas?.map(({ offer, count }) => `${count} x ${offer}`).join('; ');
  return cell[column];
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
