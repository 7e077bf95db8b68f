import { priceList } from '../price-list.ts';
import { priceFeed, priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'RunPod Community', segment: 'marketplace', sells: 'gpu' } as const;

/** RunPod Community. Asking prices of hosts of the community, for one GPU; no promise of stock. */
export const runpodCommunity = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-40GB-SXM', 1, 1, 'A100-SXM4-40GB'],
    ['A100-80GB-SXM', 1, 1.39, 'A100-SXM4-80GB'],
    ['A100-80GB-PCIe', 1, 1.19, 'A100 80GB PCIe'],
    ['B200-SXM', 1, 5.98, 'B200'],
    ['B300-SXM', 1, 6.94, 'B300 SXM6 AC'],
    ['H100-SXM', 1, 2.69, 'H100 80GB HBM3'],
    ['H100-NVL', 1, 2.59, 'H100 NVL'],
    ['H100-PCIe', 1, 1.99, 'H100 PCIe'],
    ['H200-SXM', 1, 3.59, 'H200'],
    ['L40S', 1, 0.79, 'L40S'],
    ['MI300X', 1, 0.5, 'MI300X OAM', 'the floor of a listing: treat with care', false],
  ]),
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-08-23', source: priceFeed }, [
    ['H200-NVL', 1, 3.79, '', 'cheapest listed'],
    ['RTX-PRO-6000-Blackwell-Server', 1, 1.69, '', 'cheapest listed'],
    ['RTX-6000-Ada', 1, 0.74, '', 'cheapest listed'],
    ['RTX-A6000', 1, 0.33, '', 'cheapest listed'],
    ['A40', 1, 0.44, '', 'cheapest listed'],
    ['RTX-5090', 1, 0.69, '', 'cheapest listed'],
    ['RTX-4090', 1, 0.34, '', 'cheapest listed'],
    ['RTX-3090', 1, 0.22, '', 'cheapest listed'],
    ['L4', 1, 0.49, '', 'cheapest listed'],
    ['V100-SXM2-16GB', 1, 0.23, '', 'cheapest listed'],
  ]),
  ...priceList({ ...provider, pricing: 'spot', asOf: '2026-08-23', source: priceFeed }, [
    ['H200-NVL', 1, 3.79, '', 'cheapest listed'],
    ['RTX-PRO-6000-Blackwell-Server', 1, 1.69, '', 'cheapest listed'],
    ['RTX-6000-Ada', 1, 0.74, '', 'cheapest listed'],
    ['RTX-A6000', 1, 0.33, '', 'cheapest listed'],
    ['A40', 1, 0.44, '', 'cheapest listed'],
    ['RTX-5090', 1, 0.69, '', 'cheapest listed'],
    ['RTX-4090', 1, 0.34, '', 'cheapest listed'],
    ['RTX-3090', 1, 0.22, '', 'cheapest listed'],
    ['L4', 1, 0.49, '', 'cheapest listed'],
    ['V100-SXM2-16GB', 1, 0.23, '', 'cheapest listed'],
  ]),
];
