import * as Flags from '@oclif/core/flags';

const several = { multiple: true, multipleNonGreedy: true } as const;
const list = { ...several, delimiter: ',', helpGroup: 'FILTER' } as const;

/** Where prices come from; shared by the commands that need some. */
export const priceFlags = {
  prices: Flags.string({
    ...several,
    summary:
      "Use the prices of this file or folder instead of the built-in ones: CSV of your own, or SkyPilot's catalog. May be given several times.",
    helpValue: 'FILE|FOLDER',
    helpGroup: 'PRICES',
  }),
  'add-prices': Flags.boolean({
    summary: 'Keep the built-in prices beside those of --prices.',
    dependsOn: ['prices'],
    helpGroup: 'PRICES',
  }),
};

/** Which prices are wanted. */
export const priceFilterFlags = {
  gpu: Flags.string({
    ...list,
    summary: 'Only these GPUs, with commas between; h100 is the H100 in every form.',
    helpValue: 'NAMES',
  }),
  provider: Flags.string({
    ...list,
    summary: 'Only these providers, by name or the beginning of it, such as aws or runpod.',
    helpValue: 'NAMES',
  }),
  segment: Flags.option({
    ...list,
    summary: 'Only this kind of provider.',
    options: ['hyperscaler', 'neocloud', 'marketplace'] as const,
  })(),
  region: Flags.string({
    ...list,
    summary: 'Only regions that begin so, such as us-east; prices that hold everywhere stay.',
    helpValue: 'NAMES',
  }),
  pricing: Flags.option({
    ...list,
    summary: 'Only this way to pay.',
    options: ['on-demand', 'spot', 'reserved'] as const,
  })(),
  verified: Flags.boolean({
    summary: 'Without prices that one should not believe, such as the floor of a listing.',
    helpGroup: 'FILTER',
  }),
};
