/** What each benchmark writes for one run, made up: 512 + 128 tokens, 4 requests/s offered, 3.9 completed. */

export const vllm = {
  date: '20261101-101500',
  backend: 'openai',
  label: null,
  model_id: 'meta-llama/Llama-3.1-8B-Instruct',
  num_prompts: 400,
  request_rate: 4,
  burstiness: 1,
  max_concurrency: null,
  duration: 102.56,
  completed: 400,
  failed: 0,
  total_input_tokens: 204_800,
  total_output_tokens: 51_200,
  request_throughput: 3.9,
  request_goodput: null,
  output_throughput: 499.2,
  mean_ttft_ms: 60,
  median_ttft_ms: 55,
  std_ttft_ms: 9,
  p99_ttft_ms: 140,
  mean_tpot_ms: 12,
  median_tpot_ms: 11.5,
  p99_tpot_ms: 18,
  mean_itl_ms: 12.1,
  median_itl_ms: 10,
  p99_itl_ms: 45,
  mean_e2el_ms: 1584,
  'p99.9_e2el_ms': 2900,
};

const sglang = {
  backend: 'sglang',
  dataset_name: 'random',
  request_rate: Number.POSITIVE_INFINITY,
  max_concurrency: 16,
  random_input_len: 512,
  random_output_len: 128,
  duration: 102.56,
  completed: 400,
  total_input_tokens: 204_800,
  total_output_tokens: 51_200,
  total_output_tokens_retokenized: 51_190,
  request_throughput: 3.9,
  mean_e2e_latency_ms: 1584,
  median_e2e_latency_ms: 1570,
  p99_e2e_latency_ms: 2400,
  mean_ttft_ms: 60,
  median_ttft_ms: 55,
  p99_ttft_ms: 140,
  mean_tpot_ms: 12,
  median_tpot_ms: 11.5,
  p99_tpot_ms: 18,
  mean_itl_ms: 12.1,
  p99_itl_ms: 45,
  concurrency: 15.2,
};

/** Python's json module writes numbers that JSON does not have. */
export function pythonJson(value: unknown): string {
  const numbers = new Set(['NaN', 'Infinity', '-Infinity']);
  const text = JSON.stringify(value, (_, entry) =>
    typeof entry === 'number' && numbers.has(String(entry)) ? `@${entry}@` : entry,
  );
  return text.replace(/"@(-?\w+)@"/g, '$1');
}

const distribution = (mean: number, p99: number) => ({
  successful: {
    mean,
    median: mean,
    std_dev: mean / 10,
    count: 400,
    percentiles: { p001: mean / 2, p05: mean / 1.5, p50: mean, p90: p99 * 0.9, p95: p99 * 0.95, p99, p999: p99 * 1.1 },
  },
  errored: { mean: 0, percentiles: {} },
});

const guidellmRun = {
  type_: 'generative_benchmark',
  config: { strategy: { type_: 'poisson', rate: 4, random_seed: 42 }, constraints: {} },
  scheduler_metrics: { requests_made: { successful: 400, errored: 0, incomplete: 3, total: 403 } },
  metrics: {
    request_totals: { successful: 400, errored: 0, incomplete: 3, total: 403 },
    requests_per_second: distribution(3.9, 5),
    request_concurrency: distribution(6.2, 11),
    request_latency: distribution(1.584, 2.4),
    prompt_token_count: distribution(512, 512),
    output_token_count: distribution(128, 128),
    time_to_first_token_ms: distribution(60, 140),
    time_per_output_token_ms: distribution(12.4, 19),
    inter_token_latency_ms: distribution(12, 18),
  },
};

export const guidellm = {
  metadata: { version: 2, guidellm_version: '0.7.0', python_version: '3.12', platform: 'Linux' },
  config: { spec: { backend: { kind: 'openai_http', model: 'meta-llama/Llama-3.1-8B-Instruct' } } },
  benchmarks: [
    guidellmRun,
    { ...guidellmRun, config: { strategy: { type_: 'concurrent', streams: 16 } } },
    { ...guidellmRun, config: { strategy: { type_: 'synchronous' } } },
  ],
};

/** Up to 0.3 the strategy stood under `args`, counts under `run_stats`, the model under `worker`. */
export const oldGuidellm = {
  benchmarks: [
    {
      type_: 'generative_benchmark',
      args: { strategy: { type_: 'constant', rate: 4 } },
      run_stats: { requests_made: { successful: 400, errored: 2, incomplete: 0, total: 402 } },
      worker: { backend_model: 'meta-llama/Llama-3.1-8B-Instruct' },
      metrics: guidellmRun.metrics,
    },
  ].map(({ metrics: { request_totals: _, ...metrics }, ...run }) => ({ ...run, metrics })),
};

const metric = (avg: number, p99: number, unit = 'ms') => ({
  unit,
  avg,
  min: avg / 2,
  max: p99,
  p50: avg,
  p90: p99 * 0.9,
  p95: p99 * 0.95,
  p99,
  std: 1,
});

export const aiperf = {
  schema_version: '1.4',
  aiperf_version: '0.9.0',
  was_cancelled: false,
  error_summary: [],
  input_config: {
    models: ['meta-llama/Llama-3.1-8B-Instruct'],
    phases: [
      { name: 'warmup', type: 'concurrency', concurrency: 2 },
      { name: 'profiling', type: 'concurrency', requests: 400, concurrency: 16 },
    ],
  },
  request_throughput: { unit: 'requests/sec', avg: 3.9 },
  request_count: { unit: 'requests', avg: 400 },
  request_latency: metric(1584, 2400),
  time_to_first_token: metric(60, 140),
  inter_token_latency: metric(12, 18),
  input_sequence_length: metric(512, 512, 'tokens'),
  output_sequence_length: metric(128, 128, 'tokens'),
};

export const genaiPerf = {
  ...aiperf,
  aiperf_version: undefined,
  input_config: { model: ['meta-llama/Llama-3.1-8B-Instruct'], perf_analyzer: { stimulus: { request_rate: 4 } } },
};

const seconds = (mean: number, p99: number) => ({
  mean,
  min: mean / 2,
  'p0.1': mean / 2,
  p10: mean * 0.8,
  median: mean,
  p90: p99 * 0.9,
  p95: p99 * 0.95,
  p99,
  'p99.9': p99 * 1.1,
  max: p99 * 1.2,
});

export const inferencePerf = {
  load_summary: { count: 400, send_duration: 100, requested_rate: 4, achieved_rate: 4 },
  successes: {
    count: 400,
    latency: {
      request_latency: seconds(1.584, 2.4),
      normalized_time_per_output_token: seconds(0.0124, 0.019),
      time_per_output_token: seconds(0.012, 0.018),
      time_to_first_token: seconds(0.06, 0.14),
      inter_token_latency: seconds(0.0121, 0.045),
    },
    throughput: { input_tokens_per_sec: 1996.8, output_tokens_per_sec: 499.2, requests_per_sec: 3.9 },
    prompt_len: seconds(512, 512),
    output_len: seconds(128, 128),
  },
  failures: { count: 0, request_latency: null, prompt_len: null },
};

const line = (metric: string, mean: number, rest: object = {}) => ({
  input_tokens: 512,
  output_tokens: 128,
  request_rate: 4,
  seed: 0,
  model: 'llama-3.1-8b',
  samples: 400,
  metric,
  mean,
  ...rest,
});

export const aibrixLines = [
  line('TPUT', 3.9),
  line('TT', 499.2),
  line('E2E', 1.584, { P50: 1.57, P90: 2.1, P99: 2.4 }),
  line('TTFT', 0.06, { P50: 0.055, P90: 0.1, P99: 0.14 }),
  line('TPOT', 0.012, { P50: 0.0115, P90: 0.016, P99: 0.018 }),
];

/** Three output lengths, two input lengths: not square, so that a table read the wrong way round shows. */
export const aibrixProfile = {
  gpu: 'a100',
  cost: 1,
  tputs: [
    [30, 10],
    [12, 7],
    [Number.NaN, 0],
  ],
  indexes: [
    [8, 64, 512],
    [128, 1024],
  ],
  created: 1_748_888_478.2,
  slos: { percentile: 99, ttft: 0.5, tpot: 0.05 },
};

export const inferencexRow = {
  hw: 'h200-cw',
  tp: 8,
  ep: 1,
  dp_attention: 'false',
  conc: 64,
  model: 'openai/gpt-oss-120b',
  framework: 'vllm',
  precision: 'fp4',
  isl: 1024,
  osl: 1024,
  disagg: false,
  is_multinode: false,
  tput_per_gpu: 1600,
  output_tput_per_gpu: 800,
  input_tput_per_gpu: 800,
  mean_ttft: 0.2,
  median_ttft: 0.19,
  p99_ttft: 0.6,
  mean_tpot: 0.0095,
  median_tpot: 0.0094,
  p99_tpot: 0.0099,
  mean_intvty: 105,
  mean_itl: 0.0096,
  mean_e2el: 9.9,
  p99_e2el: 11,
};

export const plannerRow = {
  model_hf_repo: 'meta-llama/Llama-3.1-8B-Instruct',
  hardware: 'H100',
  hardware_count: 2,
  framework: 'vllm',
  framework_version: '0.11.0',
  prompt_tokens: 512,
  output_tokens: 128,
  mean_input_tokens: 512.4,
  mean_output_tokens: 127.6,
  ttft_mean: 60,
  ttft_p90: 100,
  ttft_p95: 120,
  ttft_p99: 140,
  itl_mean: 12.1,
  itl_p95: 30,
  e2e_mean: 1584,
  e2e_p95: 2300,
  requests_per_second: 4,
  responses_per_second: 3.9,
  tokens_per_second: 499.2,
};

export const aiconfiguratorCsv = `model,isl,osl,prefix,concurrency,request_rate,ttft,tpot,request_latency,seq/s,seq/s/gpu,num_total_gpus,tp,pp,dp,gemm,backend,version,system
"Llama-3.1-8B, instruct",512,128,0,16,0,60,12,1584,9.8,4.9,2,2,1,1,fp8,trtllm,1.0.0,h200_sxm
`;

/** A text in each known format. */
export const texts: Readonly<Record<string, string>> = {
  vllm: JSON.stringify(vllm, undefined, 2),
  sglang: `${pythonJson(sglang)}\n${pythonJson({ ...sglang, max_concurrency: 32 })}\n`,
  guidellm: JSON.stringify(guidellm),
  oldGuidellm: JSON.stringify(oldGuidellm),
  aiperf: JSON.stringify(aiperf),
  genaiPerf: JSON.stringify(genaiPerf),
  inferencePerf: JSON.stringify(inferencePerf),
  aibrixLines: aibrixLines.map((entry) => JSON.stringify(entry)).join('\n'),
  aibrixProfile: pythonJson(aibrixProfile),
  melange: JSON.stringify({
    gpu_info: { A10G: { cost: 1.01, tputs: Array.from({ length: 10 }, () => [6, 5, 4, 3, 2, 1]) } },
  }),
  inferencex: JSON.stringify([inferencexRow]),
  planner: JSON.stringify({ _metadata: { version: '1' }, benchmarks: [plannerRow] }),
  aiconfigurator: aiconfiguratorCsv,
};
