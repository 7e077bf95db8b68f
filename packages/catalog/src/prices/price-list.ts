import type { Price } from './price.ts';

/** What the rows of a list have in common. */
type Common = Omit<Price, 'gpu' | 'gpuCount' | 'usdPerHour' | 'sku' | 'verified'>;

/** `sku` is empty where the provider has no name for it. */
type Row = readonly [
  gpu: string,
  gpuCount: number,
  usdPerHour: number,
  sku?: string,
  note?: string,
  verified?: boolean,
];

/** Prices of one provider, region and day as a table. */
export function priceList(common: Common, rows: readonly Row[]): readonly Price[] {
  return rows.map(([gpu, gpuCount, usdPerHour, sku = '', note = common.note, verified = true]) => ({
    ...common,
    gpu,
    gpuCount,
    usdPerHour,
    verified,
    ...(sku === '' ? {} : { sku }),
    ...(note === undefined ? {} : { note }),
  }));
}
