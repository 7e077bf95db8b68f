import type { Facts } from './facts.ts';

/** Names of models in the measurements, in lower case and without their organisation, and the shape that each has. */
const models: readonly (readonly [RegExp, string])[] = [
  [/^llama-?2?-7b|^llama-7b|^llama-2-7b-hf$/, 'meta-llama/Llama-2-7b-hf'],
  [/^llama-?2?-70b(-hf)?$/, 'meta-llama/Llama-2-70b-hf'],
  [/^meta-llama-3-8b/, 'meta-llama/Meta-Llama-3-8B'],
  [/^meta-llama-3-70b/, 'meta-llama/Meta-Llama-3-70B'],
  [/^llama-3\.1-8b/, 'meta-llama/Llama-3.1-8B-Instruct'],
  [/^llama-3\.[13]-70b/, 'meta-llama/Llama-3.1-70B-Instruct'],
  [/^llama-3\.1-405b/, 'meta-llama/Llama-3.1-405B-Instruct'],
  [/^mixtral-8x7b/, 'mistralai/Mixtral-8x7B-v0.1'],
  [/^bloom-176b/, 'bigscience/bloom'],
  [/^gpt-?j-6b/, 'EleutherAI/gpt-j-6b'],
  [/^falcon-180b/, 'tiiuae/falcon-180b'],
  [/^deepseek-v3/, 'deepseek-ai/DeepSeek-V3'],
  [/^deepseek-r1/, 'deepseek-ai/DeepSeek-R1'],
  [/^kimi-k2/, 'moonshotai/Kimi-K2-Instruct'],
  [/^glm-5/, 'zai-org/GLM-5'],
  [/^qwen3-32b/, 'Qwen/Qwen3-32B'],
  [/^qwen3-235b-a22b/, 'Qwen/Qwen3-235B-A22B'],
];

/** Names of hardware in the measurements. Argonne's A100 are of 40 GB: where their batches stop growing shows it. */
const hardware: readonly (readonly [RegExp, string])[] = [
  [/^nvidia a100/, 'A100-40GB-SXM'],
  [/^nvidia h100/, 'H100-SXM'],
  [/gh200/, 'GH200-96GB'],
  [/mi300x/, 'MI300X'],
  [/mi250/, 'MI250X'],
  [/gaudi2/, 'Gaudi2'],
  [/^a100-80gb/, 'A100-80GB-SXM'],
  [/^h100-80gb/, 'H100-SXM'],
];

function match(names: readonly (readonly [RegExp, string])[], name: string): string | undefined {
  return names.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1];
}

/** The shape of a measured model; none where nothing is known of it. */
export function shapeNamed({ shapes }: Facts, name: string) {
  const bare = name.slice(name.lastIndexOf('/') + 1);
  return shapes.get(name) ?? shapes.get(match(models, bare) ?? '');
}

/** The accelerator of a measurement; none where nothing is known of it. */
export function acceleratorNamed({ accelerators }: Facts, name: string) {
  return accelerators.get(name) ?? accelerators.get(match(hardware, name) ?? '');
}
