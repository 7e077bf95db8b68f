import type { Model } from '../models/model.ts';
import { type Config, type Fields, fail, fieldsOf, isFields } from './config.ts';

type Precision = Model['nativePrecision'];

/** Number formats of weights, by what the tools that quantize call them. */
const methods: readonly (readonly [RegExp, Precision])[] = [
  [/fp4|mxfp4|nvfp4|awq|gptq|w4a|int4/, 'fp4'],
  [/fp8|int8|w8a|smoothquant|bitsandbytes/, 'fp8'],
];

/** The number format of the weights: as quantized, else as trained. Integers count as the float of as many bits. */
export function precisionOf(config: Config): Precision {
  const quantization = fieldsOf(config, 'quantization_config');
  if (quantization !== undefined) return quantizedTo(config, quantization);
  const dtype = String(config.fields['torch_dtype'] ?? config.fields['dtype'] ?? 'bfloat16').replace('torch.', '');
  if (dtype.startsWith('float8')) return 'fp8';
  if (['bfloat16', 'float16', 'float32', 'auto'].includes(dtype)) return 'bf16';
  return fail(config, 'torch_dtype', `is ${JSON.stringify(dtype)}. Known: bfloat16, float16, float32, float8_e4m3fn.`);
}

function quantizedTo(config: Config, quantization: Fields): Precision {
  const bits = bitsOf(quantization);
  if (bits !== undefined) return bits <= 4 ? 'fp4' : bits <= 8 ? 'fp8' : 'bf16';
  const method = [quantization['quant_algo'], quantization['quant_method'], quantization['fmt']]
    .join(' ')
    .toLowerCase();
  const known = methods.find(([pattern]) => pattern.test(method));
  if (known !== undefined) return known[1];
  return fail(
    config,
    'quantization_config.quant_method',
    `is ${JSON.stringify(quantization['quant_method'])}, which is not known. Give "bits" beside it: 4 or 8.`,
  );
}

/** Bits of a weight: GPTQ and AWQ say them at the top, compressed-tensors and ModelOpt in each of their groups. */
function bitsOf(quantization: Fields): number | undefined {
  const { bits, load_in_4bit: inFour, config_groups: groups } = quantization;
  if (typeof bits === 'number') return bits;
  if (inFour === true) return 4;
  const inGroups = Object.values(isFields(groups) ? groups : {}).flatMap((group) => {
    const weights = isFields(group) ? group['weights'] : undefined;
    return isFields(weights) && typeof weights['num_bits'] === 'number' ? [weights['num_bits']] : [];
  });
  return inGroups.length === 0 ? undefined : Math.min(...inGroups);
}
