import { priceList } from '../price-list.ts';
import { priceFeed, priceIndexOctober } from '../price-source.ts';

const provider = { provider: 'Lambda', segment: 'neocloud', sells: 'instance' } as const;

/** Lambda. Rented as the instance types that it lists. */
export const lambda = [
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-10-10', source: priceIndexOctober }, [
    ['A100-40GB-PCIe', 1, 1.99, 'gpu_1x_a100_pcie_40gb'],
    ['A100-40GB-SXM', 1, 1.99, 'gpu_1x_a100_sxm_40gb'],
    ['A100-40GB-PCIe', 2, 3.98, 'gpu_2x_a100_pcie_40gb'],
    ['A100-40GB-PCIe', 4, 7.96, 'gpu_4x_a100_pcie_40gb'],
    ['A100-40GB-SXM', 8, 15.92, 'gpu_8x_a100_sxm_40gb'],
    ['A100-80GB-SXM', 8, 22.32, 'gpu_8x_a100_sxm_80gb'],
    ['B200-SXM', 1, 6.99, 'gpu_1x_b200_sxm6_180gb'],
    ['B200-SXM', 2, 13.78, 'gpu_2x_b200_sxm6_180gb'],
    ['B200-SXM', 4, 27.16, 'gpu_4x_b200_sxm6_180gb'],
    ['B200-SXM', 8, 53.52, 'gpu_8x_b200_sxm6_180gb'],
    ['H100-SXM', 1, 4.29, 'gpu_1x_h100_sxm_80gb'],
    ['H100-SXM', 2, 8.38, 'gpu_2x_h100_sxm_80gb'],
    ['H100-SXM', 4, 16.36, 'gpu_4x_h100_sxm_80gb'],
    ['H100-SXM', 8, 31.92, 'gpu_8x_h100_sxm_80gb'],
    ['H100-PCIe', 1, 3.29, 'gpu_1x_h100_pcie_80gb'],
  ]),
  ...priceList({ ...provider, pricing: 'on-demand', asOf: '2026-08-23', source: priceFeed }, [
    ['RTX-A6000', 1, 1.09, '', 'cheapest listed'],
    ['A10', 1, 1.29, '', 'cheapest listed'],
    ['V100-SXM2-16GB', 8, 6.32, 'gpu_8x_v100'],
  ]),
];
