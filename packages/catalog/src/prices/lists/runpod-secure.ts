import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'RunPod Secure', segment: 'neocloud', sells: 'gpu' } as const;

/** RunPod Secure. For one GPU. */
export const runpodSecure = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-SXM', 1, 1.79, 'A100-SXM4-80GB'],
    ['A100-80GB-PCIe', 1, 1.79, 'A100 80GB PCIe'],
    ['B200-SXM', 1, 7.99, 'B200'],
    ['B300-SXM', 1, 8.99, 'B300 SXM6 AC'],
    ['H100-SXM', 1, 3.99, 'H100 80GB HBM3'],
    ['H100-NVL', 1, 3.19, 'H100 NVL'],
    ['H100-PCIe', 1, 2.89, 'H100 PCIe'],
    ['H200-SXM', 1, 5.29, 'H200'],
    ['L40S', 1, 1.09, 'L40S'],
    ['MI300X', 1, 2.39, 'MI300X OAM'],
  ]),
];
