import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'Google Cloud', segment: 'hyperscaler', sells: 'instance' } as const;

/** Google Cloud. Host and GPUs together. */
export const googleCloud = [
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'us-central1', asOf: '2026-10-10', source: priceIndexOctober },
    [
      ['A100-40GB-SXM', 1, 3.6734, 'a2-highgpu-1g'],
      ['A100-40GB-SXM', 2, 7.3468, 'a2-highgpu-2g'],
      ['A100-40GB-SXM', 4, 14.6935, 'a2-highgpu-4g'],
      ['A100-40GB-SXM', 8, 29.3871, 'a2-highgpu-8g'],
      ['A100-40GB-SXM', 16, 55.7395, 'a2-megagpu-16g'],
      ['A100-80GB-SXM', 1, 5.0688, 'a2-ultragpu-1g'],
      ['A100-80GB-SXM', 2, 10.1376, 'a2-ultragpu-2g'],
      ['A100-80GB-SXM', 4, 20.2752, 'a2-ultragpu-4g'],
      ['A100-80GB-SXM', 8, 40.5504, 'a2-ultragpu-8g'],
      ['H100-SXM', 8, 88.49, 'a3-highgpu-8g'],
      ['H100-SXM', 8, 93.4007, 'a3-megagpu-8g'],
      ['H200-SXM', 8, 84.8069, 'a3-ultragpu-8g'],
    ],
  ),
  ...priceList({ ...provider, pricing: 'spot', region: 'us-central1', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-40GB-SXM', 1, 2.204, 'a2-highgpu-1g'],
    ['A100-40GB-SXM', 2, 4.408, 'a2-highgpu-2g'],
    ['A100-40GB-SXM', 4, 8.816, 'a2-highgpu-4g'],
    ['A100-40GB-SXM', 8, 17.6321, 'a2-highgpu-8g'],
    ['A100-40GB-SXM', 16, 33.443, 'a2-megagpu-16g'],
    ['A100-80GB-SXM', 1, 3.04, 'a2-ultragpu-1g'],
    ['A100-80GB-SXM', 2, 6.08, 'a2-ultragpu-2g'],
    ['A100-80GB-SXM', 4, 12.16, 'a2-ultragpu-4g'],
    ['A100-80GB-SXM', 8, 24.32, 'a2-ultragpu-8g'],
    ['H100-SXM', 8, 50.3153, 'a3-highgpu-8g'],
    ['H100-SXM', 8, 53.0992, 'a3-megagpu-8g'],
    ['H200-SXM', 8, 50.835, 'a3-ultragpu-8g'],
    ['B200-SXM', 8, 39.6336, 'a4-highgpu-8g'],
  ]),
];
