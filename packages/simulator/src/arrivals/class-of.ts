import type { RequestClass, Workload } from '@fleetmix/core';

function distance(value: number, [low, high]: readonly [number, number]): number {
  if (value >= low && value <= high) return 0;
  const [small, large] = value < low ? [value, low] : [high, value];
  return Math.log((large + 1) / (small + 1));
}

/**
 * The class of a request by its tokens: the first whose ranges hold it, else the nearest in ratio. Classes without ranges take
 * nothing unless there is only one. The answer is remembered by size.
 * @throws RangeError where several classes have no ranges, or are of several models
 */
export function classOf(workload: Workload): (inputTokens: number, outputTokens: number) => number {
  const { classes } = workload;
  if (classes.length === 1) return () => 0;
  const models = [...new Set(classes.map(({ model }) => model))];
  if (models.length > 1)
    throw new RangeError(
      `the classes are of several models (${models.slice(0, 4).join(', ')}), and a request's tokens do not say which it asks for: simulate each model by itself.`,
    );
  const known = classes.flatMap(({ inputTokens, outputTokens }: RequestClass, at) =>
    inputTokens === undefined || outputTokens === undefined ? [] : [{ at, inputTokens, outputTokens }],
  );
  if (known.length === 0)
    throw new RangeError('no class has token ranges, so requests cannot be told apart: add them.');
  const found = new Map<number, number>();
  const look = (input: number, output: number): number => {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (const { at, inputTokens, outputTokens } of known) {
      const far = distance(input, inputTokens) + distance(output, outputTokens);
      if (far < least) [best, least] = [at, far];
      if (far === 0) break;
    }
    return best;
  };
  return (input, output) => {
    const key = input * 2 ** 26 + output;
    const before = found.get(key);
    if (before !== undefined) return before;
    const at = look(input, output);
    found.set(key, at);
    return at;
  };
}
