import { priceList } from '../price-list.ts';
import { priceFeed } from '../price-source.ts';

const provider = { provider: 'Vultr', segment: 'neocloud', sells: 'gpu' } as const;

/** Vultr. For one GPU. */
export const vultr = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-08-23', source: priceFeed }, [
    ['L40S', 1, 1.67, '', 'cheapest listed'],
  ]),
];
