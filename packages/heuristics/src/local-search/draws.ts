/** Numbers from 0 up to 1 that look random, the same for a seed: a linear congruence modulo 2^32 (Knuth's multiplier). */
export function draws(seed: number): () => number {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  // Near seeds give near first numbers.
  for (let skipped = 0; skipped < 8; skipped += 1) next();
  return next;
}
