import type { Draft } from './draft.ts';

/** Amounts by name, of which each case of demand and prices may have some. */
type Amounts = Readonly<Record<string, number>>;

/**
 * The draft in which everything that names an offer names it anew: the running fleet, limits, prices of cases. Names that more
 * than one offer has for a moment, while one types, stay with the other.
 */
export function renameOffer(draft: Draft, from: string, to: string): Draft {
  if (!isMoved(draft.offers, from, to)) return draft;
  return mapOfferNames(draft, (name) => (name === from ? to : name));
}

/** The same of nodes, which limits name as they name offers, and offers that are packed on them. */
export function renameNode(draft: Draft, from: string, to: string): Draft {
  if (!isMoved(draft.nodes ?? [], from, to)) return draft;
  const renamed = mapOfferNames(draft, (name) => (name === from ? to : name));
  return { ...renamed, offers: renamed.offers.map((offer) => (offer.node === from ? { ...offer, node: to } : offer)) };
}

/** The draft in which nothing names an offer that is no more; a limit on that offer alone stays, for its reader to say so. */
export function forgetOffer(draft: Draft, gone: string): Draft {
  return mapOfferNames(draft, (name) => (name === gone ? undefined : name));
}

/** The same of classes: the demands of cases name them. */
export function renameClass(draft: Draft, from: string, to: string): Draft {
  if (!isMoved(draft.workload.classes, from, to)) return draft;
  return mapClassNames(draft, (name) => (name === from ? to : name));
}

/** The same of a class that is no more. */
export function forgetClass(draft: Draft, gone: string): Draft {
  return mapClassNames(draft, (name) => (name === gone ? undefined : name));
}

/** Whether one thing alone has the new name, and none the old one. */
function isMoved(things: readonly { readonly name: string }[], from: string, to: string): boolean {
  const count = (wanted: string) => things.filter(({ name }) => name === wanted).length;
  return count(from) === 0 && count(to) === 1;
}

type Rename = (name: string) => string | undefined;

function mapOfferNames(draft: Draft, rename: Rename): Draft {
  const priced = mapCases(draft, (one) =>
    one.usdPerHour === undefined ? one : { ...one, usdPerHour: renamed(one.usdPerHour, rename) },
  );
  const { pools: _, ...rest } = priced;
  return {
    ...rest,
    ...(priced.current === undefined ? {} : { current: renamed(priced.current, rename) }),
    ...poolsOf(priced, rename),
    ...(priced.limits === undefined ? {} : { limits: priced.limits.map((limit) => withNames(limit, rename)) }),
  };
}

/** A pool without one of its halves is none. */
function poolsOf({ pools }: Draft, rename: Rename): Pick<Draft, 'pools'> {
  if (pools === undefined) return {};
  const left = pools.flatMap((pool) => {
    const [prefill, decode] = [rename(pool.prefill), rename(pool.decode)];
    return prefill === undefined || decode === undefined ? [] : [{ ...pool, prefill, decode }];
  });
  return left.length === 0 ? {} : { pools: left };
}

function mapClassNames(draft: Draft, rename: Rename): Draft {
  const named = mapCases(draft, (one) => withDemand(one, rename));
  if (named.pools === undefined) return named;
  const pools = named.pools.map((pool) => {
    const classes = pool.classes?.flatMap((name) => rename(name) ?? []);
    return classes === undefined || classes.length === 0 ? pool : { ...pool, classes };
  });
  return { ...named, pools };
}

function withNames(limit: NonNullable<Draft['limits']>[number], rename: Rename) {
  const names = limit.offers?.offers;
  if (names === undefined) return limit;
  const kept = names.flatMap((name) => rename(name) ?? []);
  return kept.length === 0 ? limit : { ...limit, offers: { ...limit.offers, offers: kept } };
}

interface Case {
  readonly demand?: number | Amounts | undefined;
  readonly usdPerHour?: Amounts | undefined;
}

function mapCases(draft: Draft, change: <One extends Case>(one: One) => One): Draft {
  return {
    ...draft,
    ...(draft.periods === undefined ? {} : { periods: draft.periods.map(change) }),
    ...(draft.futures === undefined ? {} : { futures: { ...draft.futures, cases: draft.futures.cases.map(change) } }),
  };
}

function withDemand<One extends Case>(one: One, rename: Rename): One {
  return typeof one.demand === 'object' ? { ...one, demand: renamed(one.demand, rename) } : one;
}

function renamed(amounts: Amounts, rename: Rename): Record<string, number> {
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) => {
      const next = rename(name);
      return next === undefined ? [] : [[next, amount]];
    }),
  );
}
