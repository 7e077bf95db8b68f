import type { Source } from '../source.ts';

export const karpenter: Source = {
  title: 'Karpenter for AWS, generated prices at 1d92708',
  url: 'https://github.com/aws/karpenter-provider-aws',
  date: '2026-07-20',
};

export const priceFeed: Source = {
  title: 'gpu-price-feed at 03b0c63',
  url: 'https://github.com/toolshedlabs-hash/gpu-price-feed',
  date: '2026-08-23',
};

export const priceIndexSeptember: Source = {
  title: 'gpu-price-index at 1f5b058',
  url: 'https://github.com/ewyluda/gpu-price-index',
  date: '2026-09-29',
};

export const priceIndexOctober: Source = {
  title: 'gpu-price-index at ab49c80',
  url: 'https://github.com/ewyluda/gpu-price-index',
  date: '2026-10-10',
};
