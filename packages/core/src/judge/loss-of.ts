import { money } from '../money/usd.ts';

/** What is lost on average to interruptions by all offers together; nothing where none has any. */
export function lossOf(uses: readonly { readonly lostUsdPerHour?: number }[]): { readonly lostUsdPerHour?: number } {
  const lost = uses.flatMap(({ lostUsdPerHour }) => (lostUsdPerHour === undefined ? [] : [lostUsdPerHour]));
  return lost.length === 0 ? {} : { lostUsdPerHour: money(lost.reduce((sum, usd) => sum + usd, 0)) };
}
