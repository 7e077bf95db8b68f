/**
 * The convex price curve of each profile: its offers' replicas, cheapest first, in segments of one price.
 *
 * Members that draw on no binding stock form one curve. Where a stock is drawn on by members of one profile with one draw
 * k only, it is a bound of floor(left / k) on their total, which cuts the dear end of their curve. Other members of a
 * stock form a curve a draw, whose segments also stand in the stock's working row.
 */
import { groupBy } from './group-by.ts';
import type { Candidate } from './limits.ts';
import type { Profile } from './merge.ts';

/** Replicas to be had at one price, by offer in order of position. */
interface Segment {
  readonly price: number;
  readonly width: number;
  readonly offers: readonly { readonly offer: number; readonly width: number }[];
}

/** A curve of a profile; `gpu` is the stock whose row it stands in. */
export interface Curve {
  readonly profile: number;
  readonly gpu: string | undefined;
  readonly draw: number;
  readonly segments: readonly Segment[];
}

interface Lot {
  readonly offer: number;
  readonly price: number;
  readonly width: number;
}

/** Curves of all profiles, in the order of profiles. */
export function priceCurves(profiles: readonly Profile[], stockLeft: ReadonlyMap<string, number>): readonly Curve[] {
  const shared = sharedStocks(profiles, stockLeft);
  return profiles.flatMap(({ members }, profile) => {
    const useful = (members[0]?.useful ?? 0) + 1;
    const live = members.filter(({ extra }) => extra > 0);
    const free = live.filter(({ gpu }) => !shared.has(gpu));
    const drawing = groupBy(
      live.filter(({ gpu }) => shared.has(gpu)),
      ({ gpu, draw }) => `${draw} ${gpu}`,
    );
    const curves = [...drawing.values()].map((group): Curve => {
      const [first] = group as readonly [Candidate];
      return { profile, gpu: first.gpu, draw: first.draw, segments: segments(cut(lots(group), useful)) };
    });
    const open = cut(sortLots(withinStock(free, stockLeft)), useful);
    return open.length > 0 ? [{ profile, gpu: undefined, draw: 0, segments: segments(open) }, ...curves] : curves;
  });
}

/** Stocks that bind and are drawn on by more than one profile, or in more than one size. */
function sharedStocks(profiles: readonly Profile[], stockLeft: ReadonlyMap<string, number>): ReadonlySet<string> {
  const binding = bindingStocks(
    profiles.flatMap(({ members }) => members),
    stockLeft,
  );
  const uses = new Map<string, Set<string>>();
  profiles.forEach(({ members }, profile) => {
    for (const { gpu, draw, extra } of members) {
      if (extra > 0 && binding.has(gpu)) uses.set(gpu, (uses.get(gpu) ?? new Set()).add(`${profile} ${draw}`));
    }
  });
  return new Set([...uses].filter(([, kinds]) => kinds.size > 1).map(([gpu]) => gpu));
}

/** Stocks that the offers' own useful replicas could overdraw. */
export function bindingStocks(
  candidates: readonly Candidate[],
  stockLeft: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const wanted = new Map<string, number>();
  for (const { gpu, draw, extra } of candidates) wanted.set(gpu, (wanted.get(gpu) ?? 0) + draw * extra);
  return new Set([...stockLeft].filter(([gpu, left]) => (wanted.get(gpu) ?? 0) > left).map(([gpu]) => gpu));
}

/** Lots of members on no shared stock, cut at what each one's stock holds. */
function withinStock(members: readonly Candidate[], stockLeft: ReadonlyMap<string, number>): readonly Lot[] {
  return [...groupBy(members, ({ gpu }) => gpu)].flatMap(([gpu, group]) => {
    const left = stockLeft.get(gpu);
    return left === undefined || group.some(({ draw }) => draw !== group[0]?.draw)
      ? lots(group)
      : cut(lots(group), Math.floor(left / (group[0]?.draw ?? 1)));
  });
}

function lots(members: readonly Candidate[]): readonly Lot[] {
  return sortLots(members.map(({ offer, price, extra }) => ({ offer, price, width: extra })));
}

function sortLots(unsorted: readonly Lot[]): readonly Lot[] {
  return unsorted.toSorted((one, other) => one.price - other.price || one.offer - other.offer);
}

/** The first `most` replicas of lots in order. */
function cut(ordered: readonly Lot[], most: number): readonly Lot[] {
  let left = most;
  return ordered.flatMap((lot) => {
    const width = Math.min(lot.width, left);
    left -= width;
    return width > 0 ? [{ ...lot, width }] : [];
  });
}

function segments(ordered: readonly Lot[]): readonly Segment[] {
  return [...groupBy(ordered, ({ price }) => price)].map(([price, group]) => ({
    price,
    width: group.reduce((sum, { width }) => sum + width, 0),
    offers: group.map(({ offer, width }) => ({ offer, width })),
  }));
}
