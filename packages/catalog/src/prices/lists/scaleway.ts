import { priceList } from '../price-list.ts';
import { priceFeed } from '../price-source.ts';

const provider = { provider: 'Scaleway', segment: 'neocloud', sells: 'gpu' } as const;

/** Scaleway. For one GPU. */
export const scaleway = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-08-23', source: priceFeed }, [
    ['H100-SXM', 1, 3.87, '', 'cheapest listed'],
    ['H100-PCIe', 1, 3.35, '', 'cheapest listed'],
    ['L40S', 1, 1.72, '', 'cheapest listed'],
    ['L4', 1, 0.921, '', 'cheapest listed'],
  ]),
];
