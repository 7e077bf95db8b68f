import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'Hyperstack', segment: 'neocloud', sells: 'gpu' } as const;

/** Hyperstack. For one GPU. */
export const hyperstack = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-SXM', 1, 1.6, 'NVIDIA A100 SXM'],
    ['A100-80GB-PCIe', 1, 1.35, 'NVIDIA A100'],
    ['A100-80GB-PCIe', 1, 1.4, 'NVIDIA A100 NVLink'],
    ['B200-SXM', 1, 6, 'NVIDIA B200'],
    ['B300-SXM', 1, 7.4, 'NVIDIA B300'],
    ['H100-SXM', 1, 3.2, 'NVIDIA H100 SXM'],
    ['H100-PCIe', 1, 2.5, 'NVIDIA H100'],
    ['H100-PCIe', 1, 2.6, 'NVIDIA H100 NVLink'],
    ['H200-SXM', 1, 3.99, 'NVIDIA H200 SXM'],
  ]),
  ...priceList({ ...provider, pricing: 'spot', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-PCIe', 1, 1.08, 'NVIDIA A100'],
    ['H100-PCIe', 1, 2, 'NVIDIA H100 PCIe'],
  ]),
];
