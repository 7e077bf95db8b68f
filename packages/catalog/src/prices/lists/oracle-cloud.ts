import { priceList } from '../price-list.ts';
import { priceIndexOctober } from '../price-source.ts';

const provider = {
  provider: 'Oracle Cloud',
  segment: 'hyperscaler',
  sells: 'instance',
  note: 'published for one GPU, rented as the whole machine',
} as const;

/** Oracle Cloud. Published for one GPU and hour; rented as the whole machine, so the price is that times its GPUs. */
export const oracleCloud = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-80GB-SXM', 8, 32, 'BM.GPU.A100-v2.8'],
    ['B200-SXM', 8, 112, 'BM.GPU.B200.8'],
    ['B300-SXM', 8, 120, 'BM.GPU.B300.8'],
    ['H100-SXM', 8, 80, 'BM.GPU.H100.8'],
    ['H200-SXM', 8, 80, 'BM.GPU.H200.8'],
    ['L40S', 4, 14, 'BM.GPU.L40S.4'],
    ['MI300X', 8, 48, 'BM.GPU.MI300X.8'],
  ]),
];
