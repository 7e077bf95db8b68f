import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AggregateOptions } from './options.ts';
import { readLog } from './read-log.ts';
import { refusal } from './temporary-log.test.kit.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const traces = `${folder}traces/`;

function readable(name: string): boolean {
  const there = existsSync(`${folder}${name}`);
  if (!there) console.warn(`not tested: ${name} is not beside the repository, in ../shared/data`);
  return there;
}

interface Published {
  readonly name: string;
  readonly requests: number;
  readonly span_s: number | null;
  readonly iat_cv: number | null;
  readonly input_tokens: { readonly mean: number; readonly max: number };
  readonly output_tokens: { readonly mean: number; readonly max: number };
}

/** Traces with the name of their published summary. */
const summarised: readonly (readonly [string, string, AggregateOptions])[] = [
  ['AzureLLMInferenceTrace_code.csv', 'azure2023_code', {}],
  ['AzureLLMInferenceTrace_conv.csv', 'azure2023_conv', {}],
  ['mooncake_conversation_trace.jsonl.gz', 'mooncake_conversation', {}],
  ['mooncake_conversation_lengths.csv', 'mooncake_conversation', {}],
  ['mooncake_synthetic_trace.jsonl.gz', 'mooncake_synthetic', {}],
  ['mooncake_synthetic_lengths.csv', 'mooncake_synthetic', {}],
  ['arxiv_summarization_lengths.csv', 'arxiv_summarization', { rate: 5 }],
];

const there = summarised.filter(([file]) => readable(`traces/${file}`));

test.runIf(there.length > 0)('published traces have their published sums', async () => {
  const { traces: published } = JSON.parse(readFileSync(`${traces}trace_summaries.json`, 'utf8')) as {
    readonly traces: readonly Published[];
  };
  for (const [file, name, options] of there) {
    const { summary } = await readLog(`${traces}${file}`, options);
    const known = published.find((trace) => trace.name.startsWith(name));
    expect(known, name).toBeDefined();
    expect(summary.requests + summary.skipped.reduce((sum, { rows }) => sum + rows, 0)).toBe(known?.requests);
    if (summary.skipped.length > 0) continue;
    expect(summary.inputTokens.mean).toBeCloseTo(known?.input_tokens.mean ?? 0, 6);
    expect(summary.outputTokens.max).toBe(known?.output_tokens.max);
    if (typeof known?.span_s === 'number') expect(summary.spanS).toBeCloseTo(known.span_s, 5);
    if (typeof known?.iat_cv === 'number') expect(summary.burstiness).toBeCloseTo(known.iat_cv, 5);
  }
});

const vllm = 'profiles/validation/vllm_requests_rtx4090_llama3.1-8b_tp1.csv';
test.runIf(readable(vllm))('requests of a real vLLM run are read', async () => {
  const { summary } = await readLog(`${folder}${vllm}`);
  expect(summary).toMatchObject({ requests: 300, files: [{ format: 'vLLM requests' }] });
  expect(summary.requestsPerSecond).toBeGreaterThan(5);
});

const pool = 'traces/servegen_deepseek-r1_pool.json.gz';
test.runIf(readable(pool))("ServeGen's client pool is read as rates", async () => {
  const { summary, demand, workload, rates } = await readLog(`${folder}${pool}`, { rate: 'p95' });
  expect(summary).toMatchObject({ spanS: 86_400, files: [{ format: 'ServeGen client pool' }] });
  expect(summary.requestsPerSecond).toBeCloseTo(16.0147, 3);
  expect(rates?.requestsPerSecond).toHaveLength(144);
  expect(workload.classes.reduce((sum, one) => sum + one.demand, 0)).toBeCloseTo(demand.requestsPerSecond, 6);
});

const clients = 'traces/servegen_clients.csv';
test.runIf(readable(clients))("ServeGen's clients are read at their means, one category if wanted", async () => {
  const { summary, notices } = await readLog(`${folder}${clients}`, { model: 'deepseek-r1' });
  expect(summary.requestsPerSecond).toBeCloseTo(16.0147, 2);
  expect(notices[0]).toMatch(/^The log holds clients, not requests/);
});

const rates = 'traces/servegen_rates_10min.csv';
test.runIf(readable(rates))('rates without sizes are refused with what is missing', async () => {
  expect(await refusal(readLog(`${folder}${rates}`))).toMatch(
    /has no column of input tokens and none of output tokens that is known\. Found: "t_s"/,
  );
});
