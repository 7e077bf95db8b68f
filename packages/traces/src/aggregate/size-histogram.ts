import type { LogClass, SizeHistogram } from '../result.ts';

/** The classes as a table. */
export function sizeHistogram(classes: readonly LogClass[]): SizeHistogram {
  const input = axis(classes.map(({ inputTokens }) => inputTokens));
  const output = axis(classes.map(({ outputTokens }) => outputTokens));
  const requests = new Float64Array(input.length * output.length);
  for (const { inputTokens, outputTokens, requests: count } of classes) {
    const row = input.findIndex(([low]) => low === inputTokens[0]);
    const column = output.findIndex(([low]) => low === outputTokens[0]);
    requests[row * output.length + column] = count;
  }
  return { input, output, requests };
}

function axis(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const byLow = new Map(ranges.map((range) => [range[0], range]));
  return [...byLow.values()].sort(([a], [b]) => a - b);
}
