import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const trace = resolve(import.meta.dirname, '../../../../../shared/data/traces/AzureLLMInferenceTrace_conv.csv');

/** Tokens of requests, one entry each. */
export interface SeenTokens {
  readonly from: string;
  readonly inputTokens: Int32Array;
  readonly outputTokens: Int32Array;
}

/** Sizes like those of the trace: log-normal, mean 1155 + 211 tokens. */
function generated(): SeenTokens {
  let state = 1;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const draw = (median: number, spread: number) =>
    Int32Array.from({ length: 20_000 }, () =>
      Math.min(8000, Math.max(1, Math.round(median * Math.exp(spread * normal())))),
    );
  return { from: 'sizes like those of', inputTokens: draw(700, 1), outputTokens: draw(150, 0.8) };
}

/** The sizes of Azure's conversation trace of 2023, or others like them where it is not there. */
export function azureSizes(): SeenTokens {
  if (!existsSync(trace)) return generated();
  const rows = readFileSync(trace, 'utf8')
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
  return {
    from: 'sizes of',
    inputTokens: Int32Array.from(rows, ([, input]) => Number(input)),
    outputTokens: Int32Array.from(rows, ([, , output]) => Math.max(1, Number(output))),
  };
}
