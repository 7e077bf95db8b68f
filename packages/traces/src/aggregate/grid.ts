import { InputError } from '@fleetmix/core';
import type { Grid } from '../options.ts';

/** The last token count of each range, rising; above the last is one more range. */
export interface Bounds {
  readonly input: readonly number[];
  readonly output: readonly number[];
}

const melange: Bounds = {
  input: [25, 100, 250, 500, 1000, 2000, 4000, 8000, 16_000, 32_000],
  output: [25, 100, 250, 500, 1000, 2000],
};

const firstDecade = 1;
const lastDecade = 7;
const most = 100;

/**
 * The bounds of a grid.
 * @throws InputError where they do not rise or are no token counts
 */
export function boundsOf(grid: Grid = { perDecade: 4 }): Bounds {
  if (grid === 'melange') return melange;
  if ('perDecade' in grid) {
    const bounds = logarithmic(grid.perDecade);
    return { input: bounds, output: bounds };
  }
  return { input: checked(grid.inputTokens, 'inputTokens'), output: checked(grid.outputTokens, 'outputTokens') };
}

function logarithmic(perDecade: number): readonly number[] {
  if (!Number.isInteger(perDecade) || perDecade < 1 || perDecade > most)
    throw new InputError([{ path: 'perDecade', message: `must be a whole number from 1 to ${most}.` }], 'grid');
  const steps = (lastDecade - firstDecade) * perDecade + 1;
  const bounds = Array.from({ length: steps }, (_, step) => Math.round(10 ** (firstDecade + step / perDecade)));
  return [...new Set(bounds)];
}

function checked(bounds: readonly number[], path: string): readonly number[] {
  const rising = bounds.every((bound, at) => Number.isInteger(bound) && bound > (bounds[at - 1] ?? 0));
  if (bounds.length > 0 && rising) return bounds;
  const message = 'must be whole numbers of tokens above 0, each above the one before, such as 100, 1000, 10000.';
  throw new InputError([{ path, message }], 'grid');
}
