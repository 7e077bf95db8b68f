import type { Plan, Planner, Scenario } from '@fleetmix/core';
import type { Fleet } from '../fleet.ts';
import type { Arrivals } from '../request.ts';
import { Campaign, Stopped, type VerifyOptions } from './campaign.ts';
import type { Whose } from './raise.ts';
import { giveBack, type Held, raiseUntilHeld } from './search.ts';
import type { CostOfCertainty, Round, Verification } from './verification.ts';

/** Ways to raise headroom, each from the first plan on; the cheapest plan that holds counts. */
const ways: readonly Whose[] = ['classes', 'everything', 'offers'];

/**
 * Plans, simulates the plan, and where a class or an offer misses, takes something off its capacity and plans again, until
 * the target holds or is shown not to; then tries to give back. Three ways are gone: less is counted on for the classes that
 * miss, for everything alike, and for the offers that miss; later ones end where they cost as much as an earlier one. Every
 * plan that it ends with keeps the scenario's own rules: capacities are only ever taken to be lower than stated.
 *
 * `fleetOf` says what a plan's replicas are: offers by their names in the scenario, those without replicas left out or not.
 * @throws RangeError as `simulate`; the signal's reason when aborted
 */
export async function verify(
  planner: Planner,
  scenario: Scenario,
  fleetOf: (plan: Plan) => Fleet,
  arrivals: Arrivals,
  options: VerifyOptions,
): Promise<Verification> {
  const campaign = new Campaign(planner, scenario, fleetOf, arrivals, options);
  const { target, rounds } = campaign;
  const stops: Stopped[] = [];
  let best: Held | undefined;
  for (const way of ways) {
    best = (await raisedOrStopped(campaign, way, best, stops)) ?? best;
    if (best?.round.kind === 'plan') break;
  }
  if (best === undefined) return failed(stops, target, rounds);
  const given = await givenBack(campaign, best);
  const { plan, simulation } = given;
  return { status: 'holds', plan, simulation, cost: costOf(campaign, given), target, rounds };
}

async function raisedOrStopped(campaign: Campaign, way: Whose, best: Held | undefined, stops: Stopped[]) {
  try {
    return await raiseUntilHeld(campaign, way, best);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    stops.push(error);
    return undefined;
  }
}

async function givenBack(campaign: Campaign, best: Held): Promise<Round> {
  try {
    return await giveBack(campaign, best);
  } catch (error) {
    if (error instanceof Stopped) return best.round;
    throw error;
  }
}

/** Impossible only where every way ended in that. */
function failed(stops: readonly Stopped[], target: number, rounds: readonly Round[]): Verification {
  const said = stops.find(({ status }) => status === 'gave-up') ?? stops[0];
  return { status: said?.status ?? 'gave-up', reason: said?.message ?? '', target, rounds };
}

function costOf({ rounds, first }: Campaign, best: Round): CostOfCertainty {
  const planned = (rounds[0] as Round).usdPerHour;
  const bound = first === undefined || first.guarantee.kind === 'none' ? undefined : first.guarantee.atLeastUsdPerHour;
  return {
    plannedUsdPerHour: planned,
    verifiedUsdPerHour: best.usdPerHour,
    certaintyUsdPerHour: best.usdPerHour - planned,
    ...(bound === undefined ? {} : { atLeastUsdPerHour: bound }),
    ...(bound === undefined || bound === 0 ? {} : { overBound: best.usdPerHour / bound - 1 }),
  };
}
