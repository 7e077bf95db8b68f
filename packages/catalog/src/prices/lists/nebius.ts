import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'Nebius', segment: 'neocloud', sells: 'gpu' } as const;

/** Nebius. For one GPU. */
export const nebius = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['B200-SXM', 1, 8.5, 'NVIDIA HGX B200'],
    ['B300-SXM', 1, 9.5, 'NVIDIA HGX B300'],
    ['H100-SXM', 1, 4.5, 'NVIDIA HGX H100'],
    ['H200-SXM', 1, 5.4, 'NVIDIA HGX H200'],
  ]),
];
