import { evaluate, limitRows, nodePackings, type Offer, type Scenario } from '@fleetmix/core';
import { type Pair, pairsByOffer, servablePairs } from '../pairs.ts';
import { loadOfAll, replicaBounds } from '../replica-bounds.ts';
import { type LinearPrices, linearEnteringPrice } from './linear-prices.ts';
import { isOptimal, type Replanning } from './replanning.ts';

/** Why the cheapest plan rents none of an offer. */
export interface UnusedOffer {
  readonly offer: string;
  readonly usdPerHour: number;
  /**
   * `price`: it would be rented below `entersBelowUsdPerHour`. `never`: not even for next to nothing. `serves-nothing`: no
   * class with demand fits on it. `none-to-be-had`: stock, maxReplicas or a limit allow none. `not-examined`: others came first.
   */
  readonly why: 'price' | 'never' | 'serves-nothing' | 'none-to-be-had' | 'not-examined';
  /** Below this price it is part of every cheapest plan; from planning again. */
  readonly entersBelowUsdPerHour?: number;
  /** Whether that is proved; else it enters there at the latest, and perhaps at a higher price. */
  readonly isProved?: boolean;
  /** The same if replicas came in parts, by the prices of the proof; a guide, no bound. */
  readonly linearUsdPerHour?: number;
}

/** What the cheapest plan costs, and its replicas by position. */
export interface Base {
  readonly usdPerHour: number;
  readonly counts: readonly number[];
}

/**
 * The offers of which the cheapest plan rents none: those that lack least first, then what was not examined, or cannot be had.
 * The `examined` most promising ones are planned for at other prices: see {@link entering}.
 */
export async function unusedOffers(
  scenario: Scenario,
  base: Base,
  prices: LinearPrices,
  planning: Replanning,
  examined: number,
): Promise<readonly UnusedOffer[]> {
  const found: UnusedOffer[] = [];
  let left = examined;
  for (const { position, obstacle, linear } of promising(candidates(scenario, base, prices))) {
    const { name: offer, usdPerHour } = scenario.offers[position] as Offer;
    const known = { offer, usdPerHour, ...(prices.isDual && linear > 0 ? { linearUsdPerHour: linear } : {}) };
    if (obstacle !== undefined) found.push({ offer, usdPerHour, why: obstacle });
    else if (left > 0 && usdPerHour > 0 && !isPriced(scenario, position)) {
      left--;
      found.push({ ...known, ...(await entering(scenario, position, base, linear, planning)) });
    } else found.push({ ...known, why: 'not-examined' });
  }
  const lack = ({ entersBelowUsdPerHour = 0, usdPerHour }: UnusedOffer) => 1 - entersBelowUsdPerHour / usdPerHour;
  const order = ['price', 'never', 'not-examined', 'none-to-be-had', 'serves-nothing'] as const;
  return found.sort(
    (one, other) =>
      order.indexOf(one.why) - order.indexOf(other.why) || (one.why === 'price' ? lack(one) - lack(other) : 0),
  );
}

interface Candidate {
  readonly position: number;
  readonly obstacle: 'serves-nothing' | 'none-to-be-had' | undefined;
  readonly linear: number;
  /** linear / price, 1 where it is as good as rented if replicas came in parts. */
  readonly inParts: number;
  /** The price below which a fleet of this offer alone is cheaper than the base, over its own; 0 where it cannot do alone. */
  readonly alone: number;
}

function candidates(scenario: Scenario, base: Base, prices: LinearPrices): readonly Candidate[] {
  const pairs = servablePairs(scenario);
  const bounds = replicaBounds(scenario, pairs);
  const byOffer = pairsByOffer(scenario, pairs);
  const served = scenario.workload.classes.filter(({ demand }) => demand > 0).length;
  const packings = new Map(nodePackings(scenario.offers).map((packing) => [packing.node, packing]));
  return scenario.offers.flatMap(({ usdPerHour, node }, position): readonly Candidate[] => {
    // What is packed on a node has no price that could be lower: the node has.
    if ((base.counts[position] ?? 0) > 0 || node !== undefined) return [];
    const packing = packings.get(position);
    const own: readonly Pair[] = (packing?.offers ?? [position]).flatMap((at) => byOffer[at] ?? []);
    const most = bounds[position]?.upper ?? 0;
    const linearOf = (at: number) => linearEnteringPrice(scenario, at, byOffer[at] ?? [], prices);
    const inNode = (at: number) => ((packing?.gpus ?? 1) / (scenario.offers[at]?.gpusPerReplica ?? 1)) * linearOf(at);
    const linear = packing === undefined ? linearOf(position) : Math.max(0, ...packing.offers.map(inNode));
    if (packing !== undefined) return [nodeCandidate(position, own, most, linear, usdPerHour)];
    const replicas =
      own.length === served ? Math.max(1, Math.ceil(loadOfAll(scenario, own) - 1e-9)) : Number.POSITIVE_INFINITY;
    const alone = replicas <= most ? base.usdPerHour / replicas / usdPerHour : 0;
    const obstacle = own.length === 0 ? 'serves-nothing' : most === 0 ? 'none-to-be-had' : undefined;
    return [{ position, obstacle, linear, inParts: linear / usdPerHour, alone }];
  });
}

/** A node serves what those do that are packed on it; how many would do alone is not asked. */
function nodeCandidate(position: number, own: readonly Pair[], most: number, linear: number, usd: number): Candidate {
  const obstacle = own.length === 0 ? 'serves-nothing' : most === 0 ? 'none-to-be-had' : undefined;
  return { position, obstacle, linear, inParts: linear / usd, alone: 0 };
}

/**
 * By turns the best of those that would mix well and of those that would do alone: where replicas are many the linear prices
 * tell which offer is near, and where they are few they say little.
 */
function promising(all: readonly Candidate[]): readonly Candidate[] {
  const free = all.filter(({ obstacle }) => obstacle === undefined);
  const mixing = [...free].sort((one, other) => other.inParts - one.inParts);
  const alone = free.filter((each) => each.alone > 0).sort((one, other) => other.alone - one.alone);
  const turns = mixing.flatMap((each, turn) => [each, ...alone.slice(turn, turn + 1)]);
  return [...new Set([...turns, ...all])];
}

/**
 * Where a limit counts an offer's price, another price is another limit, and nothing can be said in this way; but a budget of
 * the whole fleet, which no plan exceeds that is cheaper than the base.
 */
function isPriced(scenario: Scenario, position: number): boolean {
  return limitRows(scenario).some((row) => {
    if (row.unit !== 'usdPerHour') return false;
    const isOfAll = scenario.offers.every(({ usdPerHour }, at) => usdPerHour === 0 || (row.counted[at] ?? 0) > 0);
    if (!row.isShare && row.atLeast === 0 && isOfAll) return false;
    return row.isShare || (row.counted[position] ?? 0) > 0;
  });
}

const mostSteps = 25;
const relativeTolerance = 1e-6;

/**
 * The highest price at which a plan with the offer is as cheap as the cheapest without it: the largest (C - R) / y over plans
 * that rent y >= 1 of it and pay R for the rest, C being the cost without. Each step plans at the largest ratio known, and the
 * plan found, if it is cheaper than C, has a larger one (Dinkelbach 1967). It ends, proved, where none is cheaper; a few steps do.
 */
async function entering(
  scenario: Scenario,
  position: number,
  base: Base,
  linear: number,
  planning: Replanning,
): Promise<Pick<UnusedOffer, 'why' | 'entersBelowUsdPerHour' | 'isProved'>> {
  const { name, usdPerHour } = scenario.offers[position] as Offer;
  const step = (price: number) =>
    cheaperAt(scenario, position, price, base, planning, `the price at which ${name} would enter`);
  // Planning near the answer takes fewer steps than from nothing, if a cheaper plan is there at all.
  const lowest = usdPerHour / 100;
  const near = Math.min(linear, usdPerHour) * 0.9;
  let found = near > lowest ? await step(near) : undefined;
  if (found?.ratio === undefined) found = await step(lowest);
  if (found?.ratio === undefined) return found?.isProved ? { why: 'never' } : { why: 'not-examined' };
  let price = found.ratio;
  for (let steps = 0; steps < mostSteps; steps++) {
    const next = await step(price);
    if (next?.ratio === undefined || next.ratio <= price)
      return { why: 'price', entersBelowUsdPerHour: rounded(price), isProved: next?.isProved === true };
    price = next.ratio;
  }
  return { why: 'price', entersBelowUsdPerHour: rounded(price), isProved: false };
}

/** The ratio of the plan at a price, where that is cheaper than the base; undefined where the time was up. */
async function cheaperAt(
  scenario: Scenario,
  position: number,
  price: number,
  base: Base,
  planning: Replanning,
  what: string,
): Promise<{ readonly ratio: number | undefined; readonly isProved: boolean } | undefined> {
  const offers = scenario.offers.map((offer, at) => (at === position ? { ...offer, usdPerHour: price } : offer));
  const priced = { ...scenario, offers };
  const result = await planning.plan(priced, what);
  if (result?.status !== 'planned') return undefined;
  const isProved = isOptimal(result);
  const { usdPerHour, offers: uses } = evaluate(priced, result.plan);
  const count = uses[position]?.count ?? 0;
  const isCheaper = usdPerHour < base.usdPerHour - relativeTolerance * Math.max(1e-3, base.usdPerHour);
  return { ratio: isCheaper && count > 0 ? price + (base.usdPerHour - usdPerHour) / count : undefined, isProved };
}

function rounded(price: number): number {
  return Number(price.toPrecision(12));
}
