import type { TimeUnit } from '../options.ts';

/** A format that is known by its columns. Each is a list of names, the first that is there counts. */
export interface Format {
  readonly name: string;
  readonly input: readonly string[];
  readonly output: readonly string[];
  readonly time?: readonly string[];
  /** Whether it is only this format when it has its times. */
  readonly timeNeeded?: boolean;
  readonly timeUnit?: TimeUnit;
  readonly model?: readonly string[];
  /** Rows of it without both token counts are something else, such as a span of a database call, and no fault. */
  readonly sparse?: boolean;
}

/** The formats, the more particular ones first. */
export const formats: readonly Format[] = [
  {
    name: 'Azure LLM inference trace',
    input: ['ContextTokens'],
    output: ['GeneratedTokens'],
    time: ['TIMESTAMP'],
    timeUnit: 'dates',
  },
  {
    name: 'BurstGPT',
    input: ['Request tokens'],
    output: ['Response tokens'],
    time: ['Timestamp'],
    timeUnit: 's',
    model: ['Model'],
  },
  {
    name: 'Mooncake',
    input: ['input_length'],
    output: ['output_length'],
    time: ['timestamp', 'timestamp_ms'],
    timeNeeded: true,
    timeUnit: 'ms',
  },
  {
    name: 'Splitwise',
    input: ['prompt_size'],
    output: ['token_size'],
    time: ['arrival_timestamp'],
    timeNeeded: true,
    timeUnit: 's',
  },
  {
    name: 'vLLM requests',
    input: ['input_toks'],
    output: ['output_toks'],
    time: ['arrival_s'],
    timeUnit: 's',
  },
  {
    name: 'Vidur',
    input: ['num_prefill_tokens'],
    output: ['num_decode_tokens'],
    time: ['arrived_at'],
    timeUnit: 's',
  },
  {
    name: 'AIPerf',
    input: ['metrics.input_sequence_length.value'],
    output: ['metrics.output_sequence_length.value'],
    time: ['metadata.request_start_ns'],
    timeUnit: 'ns',
  },
  {
    name: 'OpenTelemetry GenAI',
    input: ['gen_ai.usage.input_tokens', 'gen_ai.usage.prompt_tokens'],
    output: ['gen_ai.usage.output_tokens', 'gen_ai.usage.completion_tokens'],
    time: ['startTimeUnixNano', 'start_time_unix_nano', 'start_time', 'startTime', 'timestamp', 'time'],
    model: ['gen_ai.response.model', 'gen_ai.request.model'],
    sparse: true,
  },
];

/** Names that people give to columns; compared without case, spaces and signs. */
export const usualNames = {
  inputTokens: [
    ...['input_tokens', 'prompt_tokens', 'n_input_tokens', 'num_input_tokens', 'num_prompt_tokens', 'context_tokens'],
    ...['input_length', 'prompt_length', 'input_len', 'prompt_len', 'input_toks', 'tokens_in', 'isl', 'request_tokens'],
    ...['usage.prompt_tokens', 'usage.input_tokens', 'num_prefill_tokens', 'prefill_tokens', 'prompt_size', 'input'],
  ],
  outputTokens: [
    ...['output_tokens', 'completion_tokens', 'generated_tokens', 'n_output_tokens', 'num_output_tokens'],
    ...[
      'num_completion_tokens',
      'output_length',
      'output_len',
      'completion_length',
      'output_toks',
      'tokens_out',
      'osl',
    ],
    ...['response_tokens', 'usage.completion_tokens', 'usage.output_tokens', 'num_decode_tokens', 'decode_tokens'],
    ...['generation_tokens', 'token_size', 'output'],
  ],
  time: [
    ...['timestamp', 'arrival_time', 'arrival', 'arrival_s', 'arrival_ms', 'arrived_at', 'arrival_timestamp', 'time'],
    ...['timestamp_ms', 'timestamp_s', 'timestamp_us', 'timestamp_ns', 'start_time', 'created_at', 'created', 'ts'],
    ...['request_time', 'datetime', 'date', 'start', 't', 't_s', 'time_s', 'time_ms'],
  ],
  model: ['model', 'model_name', 'model_id', 'usage.model'],
} as const;
