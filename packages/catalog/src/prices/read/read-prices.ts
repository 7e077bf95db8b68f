import { InputError } from '@fleetmix/core';
import type { Price } from '../price.ts';
import { csvTable } from './csv-table.ts';
import { ownPrices } from './own-prices.ts';
import { byReason, type Skipped } from './skipped.ts';
import { isSkypilot, skypilotPrices } from './skypilot.ts';

/** What a file of prices holds. */
export interface PriceReading {
  readonly format: 'own' | 'skypilot';
  readonly prices: readonly Price[];
  /** Rows that gave no price, by reason, the commonest first. */
  readonly skipped: readonly Skipped[];
  /** Columns of one's own table that mean nothing here. */
  readonly unreadColumns: readonly string[];
}

/**
 * Reads prices of one's own from CSV. Either with the columns `provider, gpu, gpuCount, usdPerHour` and, where wanted,
 * `segment, pricing, region, sku, sells, asOf, verified, note, source, sourceUrl`, in any order; or SkyPilot's `vms.csv`, whose folder names the cloud.
 * @throws InputError where it is neither, or where no row gives a price
 */
export async function readPrices(text: string, fileName = 'prices'): Promise<PriceReading> {
  const table = await csvTable(text, fileName);
  const format = isSkypilot(table) ? 'skypilot' : 'own';
  const { prices, skips, unreadColumns } = (format === 'skypilot' ? skypilotPrices : ownPrices)(table, fileName);
  const skipped = byReason(skips);
  if (prices.length === 0) throw noPrices(skipped, fileName);
  return { format, prices, skipped, unreadColumns };
}

function noPrices(skipped: readonly Skipped[], fileName: string): InputError {
  const reasons = skipped.map(({ reason, lines }) => ({ path: linesText(lines), message: `${reason}.` }));
  return new InputError([{ path: '', message: 'holds no price that can be used.' }, ...reasons], fileName);
}

function linesText(lines: readonly number[]): string {
  const more = lines.length > 5 ? `, and ${lines.length - 5} more` : '';
  return `line${lines.length === 1 ? '' : 's'} ${lines.slice(0, 5).join(', ')}${more}`;
}
