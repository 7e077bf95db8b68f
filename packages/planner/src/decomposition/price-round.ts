import { type Campaign, planAll, remember, report, type Task } from './campaign.ts';

/** Nodes that one part may take; its bound holds all the same. */
const partNodes = 1000;

/**
 * Plans every part at the prices, remembers the plans, and takes the bound that this proves if it is the best. `infeasible`
 * where some part cannot be planned even with all the stock.
 */
export async function priceRound(
  state: Campaign,
  prices: Float64Array,
): Promise<'answered' | 'infeasible' | 'stopped'> {
  const answers = await planAll(state, tasks(state, prices));
  if (answers === undefined) return 'stopped';
  if (answers.some(({ status }) => status === 'infeasible')) return 'infeasible';
  answers.forEach((answer, part) => {
    if ('plan' in answer) remember(state, part, answer);
  });
  // A part without any plan is one that the engine could not finish: the whole then goes to it as one.
  if (state.pools.some((pool) => pool.length === 0)) return 'stopped';
  const partBounds = answers.map((answer) => ('atLeastUsdPerHour' in answer ? answer.atLeastUsdPerHour : 0));
  const paid = state.cluster.available.reduce((sum, have, at) => sum + have * (prices[at] as number), 0);
  const bound = partBounds.reduce((sum, one) => sum + one, 0) - paid;
  if (!(bound > state.bound)) return 'answered';
  state.bound = bound;
  state.boundPrices.set(prices);
  state.partBounds = partBounds;
  state.certificates = answers.map((answer) => ('plan' in answer ? answer.certificate : undefined));
  report(state);
  return 'answered';
}

function tasks({ cluster, relativeGap, options }: Campaign, prices: Float64Array): readonly Task[] {
  const isPriced = prices.some((price) => price > 0);
  return cluster.parts.map((_, part) => ({
    members: [part],
    prices: prices.slice(),
    limits: cluster.limits[part] as Float64Array,
    // Proving a part costs hardly more than nearly proving it, and what is missing is missing from the bound. Where stock
    // costs nothing the round may be the last, and has to prove what is asked.
    relativeGap: isPriced ? Math.max(relativeGap / 50, 1e-6) : relativeGap / 2,
    nodeLimit: isPriced ? partNodes : (options.nodeLimit ?? Number.POSITIVE_INFINITY),
  }));
}
