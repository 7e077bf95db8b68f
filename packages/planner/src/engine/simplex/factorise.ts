// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Fills a factor from the columns of a basis: peel column singletons (their other entries are U's) and row singletons
 * (their other entries are L's multipliers), then eliminate the dense nucleus that is left.
 */

import { tolerances } from '../tolerances.ts';
import { appendEntry, columnStride, type Factor, resetFactor } from './factor.ts';

/** Writes the entries of the column in a basis position at [position * columnStride]; returns how many there are. */
export type WriteColumn = (position: number, rows: Int32Array, values: Float64Array, at: number) => number;

/** Factorises; false where the basis is singular. */
export function factorise(factor: Factor, writeColumn: WriteColumn): boolean {
  resetFactor(factor);
  load(factor, writeColumn);
  const peeled = peel(factor);
  return peeled === factor.rows || eliminate(factor, peeled);
}

function load({ rows, scratch }: Factor, writeColumn: WriteColumn): void {
  const { entryRow, entryValue, entryCount, rowLeft, columnLeft, rowStart, rowColumns } = scratch;
  scratch.rowDone.fill(0);
  scratch.columnDone.fill(0);
  rowLeft.fill(0);
  for (let position = 0; position < rows; position += 1) {
    const at = position * columnStride;
    const count = writeColumn(position, entryRow, entryValue, at);
    entryCount[position] = count;
    columnLeft[position] = count;
    for (let entry = at; entry < at + count; entry += 1) rowLeft[entryRow[entry]!]! += 1;
  }
  rowStart[0] = 0;
  for (let row = 0; row < rows; row += 1) rowStart[row + 1] = rowStart[row]! + rowLeft[row]!;
  for (let position = rows - 1; position >= 0; position -= 1) {
    const at = position * columnStride;
    for (let entry = at; entry < at + entryCount[position]!; entry += 1) {
      const row = entryRow[entry]!;
      rowLeft[row]! -= 1;
      rowColumns[rowStart[row]! + rowLeft[row]!] = position;
    }
  }
  for (let row = 0; row < rows; row += 1) rowLeft[row] = rowStart[row + 1]! - rowStart[row]!;
}

/** Peels singletons in a fixed order; returns how many pivots that gave. The queue holds columns, and rows as ~row. */
function peel(factor: Factor): number {
  const { rows, scratch } = factor;
  const { queue, columnLeft, rowLeft, rowDone, columnDone } = scratch;
  let tail = 0;
  for (let i = 0; i < rows; i += 1) if (columnLeft[i] === 1) queue[tail++] = i;
  for (let i = 0; i < rows; i += 1) if (rowLeft[i] === 1) queue[tail++] = ~i;
  let pivots = 0;
  while (tail > 0) {
    tail -= 1;
    const item = queue[tail]!;
    const position = item >= 0 ? item : activeColumn(factor, ~item);
    const row = item >= 0 ? activeRow(factor, item) : ~item;
    if (position < 0 || row < 0 || columnDone[position] || rowDone[row]) continue;
    const value = writePivot(factor, pivots, row, position);
    if (value === 0) continue;
    pivots += 1;
    tail = retire(factor, row, position, tail);
  }
  return pivots;
}

function activeRow({ scratch }: Factor, position: number): number {
  const { entryRow, entryCount, rowDone, columnLeft } = scratch;
  if (columnLeft[position] !== 1) return -1;
  const at = position * columnStride;
  for (let entry = at; entry < at + entryCount[position]!; entry += 1) {
    if (!rowDone[entryRow[entry]!]) return entryRow[entry]!;
  }
  return -1;
}

function activeColumn({ scratch }: Factor, row: number): number {
  const { rowStart, rowColumns, columnDone, rowLeft } = scratch;
  if (rowLeft[row] !== 1) return -1;
  for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
    if (!columnDone[rowColumns[at]!]) return rowColumns[at]!;
  }
  return -1;
}

/** Writes pivot number `step`: entries in retired rows go to U, in live rows to L. Returns the pivot. */
function writePivot(factor: Factor, step: number, row: number, position: number): number {
  const { entryRow, entryValue, entryCount, rowDone } = factor.scratch;
  const at = position * columnStride;
  const end = at + entryCount[position]!;
  let pivot = 0;
  for (let entry = at; entry < end; entry += 1) if (entryRow[entry] === row) pivot = entryValue[entry]!;
  if (Math.abs(pivot) < Number.MIN_VALUE / tolerances.singular) return 0;
  for (let entry = at; entry < end; entry += 1) {
    const other = entryRow[entry]!;
    if (other === row) continue;
    if (rowDone[other]) appendEntry(factor.upper, other, entryValue[entry]!);
    else appendEntry(factor.lower, other, entryValue[entry]! / pivot);
  }
  closePivot(factor, step, row, position, pivot);
  return pivot;
}

function closePivot(factor: Factor, step: number, row: number, position: number, pivot: number): void {
  factor.pivotRow[step] = row;
  factor.pivotPosition[step] = position;
  factor.pivotValue[step] = pivot;
  factor.lower.start[step + 1] = factor.lower.length;
  factor.upper.start[step + 1] = factor.upper.length;
}

/** Takes a pivot's row and column out of the counts, and queues what became a singleton. */
function retire({ scratch }: Factor, row: number, position: number, queued: number): number {
  const { entryRow, entryCount, rowStart, rowColumns, rowLeft, columnLeft, rowDone, columnDone, queue } = scratch;
  let tail = queued;
  rowDone[row] = 1;
  columnDone[position] = 1;
  for (let at = rowStart[row]!; at < rowStart[row + 1]!; at += 1) {
    const other = rowColumns[at]!;
    if (columnDone[other]) continue;
    columnLeft[other]! -= 1;
    if (columnLeft[other] === 1) queue[tail++] = other;
  }
  const first = position * columnStride;
  for (let entry = first; entry < first + entryCount[position]!; entry += 1) {
    const other = entryRow[entry]!;
    if (rowDone[other]) continue;
    rowLeft[other]! -= 1;
    if (rowLeft[other] === 1) queue[tail++] = ~other;
  }
  return tail;
}

/** Gaussian elimination with partial pivoting on what peeling left. */
function eliminate(factor: Factor, peeled: number): boolean {
  const { rowDone, columnDone, rowLeft } = factor.scratch;
  const rows: number[] = [];
  const positions: number[] = [];
  for (let i = 0; i < factor.rows; i += 1) {
    if (!rowDone[i]) rows.push(i);
    if (!columnDone[i]) positions.push(i);
  }
  rows.forEach((row, at) => {
    rowLeft[row] = at;
  });
  const size = rows.length;
  const dense = new Float64Array(size * size);
  positions.forEach((position, column) => {
    spread(factor, position, dense, column * size);
  });
  for (let column = 0; column < size; column += 1) {
    const pivot = pivotOf(dense, column, size);
    if (pivot < 0) return false;
    swapRows(dense, rows, column, pivot, size);
    if (!writeNucleus(factor, peeled + column, rows, positions[column]!, dense, column)) return false;
    update(dense, column, size);
  }
  return true;
}

function spread({ scratch }: Factor, position: number, dense: Float64Array, offset: number): void {
  const { entryRow, entryValue, entryCount, rowDone, rowLeft } = scratch;
  const at = position * columnStride;
  for (let entry = at; entry < at + entryCount[position]!; entry += 1) {
    const row = entryRow[entry]!;
    if (!rowDone[row]) dense[offset + rowLeft[row]!] = entryValue[entry]!;
  }
}

function pivotOf(dense: Float64Array, column: number, size: number): number {
  let best = -1;
  let largest = 0;
  let above = 0;
  for (let row = 0; row < column; row += 1) above = Math.max(above, Math.abs(dense[column * size + row]!));
  for (let row = column; row < size; row += 1) {
    const magnitude = Math.abs(dense[column * size + row]!);
    if (magnitude > largest) {
      largest = magnitude;
      best = row;
    }
  }
  return largest > tolerances.singular * above ? best : -1;
}

function swapRows(dense: Float64Array, rows: number[], one: number, other: number, size: number): void {
  if (one === other) return;
  for (let at = 0; at < size * size; at += size) {
    const kept = dense[at + one]!;
    dense[at + one] = dense[at + other]!;
    dense[at + other] = kept;
  }
  const row = rows[one]!;
  rows[one] = rows[other]!;
  rows[other] = row;
}

function writeNucleus(
  factor: Factor,
  step: number,
  rows: readonly number[],
  position: number,
  dense: Float64Array,
  column: number,
): boolean {
  const { entryRow, entryValue, entryCount, rowDone } = factor.scratch;
  const size = rows.length;
  const pivot = dense[column * size + column]!;
  const at = position * columnStride;
  for (let entry = at; entry < at + entryCount[position]!; entry += 1) {
    if (rowDone[entryRow[entry]!]) appendEntry(factor.upper, entryRow[entry]!, entryValue[entry]!);
  }
  for (let row = 0; row < size; row += 1) {
    const value = dense[column * size + row]!;
    if (row === column || value === 0) continue;
    if (row < column) appendEntry(factor.upper, rows[row]!, value);
    else appendEntry(factor.lower, rows[row]!, value / pivot);
  }
  closePivot(factor, step, rows[column]!, position, pivot);
  return Number.isFinite(pivot);
}

function update(dense: Float64Array, column: number, size: number): void {
  const pivot = dense[column * size + column]!;
  for (let row = column + 1; row < size; row += 1) {
    const multiplier = dense[column * size + row]! / pivot;
    if (multiplier === 0) continue;
    for (let at = column + 1; at < size; at += 1) dense[at * size + row]! -= multiplier * dense[at * size + column]!;
  }
}
