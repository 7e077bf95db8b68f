import type { StockWorth } from '../worker/protocol.ts';
import { usd } from './figures.ts';

/** What one more GPU would change, in a sentence. */
export function stockWorthText({ gpu, usdPerHour, planned }: StockWorth): string {
  const price = `${usd(usdPerHour)} USD/hour`;
  if (planned === undefined) return `By the prices of the proof, one more ${gpu} in stock is worth about ${price}.`;
  if (planned.savesUsdPerHour >= 0.005) {
    return `One more ${gpu} in stock, ${planned.stock} in all, would save ${usd(planned.savesUsdPerHour)} USD/hour.`;
  }
  return `One more ${gpu} in stock would not make this fleet cheaper. By the prices of the proof it is worth about ${price} where replicas come in parts.`;
}
