import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'CoreWeave', segment: 'neocloud', sells: 'instance' } as const;

/** CoreWeave. Rented as machines of 8 GPUs. */
export const coreweave = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-SXM', 8, 21.6, 'nvidia-a100'],
    ['B200-SXM', 8, 68.8, 'nvidia-b200'],
    ['H100-SXM', 8, 49.24, 'hgx-h100'],
    ['H200-SXM', 8, 50.44, 'hgx-h200'],
    ['L40S', 8, 18, 'nvidia-l40s'],
  ]),
  ...priceList({ ...provider, pricing: 'spot', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-SXM', 8, 9.65, 'nvidia-a100'],
    ['B200-SXM', 8, 34.11, 'nvidia-b200'],
    ['B300-SXM', 8, 35.84, 'nvidia-b300'],
    ['H100-SXM', 8, 19.71, 'hgx-h100'],
    ['H200-SXM', 8, 20.93, 'hgx-h200'],
    ['L40S', 8, 7.88, 'nvidia-l40s'],
  ]),
];
