import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'Crusoe', segment: 'neocloud', sells: 'gpu' } as const;

/** Crusoe. For one GPU. */
export const crusoe = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-SXM', 1, 2.3, 'A100 80GB SXM'],
    ['A100-80GB-PCIe', 1, 2, 'A100 80GB PCIe'],
    ['H100-SXM', 1, 3.9, 'H100 80GB HGX'],
    ['H200-SXM', 1, 4.29, 'H200 141GB HGX'],
    ['L40S', 1, 1.5, 'L40S 48GB'],
    ['MI300X', 1, 3.45, 'MI300X 192GB'],
  ]),
];
