import type { Bounds } from './grid.ts';

/** Requests of one sender: how many, and the shares of their sizes, input and output independent of one another. */
export interface Sender {
  readonly requests: number;
  readonly input: readonly (readonly [size: number, share: number])[];
  readonly output: readonly (readonly [size: number, share: number])[];
}

interface Range {
  readonly low: number;
  readonly high: number | null;
  share: number;
  tokens: number;
  squares: number;
}

/** The rows of `class`, `quantile` and `total` that an aggregation of these senders' requests would have. */
export function mixtureRows(senders: readonly Sender[], bounds: Bounds): readonly object[] {
  const classes = new Map<string, Record<string, number | string | null>>();
  for (const sender of senders) {
    const inputs = ranges(sender.input, bounds.input);
    const outputs = ranges(sender.output, bounds.output);
    for (const input of inputs) for (const output of outputs) add(classes, sender.requests, input, output);
  }
  const requests = senders.reduce((sum, sender) => sum + sender.requests, 0);
  return [...classes.values(), ...quantiles(senders), { part: 'total', requests }];
}

function add(
  classes: Map<string, Record<string, number | string | null>>,
  requests: number,
  input: Range,
  output: Range,
) {
  const key = `${input.low} ${output.low}`;
  const row = classes.get(key) ?? {
    ...{
      part: 'class',
      input_low: input.low,
      input_high: input.high,
      output_low: output.low,
      output_high: output.high,
    },
    ...{ requests: 0, input_tokens: 0, output_tokens: 0, input_squares: 0, output_squares: 0, products: 0 },
  };
  const sums = {
    requests: input.share * output.share,
    input_tokens: input.tokens * output.share,
    output_tokens: input.share * output.tokens,
    input_squares: input.squares * output.share,
    output_squares: input.share * output.squares,
    products: input.tokens * output.tokens,
  };
  for (const [name, sum] of Object.entries(sums)) row[name] = Number(row[name]) + requests * sum;
  classes.set(key, row);
}

function ranges(sizes: Sender['input'], bounds: readonly number[]): readonly Range[] {
  const found = new Map<number, Range>();
  const whole = sizes.reduce((sum, [, share]) => sum + share, 0);
  for (const [size, part] of sizes) {
    const share = part / whole;
    const at = bounds.findIndex((bound) => size <= bound);
    const low = (at < 0 ? (bounds.at(-1) ?? 0) : (bounds[at - 1] ?? 0)) + 1;
    const range = found.get(low) ?? { low, high: bounds[at] ?? null, share: 0, tokens: 0, squares: 0 };
    range.share += share;
    range.tokens += share * size;
    range.squares += share * size * size;
    found.set(low, range);
  }
  return [...found.values()];
}

function quantiles(senders: readonly Sender[]): readonly object[] {
  const input = ranked(senders, 'input');
  const output = ranked(senders, 'output');
  return [0.5, 0.9, 0.95, 0.99, 1].map((value) => ({
    part: 'quantile',
    value,
    input_size: atShare(input, value),
    output_size: atShare(output, value),
  }));
}

function ranked(senders: readonly Sender[], side: 'input' | 'output') {
  const weights = new Map<number, number>();
  for (const sender of senders) {
    const whole = sender[side].reduce((sum, [, share]) => sum + share, 0);
    for (const [size, share] of sender[side])
      weights.set(size, (weights.get(size) ?? 0) + (sender.requests * share) / whole);
  }
  return [...weights].filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b);
}

function atShare(ranks: readonly (readonly [number, number])[], share: number): number | null {
  const total = ranks.reduce((sum, [, weight]) => sum + weight, 0);
  let upTo = 0;
  for (const [size, weight] of ranks) {
    upTo += weight;
    if (upTo >= share * total * (1 - 1e-12)) return size;
  }
  return ranks.at(-1)?.[0] ?? null;
}
