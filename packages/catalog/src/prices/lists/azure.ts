import { priceList } from '../price-list.ts';
import { priceIndexSeptember } from '../price-source.ts';

const provider = { provider: 'Azure', segment: 'hyperscaler', sells: 'instance' } as const;

/** Azure. On demand and spot, in a chosen few of its regions. */
export const azure = [
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'eastus', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['A100-40GB-SXM', 8, 27.197, 'Standard_ND96asr_v4'],
      ['A100-80GB-SXM', 8, 32.77, 'Standard_ND96amsr_A100_v4'],
      ['A100-80GB-PCIe', 1, 3.673, 'Standard_NC24ads_A100_v4'],
      ['H100-NVL', 2, 13.96, 'Standard_NC80adis_H100_v5'],
    ],
  ),
  ...priceList({ ...provider, pricing: 'spot', region: 'eastus', asOf: '2026-09-29', source: priceIndexSeptember }, [
    ['A100-40GB-SXM', 8, 5.9045, 'Standard_ND96asr_v4'],
    ['A100-80GB-SXM', 8, 8.4416, 'Standard_ND96amsr_A100_v4'],
    ['A100-80GB-PCIe', 1, 0.6788, 'Standard_NC24ads_A100_v4'],
    ['A100-80GB-PCIe', 2, 1.3575, 'Standard_NC48ads_A100_v4'],
    ['A100-80GB-PCIe', 4, 2.7151, 'Standard_NC96ads_A100_v4'],
    ['H100-SXM', 8, 18.1695, 'Standard_ND96isr_H100_v5'],
    ['H100-NVL', 1, 1.2899, 'Standard_NC40ads_H100_v5'],
    ['H100-NVL', 2, 2.5798, 'Standard_NC80adis_H100_v5'],
  ]),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'westeurope', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['A100-40GB-SXM', 8, 35.357, 'Standard_ND96asr_v4'],
      ['A100-80GB-SXM', 8, 40.962, 'Standard_ND96amsr_A100_v4'],
      ['A100-80GB-PCIe', 1, 4.775, 'Standard_NC24ads_A100_v4'],
      ['H100-NVL', 1, 9.08, 'Standard_NC40ads_H100_v5'],
      ['H100-NVL', 2, 18.16, 'Standard_NC80adis_H100_v5'],
    ],
  ),
  ...priceList(
    { ...provider, pricing: 'spot', region: 'westeurope', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['A100-40GB-SXM', 8, 7.676, 'Standard_ND96asr_v4'],
      ['A100-80GB-SXM', 8, 10.5518, 'Standard_ND96amsr_A100_v4'],
      ['A100-80GB-PCIe', 1, 0.8824, 'Standard_NC24ads_A100_v4'],
      ['A100-80GB-PCIe', 2, 1.7648, 'Standard_NC48ads_A100_v4'],
      ['A100-80GB-PCIe', 4, 3.5297, 'Standard_NC96ads_A100_v4'],
      ['H100-SXM', 8, 23.6204, 'Standard_ND96isr_H100_v5'],
      ['H100-NVL', 1, 4.1841, 'Standard_NC40ads_H100_v5'],
      ['H100-NVL', 2, 8.3681, 'Standard_NC80adis_H100_v5'],
    ],
  ),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'southcentralus', asOf: '2026-09-29', source: priceIndexSeptember },
    [['A100-40GB-SXM', 8, 32.63, 'Standard_ND96asr_v4']],
  ),
  ...priceList(
    { ...provider, pricing: 'spot', region: 'southcentralus', asOf: '2026-09-29', source: priceIndexSeptember },
    [['A100-40GB-SXM', 8, 7.084, 'Standard_ND96asr_v4']],
  ),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'japaneast', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['A100-80GB-SXM', 8, 47.517, 'Standard_ND96amsr_A100_v4'],
      ['A100-80GB-PCIe', 1, 5.326, 'Standard_NC24ads_A100_v4'],
      ['H100-NVL', 1, 10.121, 'Standard_NC40ads_H100_v5'],
      ['H100-NVL', 2, 20.242, 'Standard_NC80adis_H100_v5'],
      ['H200-SXM', 8, 106, 'Standard_ND96isr_H200_v5'],
    ],
  ),
  ...priceList({ ...provider, pricing: 'spot', region: 'japaneast', asOf: '2026-09-29', source: priceIndexSeptember }, [
    ['A100-80GB-SXM', 8, 12.2404, 'Standard_ND96amsr_A100_v4'],
    ['A100-80GB-PCIe', 1, 0.9842, 'Standard_NC24ads_A100_v4'],
    ['H100-SXM', 8, 26.3458, 'Standard_ND96isr_H100_v5'],
    ['H100-NVL', 1, 2.9847, 'Standard_NC40ads_H100_v5'],
    ['H100-NVL', 2, 5.9694, 'Standard_NC80adis_H100_v5'],
  ]),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'uksouth', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['A100-80GB-SXM', 8, 40.962, 'Standard_ND96amsr_A100_v4'],
      ['A100-80GB-PCIe', 1, 4.591, 'Standard_NC24ads_A100_v4'],
      ['H100-NVL', 1, 8.725, 'Standard_NC40ads_H100_v5'],
      ['H200-SXM', 8, 106, 'Standard_ND96isr_H200_v5'],
      ['MI300X', 8, 60, 'Standard_ND96isr_MI300X_v5'],
    ],
  ),
  ...priceList({ ...provider, pricing: 'spot', region: 'uksouth', asOf: '2026-09-29', source: priceIndexSeptember }, [
    ['A100-80GB-SXM', 8, 11.7151, 'Standard_ND96amsr_A100_v4'],
    ['A100-80GB-PCIe', 1, 0.8484, 'Standard_NC24ads_A100_v4'],
    ['H100-SXM', 8, 22.7119, 'Standard_ND96isr_H100_v5'],
    ['H100-NVL', 1, 1.6124, 'Standard_NC40ads_H100_v5'],
    ['MI300X', 8, 11.088, 'Standard_ND96isr_MI300X_v5'],
  ]),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'brazilsouth', asOf: '2026-09-29', source: priceIndexSeptember },
    [['A100-80GB-SXM', 8, 65.54, 'Standard_ND96amsr_A100_v4']],
  ),
  ...priceList(
    { ...provider, pricing: 'spot', region: 'brazilsouth', asOf: '2026-09-29', source: priceIndexSeptember },
    [['A100-80GB-SXM', 8, 16.8831, 'Standard_ND96amsr_A100_v4']],
  ),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'westus3', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['H100-NVL', 1, 6.98, 'Standard_NC40ads_H100_v5'],
      ['H200-SXM', 8, 84.8, 'Standard_ND96isr_H200_v5'],
      ['MI300X', 8, 48, 'Standard_ND96isr_MI300X_v5'],
    ],
  ),
  ...priceList({ ...provider, pricing: 'spot', region: 'westus3', asOf: '2026-09-29', source: priceIndexSeptember }, [
    ['H100-NVL', 1, 4.9439, 'Standard_NC40ads_H100_v5'],
    ['MI300X', 8, 8.8704, 'Standard_ND96isr_MI300X_v5'],
  ]),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'eastus2', asOf: '2026-09-29', source: priceIndexSeptember },
    [
      ['H200-SXM', 8, 84.8, 'Standard_ND96isr_H200_v5'],
      ['MI300X', 8, 48, 'Standard_ND96isr_MI300X_v5'],
    ],
  ),
  ...priceList({ ...provider, pricing: 'spot', region: 'eastus2', asOf: '2026-09-29', source: priceIndexSeptember }, [
    ['MI300X', 8, 8.8704, 'Standard_ND96isr_MI300X_v5'],
  ]),
  ...priceList(
    { ...provider, pricing: 'on-demand', region: 'francecentral', asOf: '2026-09-29', source: priceIndexSeptember },
    [['MI300X', 8, 60, 'Standard_ND96isr_MI300X_v5']],
  ),
  ...priceList(
    { ...provider, pricing: 'spot', region: 'francecentral', asOf: '2026-09-29', source: priceIndexSeptember },
    [['MI300X', 8, 11.088, 'Standard_ND96isr_MI300X_v5']],
  ),
];
