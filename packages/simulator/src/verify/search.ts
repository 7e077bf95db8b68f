import { evaluate, type Plan } from '@fleetmix/core';
import { type Campaign, Stopped } from './campaign.ts';
import { type Derating, fullCapacity, halfWay } from './derating.ts';
import { type Change, raise, type Whose } from './raise.ts';
import type { Round } from './verification.ts';

/** Rounds without more requests inside after which raising ends. */
const patience = 4;

/** A plan that holds, the derating that it was made for, and the last one before it that did not do. */
export interface Held {
  readonly round: Round;
  readonly held: Derating;
  readonly failed: Derating | undefined;
}

/**
 * Raises headroom until a plan holds; none where plans come to cost as much as one that holds already.
 * @throws Stopped where there is no plan any more, or more replicas do not help
 */
export async function raiseUntilHeld(campaign: Campaign, whose: Whose, best?: Held): Promise<Held | undefined> {
  let derating = fullCapacity(campaign.scenario);
  let failed: Derating | undefined;
  let changes: readonly Change[] = [];
  const tried: Round[] = [];
  for (let kind: Round['kind'] = 'plan'; ; kind = 'raise') {
    const plan = await campaign.plan(derating);
    if (best !== undefined && campaign.usdPerHour(plan) >= best.round.usdPerHour) return undefined;
    const round = await campaign.try(kind, plan, changes);
    if (round.holds) return { round, held: derating, failed };
    if (tried.at(-1) !== round) tried.push(round);
    stopWhereNothingHelps(tried, campaign.target);
    failed = derating;
    const cells = campaign.cellsOf(round);
    ({ derating, changes } = raise(campaign.scenario, whose, cells, derating, 1 - campaign.target));
  }
}

/** Replica after replica, and no more requests inside: load is not what they miss for. */
function stopWhereNothingHelps(tried: readonly Round[], target: number): void {
  const [last, earlier] = [tried.at(-1), tried.at(-1 - patience)];
  if (last === undefined || earlier === undefined) return;
  const [after, before] = [last, earlier].map(({ insideSlo, worstClass }) => {
    return insideSlo >= target ? (worstClass?.insideSlo ?? insideSlo) : insideSlo;
  }) as [number, number];
  if (after - before > 0.05 * (target - before)) return;
  const [worst] = last.simulation.misses;
  const why = worst === undefined ? '' : ` Most miss by ${worst.cause}, of class ${worst.class}.`;
  throw new Stopped(
    'gave-up',
    `${(100 * last.insideSlo).toFixed(1)} % are inside the SLO, and more replicas do not help.${why}`,
  );
}

/** Cheaper plans that hold as well: between the deratings that did and did not do, then one replica less at a time. */
export async function giveBack(campaign: Campaign, { round, held, failed }: Held): Promise<Round> {
  let best = round;
  let [low, high] = [failed, held];
  for (let count = 0; low !== undefined && count < 3 && campaign.left > 0; count += 1) {
    const between = halfWay(low, high);
    const found = await cheaper(campaign, await planOrNone(campaign, between), best);
    if (found?.holds) best = found;
    if (found === undefined || found.holds) high = between;
    else low = between;
  }
  return oneLess(campaign, best);
}

async function oneLess(campaign: Campaign, from: Round): Promise<Round> {
  let best = from;
  for (const { name } of campaign.scenario.offers.toSorted((a, b) => b.usdPerHour - a.usdPerHour)) {
    for (let more = true; more && campaign.left > 0; ) {
      const found = await cheaper(campaign, without(best.plan, name), best);
      more = found?.holds === true;
      if (found?.holds) best = found;
    }
  }
  return best;
}

/** There is a plan that holds already, so that it is no matter if this one cannot be found. */
async function planOrNone(campaign: Campaign, derating: Derating): Promise<Plan | undefined> {
  try {
    return await campaign.plan(derating);
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}

/** Tries a plan, if it costs less than one that holds and breaks no rule of the scenario. */
async function cheaper(campaign: Campaign, plan: Plan | undefined, best: Round): Promise<Round | undefined> {
  if (plan === undefined) return undefined;
  const { usdPerHour, violations } = evaluate(campaign.scenario, plan);
  if (usdPerHour >= best.usdPerHour || violations.length > 0) return undefined;
  return campaign.try('give-back', plan, []);
}

/** One replica of an offer less, if it has one to spare. */
function without(plan: Plan, offer: string): Plan | undefined {
  const count = plan.replicas.find((one) => one.offer === offer)?.count ?? 0;
  if (count < 2) return undefined;
  return { ...plan, replicas: plan.replicas.map((one) => (one.offer === offer ? { offer, count: count - 1 } : one)) };
}
