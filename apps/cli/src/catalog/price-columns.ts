import { type Price, usdPerGpuHour } from '@fleetmix/catalog';
import { usd } from '../output/figures.ts';
import { type Column, shortened } from './listing.ts';

/** So long a GPU's or region's name may be in a table of 100 columns. */
const longestGpu = 16;
const longestRegion = 14;

/** Prices as CSV has them; the same columns can be read back with --prices. */
export const priceColumns: readonly Column<Price>[] = [
  { name: 'provider', of: ({ provider }) => provider, shown: { head: 'provider' } },
  { name: 'segment', of: ({ segment }) => segment },
  { name: 'gpu', of: ({ gpu }) => gpu, shown: { head: 'GPU', text: ({ gpu }) => shortened(gpu, longestGpu) } },
  { name: 'gpuCount', of: ({ gpuCount }) => gpuCount, shown: { head: 'GPUs', align: 'right' } },
  { name: 'pricing', of: ({ pricing }) => pricing, shown: { head: 'pricing' } },
  {
    name: 'region',
    of: ({ region }) => region,
    shown: { head: 'region', text: ({ region = '' }) => shortened(region, longestRegion) },
  },
  {
    name: 'usdPerGpuHour',
    of: (price) => Number(usdPerGpuHour(price).toPrecision(12)),
    shown: { head: 'USD/GPU-h', align: 'right', text: (price) => `${usd(usdPerGpuHour(price))}${mark(price)}` },
  },
  {
    name: 'usdPerHour',
    of: ({ usdPerHour }) => usdPerHour,
    shown: { head: 'USD/h', align: 'right', text: ({ usdPerHour }) => usd(usdPerHour) },
  },
  { name: 'asOf', of: ({ asOf }) => asOf, shown: { head: 'day' } },
  { name: 'sells', of: ({ sells }) => sells },
  { name: 'sku', of: ({ sku }) => sku },
  { name: 'verified', of: ({ verified }) => verified },
  { name: 'source', of: ({ source }) => source.title },
  { name: 'sourceUrl', of: ({ source }) => source.url },
  { name: 'commitmentMonths', of: ({ commitmentMonths }) => commitmentMonths },
  { name: 'note', of: ({ note }) => note },
];

/** Stands behind what is not verified. */
function mark({ verified }: { readonly verified: boolean }): string {
  return verified ? ' ' : '*';
}
