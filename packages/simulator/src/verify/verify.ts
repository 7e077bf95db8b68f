import { evaluate, type Plan, type Planner, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import type { Fleet } from '../fleet.ts';
import type { Arrivals } from '../request.ts';
import type { Simulation } from '../results/simulation.ts';
import type { Router } from '../routers/router.ts';
import { planRoutes } from '../routers/weighted.ts';
import { type SimulationOptions, simulate } from '../simulate.ts';
import type { Slo } from '../slo.ts';
import { cellsOf } from './cells.ts';
import { type Derating, derated, fullCapacity, halfWay } from './derating.ts';
import { type Change, raise } from './raise.ts';
import type { CostOfCertainty, Round, Verification } from './verification.ts';

/** How to verify; all but the SLO optional. */
export interface VerifyOptions extends Omit<SimulationOptions, 'router' | 'classes'> {
  readonly slo: Slo;
  /** Share of requests that must be inside the SLO; `slo.percentile` where absent, and 0.95 where that is. */
  readonly target?: number;
  /** Plans that are simulated at most; 24 where absent. */
  readonly rounds?: number;
  /** Seeds for each plan, of which the mean counts; 1 where absent. */
  readonly runs?: number;
  readonly planOptions?: PlanOptions;
  /** Who distributes the requests; the plan's own routes where absent. */
  readonly routerOf?: (plan: Plan) => Router;
  /** Called after each round. */
  readonly onRound?: (round: Round) => void;
}

/** Rounds without more requests inside after which raising ends. */
const patience = 4;

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

class Stopped extends Error {
  readonly status: 'impossible' | 'gave-up';

  constructor(status: 'impossible' | 'gave-up', reason: string) {
    super(reason);
    this.status = status;
  }
}

/** The state of one verification. */
class Campaign {
  readonly rounds: Round[] = [];
  first: Extract<PlanResult, { status: 'planned' }> | undefined;
  readonly target: number;
  readonly #planner: Planner;
  readonly #scenario: Scenario;
  readonly #fleetOf: (plan: Plan) => Fleet;
  readonly #arrivals: Arrivals;
  readonly #options: VerifyOptions;

  constructor(
    planner: Planner,
    scenario: Scenario,
    fleetOf: (plan: Plan) => Fleet,
    arrivals: Arrivals,
    options: VerifyOptions,
  ) {
    this.#planner = planner;
    this.#scenario = scenario;
    this.#fleetOf = fleetOf;
    this.#arrivals = arrivals;
    this.#options = options;
    this.target = options.target ?? options.slo.percentile ?? 0.95;
  }

  get left(): number {
    return (this.#options.rounds ?? 24) - this.rounds.length;
  }

  async plan(derating: Derating): Promise<Plan> {
    const result = await this.#planner.plan(derated(this.#scenario, derating), this.#options.planOptions);
    if (result.status !== 'planned') throw new Stopped(result.status, result.reason);
    this.first ??= result;
    return result.plan;
  }

  async try(kind: Round['kind'], plan: Plan, changes: readonly Change[]): Promise<Round> {
    const before = this.rounds.find((round) => JSON.stringify(round.plan) === JSON.stringify(plan));
    if (before !== undefined) return before;
    if (this.left <= 0) throw new Stopped('gave-up', 'the rounds are used up; allow more of them.');
    const simulations = await this.#simulate(plan);
    const insideSlo = simulations.reduce((sum, one) => sum + one.total.insideSlo, 0) / simulations.length;
    const { usdPerHour } = evaluate(this.#scenario, plan);
    const simulation = simulations[0] as Simulation;
    const round = { kind, plan, usdPerHour, insideSlo, holds: insideSlo >= this.target, changes, simulation };
    this.rounds.push(round);
    this.#options.onRound?.(round);
    return round;
  }

  async #simulate(plan: Plan): Promise<readonly Simulation[]> {
    const { runs = 1, seed = 1, routerOf } = this.#options;
    const fleet = this.#fleetOf(plan);
    const names = fleet.offers.map(({ name }) => name);
    const router = routerOf?.(plan) ?? planRoutes(this.#scenario, plan, names);
    const classes = this.#scenario.workload.classes.map(({ name }) => name);
    const simulations: Simulation[] = [];
    for (let run = 0; run < runs; run += 1)
      simulations.push(await simulate(fleet, this.#arrivals, { ...this.#options, router, classes, seed: seed + run }));
    return simulations;
  }

  /** Raises until a plan holds; gives it with the derating that it was planned for, and the last one that did not do. */
  async raise(): Promise<{ readonly round: Round; readonly held: Derating; readonly failed: Derating | undefined }> {
    let derating = fullCapacity(this.#scenario);
    let failed: Derating | undefined;
    let changes: readonly Change[] = [];
    for (let kind: Round['kind'] = 'plan'; ; kind = 'raise') {
      const round = await this.try(kind, await this.plan(derating), changes);
      if (round.holds) return { round, held: derating, failed };
      this.#stopWhereNothingHelps();
      failed = derating;
      ({ derating, changes } = this.#next(round, derating));
    }
  }

  /** Replica after replica, and no more requests inside: load is not what they miss for. */
  #stopWhereNothingHelps(): void {
    const shares = this.rounds.map(({ insideSlo }) => insideSlo);
    const [last, earlier] = [shares.at(-1), shares.at(-1 - patience)];
    if (last === undefined || earlier === undefined) return;
    if (last - earlier > 0.05 * (this.target - earlier)) return;
    const [worst] = this.rounds.at(-1)?.simulation.misses ?? [];
    const why = worst === undefined ? '' : ` Most miss by ${worst.cause}, of class ${worst.class}.`;
    const reason = `${percent(last)} are inside the SLO, and more replicas do not help.${why}`;
    throw new Stopped('gave-up', reason);
  }

  #next(round: Round, before: Derating) {
    const names = this.#fleetOf(round.plan).offers.map(({ name }) => name);
    const cells = cellsOf(this.#scenario, round.simulation, names, this.#options.slo);
    const next = raise(this.#scenario, cells, before, 1 - this.target);
    if (next.changes.length > 0) return next;
    // Nobody misses by more than allowed, and yet too few are inside: requests were not served at all.
    const changes = this.#scenario.offers.map(({ name }) => ({ offer: name, factor: 0.9 }));
    return { derating: before.map((share) => 0.9 * share), changes };
  }

  /** Cheaper plans that hold as well: between the deratings that did and did not do, then one replica less at a time. */
  async giveBack(from: Round, held: Derating, failed: Derating | undefined): Promise<Round> {
    let best = from;
    let [low, high] = [failed, held];
    for (let count = 0; low !== undefined && count < 3 && this.left > 0; count += 1) {
      const between = halfWay(low, high);
      const round = await this.#cheaper(await this.#planOrNone(between), best);
      if (round?.holds) best = round;
      if (round === undefined || round.holds) high = between;
      else low = between;
    }
    return this.#oneLess(best);
  }

  /** There is a plan that holds already, so that it is no matter if this one cannot be found. */
  async #planOrNone(derating: Derating): Promise<Plan | undefined> {
    try {
      return await this.plan(derating);
    } catch (error) {
      if (error instanceof Stopped) return undefined;
      throw error;
    }
  }

  async #oneLess(from: Round): Promise<Round> {
    let best = from;
    const order = this.#scenario.offers.toSorted((a, b) => b.usdPerHour - a.usdPerHour);
    for (const { name } of order) {
      for (let more = true; more && this.left > 0; ) {
        const round = await this.#cheaper(without(best.plan, name), best);
        more = round?.holds === true;
        if (round?.holds) best = round;
      }
    }
    return best;
  }

  /** Tries a plan, if it costs less than one that holds and breaks no rule of the scenario. */
  async #cheaper(plan: Plan | undefined, best: Round): Promise<Round | undefined> {
    if (plan === undefined) return undefined;
    const { usdPerHour, violations } = evaluate(this.#scenario, plan);
    if (usdPerHour >= best.usdPerHour || violations.length > 0) return undefined;
    return this.try('give-back', plan, []);
  }
}

/** One replica of an offer less, if it has one to spare. */
function without(plan: Plan, offer: string): Plan | undefined {
  const count = plan.replicas.find((one) => one.offer === offer)?.count ?? 0;
  if (count < 2) return undefined;
  return { ...plan, replicas: plan.replicas.map((one) => (one.offer === offer ? { offer, count: count - 1 } : one)) };
}

/**
 * Plans, simulates the plan, and where an offer or a class misses, takes something off its capacity and plans again, until
 * the target holds or is shown not to; then tries to give back. Every plan that it ends with keeps the scenario's own rules:
 * capacities are only ever taken to be lower than stated.
 *
 * `fleetOf` says what a plan's replicas are: offers by their names in the scenario, those without replicas left out or not.
 * @throws RangeError as `simulate`
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
  try {
    const { round, held, failed } = await campaign.raise();
    const best = await campaign.giveBack(round, held, failed);
    const { plan, simulation } = best;
    return { status: 'holds', plan, simulation, cost: costOf(campaign, best), target, rounds };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return { status: error.status, reason: error.message, target, rounds };
  }
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
