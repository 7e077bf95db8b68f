import type { Box, Commitment } from './commitment.ts';
import type { Fleets } from './price-model.ts';

/** Two halves of a box, divided where the cases disagree most in money, at what they ask for together. */
export function halves(
  { cases, prices }: Commitment,
  { lower, upper }: Box,
  fleets: Fleets,
  middle: readonly number[],
): readonly [Box, Box] {
  const disagreement = prices.map((price, at) => {
    if (lower[at] === upper[at]) return -1;
    const used = (k: number) => fleets[k]?.at(-1)?.used[at] ?? 0;
    return price * cases.reduce((sum, { share }, k) => sum + share * Math.abs(used(k) - (middle[at] ?? 0)), 0);
  });
  const at = disagreement.indexOf(Math.max(...disagreement));
  const [low, high] = [lower[at] ?? 0, upper[at] ?? 0];
  const cut = Math.min(high - 1, Math.max(low, Math.floor((middle[at] ?? low) + 1e-6)));
  const withAt = (list: readonly number[], value: number) => list.map((one, other) => (other === at ? value : one));
  return [
    { lower, upper: withAt(upper, cut) },
    { lower: withAt(lower, cut + 1), upper },
  ];
}

/** Whether a box is one choice of counts. */
export function isPoint({ lower, upper }: Box): boolean {
  return lower.every((count, at) => count === upper[at]);
}
