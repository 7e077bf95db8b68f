/** A total divided in proportion to the weights, exactly. */
export function divideTotal(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((before, weight) => before + weight, 0);
  return weights.map((weight) => (total * weight) / sum);
}

/**
 * A whole total divided into whole parts in proportion to the weights: each gets its part rounded down, and those with
 * the largest remainders get one more, the earlier first where remainders are equal (Hamilton's method).
 */
export function divideWhole(total: number, weights: readonly number[]): readonly number[] {
  const exact = divideTotal(total, weights);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, position) => ({ position, remainder: value - Math.floor(value) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.position - other.position);
  for (const { position } of byRemainder.slice(0, left)) parts[position] = (parts[position] as number) + 1;
  return parts;
}
