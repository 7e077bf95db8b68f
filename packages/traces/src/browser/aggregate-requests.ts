import { boundsOf } from '../aggregate/grid.ts';
import { daySeconds, partOf } from '../aggregate/parts-of-day.ts';
import { quantileShare } from '../aggregate/quantile-share.ts';
import { offsetText } from '../aggregate/utc-offset.ts';
import type { AggregateOptions } from '../options.ts';

/** Requests in the order of their arrival; arrays are as long as each other. */
export interface Requests {
  readonly arrivalS?: Float64Array;
  readonly inputTokens: Int32Array;
  readonly outputTokens: Int32Array;
  readonly models?: readonly string[];
}

type Row = Readonly<Record<string, number | string | null>>;
type Counts = Map<number, number>;

const summaryShares = [0.5, 0.9, 0.95, 0.99, 1];

/** The rows that the statement of `aggregationSql` gives of these requests. */
export function aggregateRequests(requests: Requests, options: AggregateOptions): readonly Row[] {
  const { arrivalS, inputTokens, outputTokens, models } = requests;
  const input = countsOf(inputTokens);
  const output = countsOf(outputTokens);
  return [
    ...classRows(requests, options),
    ...summaryShares.map((value) => ({
      part: 'quantile',
      value,
      input_size: sizeAt(input, value),
      output_size: sizeAt(output, value),
    })),
    { part: 'total', requests: inputTokens.length, ...spanOf(arrivalS) },
    ...(models === undefined ? [] : modelRows(models)),
    ...(arrivalS === undefined ? [] : [...windowRows(arrivalS, options.windowS ?? 300), gapRow(arrivalS)]),
    ...periodRows(requests, options),
  ];
}

function spanOf(arrivalS: Float64Array | undefined) {
  const [first = 0] = arrivalS ?? [];
  return arrivalS === undefined ? {} : { at_s: first, value: (arrivalS.at(-1) ?? first) - first };
}

interface Cell {
  readonly inputRange: number;
  readonly outputRange: number;
  readonly sums: { requests: number; input: number; output: number; inputs: number; outputs: number; products: number };
  readonly inputSizes: Counts;
  readonly outputSizes: Counts;
}

function classRows({ inputTokens, outputTokens }: Requests, { grid, represent = 'mean' }: AggregateOptions) {
  const bounds = boundsOf(grid);
  const share = represent === 'mean' ? undefined : quantileShare(represent, 'represent');
  const cells = new Map<number, Cell>();
  for (let at = 0; at < inputTokens.length; at += 1) {
    const [x, y] = [inputTokens[at] as number, outputTokens[at] as number];
    const [inputRange, outputRange] = [rangeOf(x, bounds.input), rangeOf(y, bounds.output)];
    const key = inputRange * (bounds.output.length + 1) + outputRange;
    const cell = cells.get(key) ?? newCell(inputRange, outputRange);
    cells.set(key, cell);
    add(cell.sums, x, y);
    if (share === undefined) continue;
    count(cell.inputSizes, x);
    count(cell.outputSizes, y);
  }
  return [...cells.values()].map((cell) => classRow(cell, bounds, share));
}

function newCell(inputRange: number, outputRange: number): Cell {
  const sums = { requests: 0, input: 0, output: 0, inputs: 0, outputs: 0, products: 0 };
  return { inputRange, outputRange, sums, inputSizes: new Map(), outputSizes: new Map() };
}

function add(sums: Cell['sums'], x: number, y: number): void {
  sums.requests += 1;
  sums.input += x;
  sums.output += y;
  sums.inputs += x * x;
  sums.outputs += y * y;
  sums.products += x * y;
}

function classRow(cell: Cell, bounds: ReturnType<typeof boundsOf>, share: number | undefined): Row {
  const { inputRange, outputRange, sums } = cell;
  return {
    part: 'class',
    input_low: (bounds.input[inputRange - 1] ?? 0) + 1,
    input_high: bounds.input[inputRange] ?? null,
    output_low: (bounds.output[outputRange - 1] ?? 0) + 1,
    output_high: bounds.output[outputRange] ?? null,
    requests: sums.requests,
    input_tokens: sums.input,
    output_tokens: sums.output,
    input_squares: sums.inputs,
    output_squares: sums.outputs,
    products: sums.products,
    ...(share === undefined
      ? {}
      : { input_size: sizeAt(cell.inputSizes, share), output_size: sizeAt(cell.outputSizes, share) }),
  };
}

/** The first range whose last token count is not below this; one more than there are above the last. */
function rangeOf(tokens: number, bounds: readonly number[]): number {
  let [low, high] = [0, bounds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens <= (bounds[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function countsOf(values: Int32Array): Counts {
  const counts: Counts = new Map();
  for (const value of values) count(counts, value);
  return counts;
}

function count<Key>(counts: Map<Key, number>, value: Key): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

/** The least size that at least this share of all have or stay below. In whole numbers: 0.95 is no double. */
function sizeAt(counts: Counts, share: number): number {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const total = sorted.reduce((sum, [, requests]) => sum + requests, 0);
  const unit = 10 ** (String(share).split('.')[1]?.length ?? 0);
  const wanted = Math.round(share * unit) * total;
  let upTo = 0;
  for (const [size, requests] of sorted) {
    upTo += requests;
    if (upTo * unit >= wanted) return size;
  }
  return Number.NaN;
}

function modelRows(models: readonly string[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const model of models) count(counts, model);
  return [...counts].map(([name, requests]) => ({ part: 'model', name, requests }));
}

function windowRows(arrivalS: Float64Array, windowS: number): readonly Row[] {
  const counts: Counts = new Map();
  const first = arrivalS[0] ?? 0;
  for (const arrival of arrivalS) count(counts, Math.floor((arrival - first) / windowS));
  return [...counts].map(([window, requests]) => ({
    part: 'window',
    requests,
    at_s: window * windowS,
    value: windowS,
  }));
}

function periodRows({ arrivalS, inputTokens, outputTokens }: Requests, options: AggregateOptions): readonly Row[] {
  const { periods, utcOffsetHours = 0 } = options;
  if (arrivalS === undefined || periods === undefined) return [];
  const { input, output } = boundsOf(options.grid);
  const counts = new Map<string, number>();
  arrivalS.forEach((arrival, at) => {
    const part = partOf(arrival + 3600 * utcOffsetHours, periods);
    const low = (tokens: number, bounds: readonly number[]) => (bounds[rangeOf(tokens, bounds) - 1] ?? 0) + 1;
    count(counts, `${part} ${low(inputTokens[at] as number, input)} ${low(outputTokens[at] as number, output)}`);
  });
  const length = daySeconds / periods;
  return [...counts].map(([key, requests]) => {
    const [part = 0, input_low = 0, output_low = 0] = key.split(' ').map(Number);
    const name = offsetText(utcOffsetHours);
    return { part: 'period', name, input_low, output_low, requests, at_s: part * length, value: length };
  });
}

/** The coefficient of variation of the times between arrivals. */
function gapRow(arrivalS: Float64Array): Row {
  const gaps = arrivalS.subarray(1).map((arrival, at) => arrival - (arrivalS[at] as number));
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length;
  return { part: 'gap', requests: gaps.length, value: mean > 0 ? Math.sqrt(variance) / mean : null };
}
