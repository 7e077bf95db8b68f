// biome-ignore-all lint/style/noNonNullAssertion: typed arrays are indexed in bounds by construction.
/**
 * Improves plans that fit by planning two or three parts as one, exactly, with what the others leave. At prices q the gap
 * is the sum of what each part pays beyond its own bound, its regret, and of the price of what is left over: parts of much
 * regret come first.
 */
import { type Campaign, isOver, keep, planAll, remember, type Task } from './campaign.ts';
import { left } from './choose.ts';
import { pricedAt } from './cut-model.ts';

/** How parts are grouped, one way after the other: how many, of how many that regret most, and nodes for each. */
const ways = [
  { size: 2, among: Number.POSITIVE_INFINITY, nodeLimit: 300 },
  { size: 3, among: 12, nodeLimit: 600 },
];
/** Groups that may fail one after the other, by part. */
const mostIdle = 2;

/** Goes on until it no longer helps, or the campaign is over. */
export async function improveTogether(state: Campaign): Promise<void> {
  const failed = new Set<string>();
  let [way, idle] = [0, 0];
  while (way < ways.length && state.best !== undefined && !isOver(state)) {
    const { size, among, nodeLimit } = ways[way]!;
    const group = groups(state, size, among).find((members) => !failed.has(nameOf(state, members)));
    if (group === undefined || idle >= mostIdle * state.pools.length) {
      way += 1;
      idle = 0;
      continue;
    }
    const name = nameOf(state, group);
    if (await replanTogether(state, group, nodeLimit)) [way, idle] = [0, 0];
    else {
      failed.add(name);
      idle += 1;
    }
  }
}

/** Parts with their present plans; a group that failed may be tried again when one of them has changed. */
function nameOf({ pools, best }: Campaign, members: readonly number[]): string {
  return members.map((part) => `${part}:${pools[part]!.indexOf(best![part]!)}`).join(' ');
}

/** Groups of parts, those first whose plans cost most beyond what they must at the best prices. */
function groups(
  { best, boundPrices, partBounds }: Campaign,
  size: number,
  among: number,
): readonly (readonly number[])[] {
  const regrets = best!.map((plan, part) => pricedAt(plan, boundPrices) - partBounds[part]!);
  const order = [...regrets.keys()].sort((one, other) => regrets[other]! - regrets[one]!).slice(0, among);
  return subsets(order, size)
    .map((members) => ({ members, regret: members.reduce((sum, part) => sum + regrets[part]!, 0) }))
    .sort((one, other) => other.regret - one.regret)
    .map(({ members }) => members);
}

function subsets(items: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, at) => subsets(items.slice(at + 1), size - 1).map((rest) => [item, ...rest]));
}

/** Plans parts as one with what the others leave; whether that was cheaper. */
async function replanTogether(state: Campaign, members: readonly number[], nodeLimit: number): Promise<boolean> {
  const { cluster, best } = state;
  if (best === undefined) return false;
  const rest = left(cluster.available, best);
  const task: Task = {
    members,
    prices: new Float64Array(cluster.gpus.length),
    limits: rest.map((free, at) => members.reduce((sum, part) => sum + best[part]!.draws[at]!, free)),
    relativeGap: Math.max(state.relativeGap / 50, 1e-5),
    nodeLimit,
  };
  const answer = (await planAll(state, [task]))?.[0];
  if (answer === undefined || !('plan' in answer)) return false;
  const plans = [...best];
  for (const part of members) {
    const { offers, workload } = cluster.parts[part]!.scenario;
    const [own, asked] = [new Set(offers.map(({ name }) => name)), new Set(workload.classes.map(({ name }) => name))];
    const plan = {
      replicas: answer.plan.replicas.filter(({ offer }) => own.has(offer)),
      routes: answer.plan.routes.filter((route) => asked.has(route.class)),
    };
    plans[part] = remember(state, part, { plan });
  }
  return keep(state, plans);
}
