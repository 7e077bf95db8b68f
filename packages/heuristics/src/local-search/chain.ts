import type { Shares } from './shares.ts';
import type { Work } from './work.ts';

/** One move of a chain; its share, and the load that arrives, per replica's worth that leaves the source. */
export interface Hop {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly share: number;
  readonly load: number;
}

/**
 * The chain of moves from an offer to one with room on which the price of the work rises by the smallest factor, by Dijkstra's
 * algorithm; a hop by which it would fall counts as 1. Raises the prices of the offers that are nearer than the end, so that
 * the chain costs nothing at the new ones. Undefined where every chain ends nowhere.
 */
export function shortestChain(
  source: number,
  open: readonly number[],
  work: Work,
  shares: Shares,
  prices: Float64Array,
  hasRoom: (offer: number) => boolean,
): readonly Hop[] | undefined {
  const { offers, load, classes } = work;
  const factor = new Float64Array(offers).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(offers).fill(-1);
  const by = new Int32Array(offers).fill(-1);
  const done: number[] = [];
  const waiting = new Set(open);
  waiting.delete(source);
  factor[source] = 1;
  let at = source;
  while (at === source || !hasRoom(at)) {
    done.push(at);
    const reached = factor[at] as number;
    for (let row = 0; row < classes.length; row += 1) {
      if (shares.shareOf(row, at) === 0) continue;
      const first = row * offers;
      const unit = reached / ((prices[at] as number) * (load[first + at] as number));
      for (const next of waiting) {
        const price = unit * (prices[next] as number) * (load[first + next] as number);
        const via = Math.max(price, reached);
        if (via >= (factor[next] as number)) continue;
        factor[next] = via;
        before[next] = at;
        by[next] = row;
      }
    }
    at = nearest(waiting, factor);
    if (at < 0) return undefined;
    waiting.delete(at);
  }
  const end = factor[at] as number;
  for (const offer of done) prices[offer] = ((prices[offer] as number) * end) / (factor[offer] as number);
  return hops(source, at, work, before, by);
}

function nearest(waiting: ReadonlySet<number>, factor: Float64Array): number {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const offer of waiting) {
    if ((factor[offer] as number) >= least) continue;
    least = factor[offer] as number;
    best = offer;
  }
  return best;
}

function hops(source: number, end: number, work: Work, before: Int32Array, by: Int32Array): readonly Hop[] {
  const path: { row: number; from: number; to: number }[] = [];
  for (let to = end; to !== source; to = before[to] as number)
    path.unshift({ row: by[to] as number, from: before[to] as number, to });
  let load = 1;
  return path.map(({ row, from, to }) => {
    const share = load / (work.load[row * work.offers + from] as number);
    load = share * (work.load[row * work.offers + to] as number);
    return { row, from, to, share, load };
  });
}
