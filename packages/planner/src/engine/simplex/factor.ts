// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * The working basis B as a product: B = L U E_1 E_2 ... E_n, U permuted triangular.
 *
 * A basis of this problem is nearly triangular: slacks and segments have one to three entries, a non-key cell x_bj has two
 * (a_bj in row j, -a_bk in the key's row k). Columns and rows with one entry left are peeled off without fill; what
 * remains, cycles of profiles tied through classes, is a small dense nucleus, eliminated with partial pivoting.
 *
 * After a pivot in position r with column v = B^-1 a_q, the basis is B E with E the identity but for column r = v
 * (product form). Changing the key of a class with partner i to i itself maps B to B T, where the row-shaped
 *     (T^-1 u)_i = -(u_i + sum over the class's other partners l of u_l),   and T^-1 = T.
 */
export interface Factor {
  readonly rows: number;
  /** Pivot order: rows and basis positions. */
  readonly pivotRow: Int32Array;
  readonly pivotPosition: Int32Array;
  readonly pivotValue: Float64Array;
  readonly lower: Columns;
  readonly upper: Columns;
  readonly updates: Updates;
  readonly work: Float64Array;
  readonly scratch: Scratch;
}

/** Sparse columns, one for each pivot, that grow as they are written. */
interface Columns {
  start: Int32Array;
  index: Int32Array;
  value: Float64Array;
  length: number;
}

/** Elementary matrices since the last factorisation; `isRow` marks changes of a key. */
interface Updates {
  count: number;
  readonly position: Int32Array;
  readonly isRow: Uint8Array;
  readonly pivot: Float64Array;
  readonly columns: Columns;
}

interface Scratch {
  readonly entryRow: Int32Array;
  readonly entryValue: Float64Array;
  readonly entryCount: Int32Array;
  readonly columnLeft: Int32Array;
  readonly rowLeft: Int32Array;
  readonly rowStart: Int32Array;
  readonly rowColumns: Int32Array;
  readonly rowDone: Uint8Array;
  readonly columnDone: Uint8Array;
  readonly queue: Int32Array;
}

/** Entries that a column of the working basis has at most: profile, stock, total. */
export const columnStride = 3;
/** Updates after which the basis is factorised afresh: about where solving with them costs as much as factorising. */
const updateLimit = 64;

/** An empty factor for a basis of `rows` rows. */
export function factor(rows: number): Factor {
  return {
    rows,
    pivotRow: new Int32Array(rows),
    pivotPosition: new Int32Array(rows),
    pivotValue: new Float64Array(rows),
    lower: columns(rows),
    upper: columns(rows),
    updates: {
      count: 0,
      position: new Int32Array(updateLimit * 2),
      isRow: new Uint8Array(updateLimit * 2),
      pivot: new Float64Array(updateLimit * 2),
      columns: columns(updateLimit * 2),
    },
    work: new Float64Array(rows),
    scratch: scratch(rows),
  };
}

function columns(count: number): Columns {
  const size = 4 * count + 64;
  return { start: new Int32Array(count + 1), index: new Int32Array(size), value: new Float64Array(size), length: 0 };
}

function scratch(rows: number): Scratch {
  return {
    entryRow: new Int32Array(rows * columnStride),
    entryValue: new Float64Array(rows * columnStride),
    entryCount: new Int32Array(rows),
    columnLeft: new Int32Array(rows),
    rowLeft: new Int32Array(rows),
    rowStart: new Int32Array(rows + 1),
    rowColumns: new Int32Array(rows * columnStride),
    rowDone: new Uint8Array(rows),
    columnDone: new Uint8Array(rows),
    queue: new Int32Array(rows * 2),
  };
}

function append(to: Columns, index: number, value: number): void {
  if (to.length === to.index.length) {
    const size = to.length * 2;
    const grownIndex = new Int32Array(size);
    const grownValue = new Float64Array(size);
    grownIndex.set(to.index);
    grownValue.set(to.value);
    to.index = grownIndex;
    to.value = grownValue;
  }
  to.index[to.length] = index;
  to.value[to.length] = value;
  to.length += 1;
}

/** Solves B v = right side: `vector` holds the right side by row, then v by basis position. */
export function solveForward(factor: Factor, vector: Float64Array): void {
  forwardThroughLower(factor, vector);
  forwardThroughUpper(factor, vector);
  forwardThroughUpdates(factor.updates, vector);
}

function forwardThroughLower(factor: Factor, vector: Float64Array): void {
  const { rows, pivotRow } = factor;
  const { start, index, value } = factor.lower;
  for (let step = 0; step < rows; step += 1) {
    const from = start[step]!;
    const to = start[step + 1]!;
    if (from === to) continue;
    const x = vector[pivotRow[step]!]!;
    if (x === 0) continue;
    for (let at = from; at < to; at += 1) vector[index[at]!]! -= value[at]! * x;
  }
}

function forwardThroughUpper(factor: Factor, vector: Float64Array): void {
  const { rows, pivotRow, pivotPosition, pivotValue, work } = factor;
  const { start, index, value } = factor.upper;
  for (let step = rows - 1; step >= 0; step -= 1) {
    const x = vector[pivotRow[step]!]!;
    if (x === 0) {
      work[pivotPosition[step]!] = 0;
      continue;
    }
    const solved = x / pivotValue[step]!;
    work[pivotPosition[step]!] = solved;
    const to = start[step + 1]!;
    for (let at = start[step]!; at < to; at += 1) vector[index[at]!]! -= value[at]! * solved;
  }
  vector.set(work);
}

function forwardThroughUpdates(updates: Updates, vector: Float64Array): void {
  const { count, position, isRow, pivot } = updates;
  const { start, index, value } = updates.columns;
  for (let update = 0; update < count; update += 1) {
    const r = position[update]!;
    const to = start[update + 1]!;
    if (isRow[update]) {
      let sum = vector[r]!;
      for (let at = start[update]!; at < to; at += 1) sum += vector[index[at]!]!;
      vector[r] = -sum;
      continue;
    }
    const x = vector[r]!;
    if (x === 0) continue;
    const solved = x / pivot[update]!;
    for (let at = start[update]!; at < to; at += 1) vector[index[at]!]! -= value[at]! * solved;
    vector[r] = solved;
  }
}

/** Solves v B = left side: `vector` holds the left side by basis position, then v by row. */
export function solveBackward(factor: Factor, vector: Float64Array): void {
  backwardThroughUpdates(factor.updates, vector);
  backwardThroughUpper(factor, vector);
  backwardThroughLower(factor, vector);
}

function backwardThroughUpdates(updates: Updates, vector: Float64Array): void {
  const { count, position, isRow, pivot } = updates;
  const { start, index, value } = updates.columns;
  for (let update = count - 1; update >= 0; update -= 1) {
    const r = position[update]!;
    const from = start[update]!;
    const to = start[update + 1]!;
    if (isRow[update]) {
      const x = vector[r]!;
      if (x === 0) continue;
      for (let at = from; at < to; at += 1) vector[index[at]!]! -= x;
      vector[r] = -x;
      continue;
    }
    let sum = vector[r]!;
    for (let at = from; at < to; at += 1) sum -= vector[index[at]!]! * value[at]!;
    vector[r] = sum / pivot[update]!;
  }
}

function backwardThroughUpper(factor: Factor, vector: Float64Array): void {
  const { rows, pivotRow, pivotPosition, pivotValue, work } = factor;
  const { start, index, value } = factor.upper;
  for (let step = 0; step < rows; step += 1) {
    let sum = vector[pivotPosition[step]!]!;
    const to = start[step + 1]!;
    for (let at = start[step]!; at < to; at += 1) sum -= work[index[at]!]! * value[at]!;
    work[pivotRow[step]!] = sum === 0 ? 0 : sum / pivotValue[step]!;
  }
  vector.set(work);
}

function backwardThroughLower(factor: Factor, vector: Float64Array): void {
  const { rows, pivotRow } = factor;
  const { start, index, value } = factor.lower;
  for (let step = rows - 1; step >= 0; step -= 1) {
    const from = start[step]!;
    const to = start[step + 1]!;
    if (from === to) continue;
    let sum = vector[pivotRow[step]!]!;
    for (let at = from; at < to; at += 1) sum -= value[at]! * vector[index[at]!]!;
    vector[pivotRow[step]!] = sum;
  }
}

/** Records that the column in position r was replaced by one whose solved form is `column`. */
export function recordPivot(factor: Factor, r: number, column: Float64Array): void {
  const { updates, rows } = factor;
  for (let i = 0; i < rows; i += 1) {
    const entry = column[i]!;
    if (i !== r && entry !== 0) append(updates.columns, i, entry);
  }
  closeUpdate(updates, r, column[r]!, 0);
}

/** Records that the cell in position r became the key of its class, whose other partners sit in `others`. */
export function recordKeyChange(factor: Factor, r: number, others: readonly number[]): void {
  for (const other of others) append(factor.updates.columns, other, 1);
  closeUpdate(factor.updates, r, -1, 1);
}

function closeUpdate(updates: Updates, r: number, pivot: number, isRow: number): void {
  updates.position[updates.count] = r;
  updates.pivot[updates.count] = pivot;
  updates.isRow[updates.count] = isRow;
  updates.count += 1;
  updates.columns.start[updates.count] = updates.columns.length;
}

/** Whether it is time to factorise afresh. */
export function isStale(factor: Factor): boolean {
  return factor.updates.count >= updateLimit || factor.updates.columns.length > 16 * factor.rows + 256;
}

/** Makes the factor ready to be filled by `factorise` (factorise.ts). */
export function resetFactor(factor: Factor): void {
  factor.lower.length = 0;
  factor.upper.length = 0;
  factor.updates.count = 0;
  factor.updates.columns.length = 0;
}

export { append as appendEntry };
