import { priceList } from '../price-list.ts';
import { priceFeed } from '../price-source.ts';

const provider = { provider: 'DataCrunch', segment: 'neocloud', sells: 'gpu' } as const;

/** DataCrunch. For one GPU. */
export const datacrunch = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-08-23', source: priceFeed }, [
    ['B200-SXM', 1, 6.11, '', 'cheapest listed'],
    ['H200-SXM', 1, 4, '', 'cheapest listed'],
    ['H100-SXM', 1, 3.25, '', 'cheapest listed'],
    ['A100-80GB-SXM', 1, 1.79, '', 'cheapest listed'],
    ['A100-40GB-SXM', 1, 1.29, '', 'cheapest listed'],
    ['RTX-PRO-6000-Blackwell-Server', 1, 1.89, '', 'cheapest listed'],
    ['L40S', 1, 1.37, '', 'cheapest listed'],
    ['RTX-6000-Ada', 1, 1.04, '', 'cheapest listed'],
    ['RTX-A6000', 1, 0.61, '', 'cheapest listed'],
    ['V100-SXM2-16GB', 1, 0.17, '', 'cheapest listed'],
  ]),
  ...priceList({ ...provider, pricing: 'spot', asOf: '2026-08-23', source: priceFeed }, [
    ['B200-SXM', 1, 3.06, '', 'cheapest listed'],
    ['H200-SXM', 1, 2, '', 'cheapest listed'],
    ['H100-SXM', 1, 1.62, '', 'cheapest listed'],
    ['A100-80GB-SXM', 1, 0.895, '', 'cheapest listed'],
    ['A100-40GB-SXM', 1, 0.645, '', 'cheapest listed'],
    ['RTX-PRO-6000-Blackwell-Server', 1, 0.945, '', 'cheapest listed'],
    ['L40S', 1, 0.685, '', 'cheapest listed'],
    ['RTX-6000-Ada', 1, 0.52, '', 'cheapest listed'],
    ['RTX-A6000', 1, 0.305, '', 'cheapest listed'],
    ['V100-SXM2-16GB', 1, 0.085, '', 'cheapest listed'],
  ]),
];
