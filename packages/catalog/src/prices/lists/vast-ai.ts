import { priceList } from '../price-list.ts';
import { priceFeed, priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'Vast.ai', segment: 'marketplace', sells: 'gpu' } as const;

/** Vast.ai. Asking prices on a marketplace, for one GPU; no promise of stock. */
export const vastAi = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-40GB-SXM', 1, 0.588, '', 'median of 50 offers'],
    ['A100-80GB-SXM', 1, 1.0685, '', 'median of 20 offers'],
    ['A100-80GB-PCIe', 1, 0.935, '', 'median of 10 offers'],
    ['B200-SXM', 1, 7.8128, '', 'median of 32 offers'],
    ['H100-SXM', 1, 4.0002, '', 'median of 7 offers'],
    ['H100-NVL', 1, 2.5344, '', 'median of 6 offers'],
    ['H200-SXM', 1, 5.0011, '', 'median of 15 offers'],
    ['L40S', 1, 0.6006, '', 'median of 26 offers'],
  ]),
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-08-23', source: priceFeed }, [
    ['B200-SXM', 1, 5.31, '', 'cheapest listed'],
    ['H200-SXM', 1, 3.3, '', 'cheapest listed'],
    ['H200-NVL', 1, 3.49, '', 'cheapest listed'],
    ['H100-SXM', 1, 1.74, '', 'cheapest listed'],
    ['H100-PCIe', 1, 2.14, '', 'cheapest listed'],
    ['H100-NVL', 1, 2.19, '', 'cheapest listed'],
    ['A100-40GB-SXM', 1, 0.602, '', 'cheapest listed'],
    ['A100-40GB-PCIe', 1, 0.669, '', 'cheapest listed'],
    ['RTX-PRO-6000-Blackwell-Server', 1, 1.34, '', 'cheapest listed'],
    ['L40S', 1, 0.602, '', 'cheapest listed'],
    ['RTX-6000-Ada', 1, 0.541, '', 'cheapest listed'],
    ['RTX-A6000', 1, 0.403, '', 'cheapest listed'],
    ['RTX-5090', 1, 0.343, '', 'cheapest listed'],
    ['RTX-4090', 1, 0.309, '', 'cheapest listed'],
    ['RTX-3090', 1, 0.128, '', 'cheapest listed'],
    ['L4', 1, 0.312, '', 'cheapest listed'],
    ['A10', 1, 0.202, '', 'cheapest listed'],
    ['V100-SXM2-16GB', 1, 0.0956, '', 'cheapest listed'],
  ]),
];
