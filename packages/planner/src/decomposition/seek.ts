// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/** From plans that parts make by themselves to plans that fit the stock together, and to cheaper ones. */
import { type Campaign, isOver, keep, planAll, remember, type Task } from './campaign.ts';
import { choose, fits, left } from './choose.ts';
import { pricedAt } from './cut-model.ts';
import type { PartPlan } from './part-plan.ts';

/** Parts that are planned again at once, each as if the others stayed as they are. */
const batchSize = 6;
/** Nodes of a plan that only has to be good. */
const fewNodes = 60;

/** Looks for plans that fit, beginning with those that the parts like best at these prices. */
export async function seek(state: Campaign, prices: Float64Array, charge: Float64Array, turn: number): Promise<void> {
  const { pools, cluster } = state;
  const { available } = cluster;
  const liked = pools.map((pool) =>
    pool.reduce((best, plan) => (pricedAt(plan, prices) < pricedAt(best, prices) ? plan : best)),
  );
  let plans = choose(pools, liked, available, charge);
  for (let first = 0; first < pools.length && !fits(left(available, plans)); first += batchSize) {
    const rest = left(available, plans);
    const members = batch(first + turn, pools.length).filter((part) =>
      rest.some((free, at) => free < 0 && plans[part]!.draws[at]! > 0),
    );
    const limits = (part: number): Float64Array =>
      rest.map((free, at) => {
        const own = plans[part]!.draws[at]!;
        return own + free >= 0 ? own + free : Math.floor(own / 2);
      });
    if ((await replan(state, members, limits, prices)) === undefined) return;
    plans = choose(pools, plans, available, charge);
  }
  if (!fits(left(available, plans))) return;
  keep(state, plans);
  if (isOver(state)) return;
  await polish(state, plans, charge);
}

function batch(first: number, count: number): readonly number[] {
  return Array.from({ length: Math.min(batchSize, count) }, (_, at) => (first + at) % count);
}

/** Plans each part once more, at true prices, with what the others leave. */
async function polish(state: Campaign, start: readonly PartPlan[], charge: Float64Array): Promise<void> {
  const { pools, cluster } = state;
  let plans = [...start];
  const noPrices = new Float64Array(cluster.gpus.length);
  for (let first = 0; first < pools.length; first += batchSize) {
    const rest = left(cluster.available, plans);
    const members = batch(first, pools.length).filter((part) => part >= first);
    const limits = (part: number): Float64Array => rest.map((free, at) => free + plans[part]!.draws[at]!);
    const found = await replan(state, members, limits, noPrices);
    if (found === undefined) return;
    members.forEach((part, at) => {
      const other = found[at];
      if (other === undefined || other.trueUsdPerHour >= plans[part]!.trueUsdPerHour - 1e-9) return;
      const changed = plans.with(part, other);
      if (fits(left(cluster.available, changed))) plans = changed;
    });
    keep(state, plans);
    if (isOver(state)) return;
  }
  keep(state, choose(pools, plans, cluster.available, charge));
}

/** New plans of some parts, remembered; nothing in place of one that was not found, or of all where a limit came. */
async function replan(
  state: Campaign,
  members: readonly number[],
  limits: (part: number) => Float64Array,
  prices: Float64Array,
): Promise<readonly (PartPlan | undefined)[] | undefined> {
  const tasks = members.map(
    (part): Task => ({
      members: [part],
      prices,
      limits: limits(part),
      relativeGap: Math.max(state.relativeGap / 10, 1e-4),
      nodeLimit: fewNodes,
    }),
  );
  const answers = await planAll(state, tasks);
  return answers?.map((answer, at) => ('plan' in answer ? remember(state, members[at]!, answer) : undefined));
}
