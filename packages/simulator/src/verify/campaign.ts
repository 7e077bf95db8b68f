import { evaluate, type Plan, type Planner, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import type { Fleet } from '../fleet.ts';
import { RequestLog } from '../outcome/request-log.ts';
import type { Simulation } from '../outcome/simulation.ts';
import type { Arrivals } from '../request.ts';
import type { Router } from '../routers/router.ts';
import { planRoutes } from '../routers/weighted.ts';
import { type SimulationOptions, simulate } from '../simulate.ts';
import type { Slo } from '../slo.ts';
import { type Cell, cellsOf } from './cells.ts';
import { type Derating, derated } from './derating.ts';
import type { Change } from './raise.ts';
import type { Round } from './verification.ts';

/** How to verify; all but the SLO optional. */
export interface VerifyOptions extends Omit<SimulationOptions, 'router' | 'classes'> {
  readonly slo: Slo;
  /** Share of requests that must be inside the SLO; `slo.percentile` where absent, and 0.95 where that is. */
  readonly target?: number;
  /** Whether the target is asked of all requests together (the default), or of each class with 100 requests or more. */
  readonly of?: 'requests' | 'classes';
  /** Plans that are simulated at most; 40 where absent. */
  readonly rounds?: number;
  /** Seeds for each plan, of which the mean counts; 1 where absent. */
  readonly runs?: number;
  readonly planOptions?: PlanOptions;
  /** Who distributes the requests; the plan's own routes where absent. */
  readonly routerOf?: (plan: Plan) => Router;
  /** Called after each round. */
  readonly onRound?: (round: Round) => void;
}

/** Raising came to an end without a plan that holds. */
export class Stopped extends Error {
  readonly status: 'impossible' | 'gave-up';

  constructor(status: 'impossible' | 'gave-up', reason: string) {
    super(reason);
    this.status = status;
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

/** Requests of a class below which its share says little. */
const fewest = 100;

function worstClass(simulations: readonly Simulation[]): Round['worstClass'] {
  const [first] = simulations;
  const shares = (first?.classes ?? []).flatMap(({ name, requests }, at) => {
    const insideSlo = meanOf(simulations.map(({ classes }) => classes[at]?.insideSlo ?? 1));
    return requests < fewest ? [] : [{ class: name, insideSlo }];
  });
  return shares.toSorted((a, b) => a.insideSlo - b.insideSlo)[0];
}

/** Plans and simulates, and remembers what it tried. */
export class Campaign {
  readonly scenario: Scenario;
  readonly slo: Slo;
  readonly target: number;
  readonly rounds: Round[] = [];
  readonly #cells = new Map<Round, readonly Cell[]>();
  /** The planner's first answer, for the scenario as it is. */
  first: Extract<PlanResult, { status: 'planned' }> | undefined;
  readonly #planner: Planner;
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
    this.scenario = scenario;
    this.#fleetOf = fleetOf;
    this.#arrivals = arrivals;
    this.#options = options;
    this.slo = options.slo;
    this.target = options.target ?? options.slo.percentile ?? 0.95;
  }

  /** Rounds that may still be simulated. */
  get left(): number {
    return (this.#options.rounds ?? 40) - this.rounds.length;
  }

  /** @throws Stopped where the planner has no plan */
  async plan(derating: Derating): Promise<Plan> {
    const result = await this.#planner.plan(derated(this.scenario, derating), this.#options.planOptions);
    if (result.status !== 'planned') throw new Stopped(result.status, result.reason);
    this.first ??= result;
    return result.plan;
  }

  /** Names of the fleet's offers, in its order. */
  offersOf(plan: Plan): readonly string[] {
    return this.#fleetOf(plan).offers.map(({ name }) => name);
  }

  usdPerHour(plan: Plan): number {
    return evaluate(this.scenario, plan).usdPerHour;
  }

  /** Simulates a plan, unless it was before. @throws Stopped where the rounds are used up */
  async try(kind: Round['kind'], plan: Plan, changes: readonly Change[]): Promise<Round> {
    const before = this.rounds.find((round) => JSON.stringify(round.plan) === JSON.stringify(plan));
    if (before !== undefined) return before;
    if (this.left <= 0) throw new Stopped('gave-up', 'the rounds are used up; allow more of them.');
    const simulations = await this.#simulate(plan);
    const insideSlo = meanOf(simulations.map(({ total }) => total.insideSlo));
    const worst = worstClass(simulations);
    const usdPerHour = this.usdPerHour(plan);
    const whole = simulations[0] as Simulation;
    const asked = this.#options.of === 'classes' ? (worst?.insideSlo ?? insideSlo) : insideSlo;
    const holds = asked >= this.target;
    // Logs of millions of requests would pile up with the rounds.
    const simulation = holds || this.rounds.length === 0 ? whole : { ...whole, log: new RequestLog() };
    const told = worst === undefined ? {} : { worstClass: worst };
    const round = { kind, plan, usdPerHour, insideSlo, ...told, holds, changes, simulation };
    this.#cells.set(round, cellsOf(this.scenario, whole, this.offersOf(plan), this.slo));
    this.rounds.push(round);
    this.#options.onRound?.(round);
    return round;
  }

  /** What became of each class on each offer in a round. */
  cellsOf(round: Round): readonly Cell[] {
    return this.#cells.get(round) ?? [];
  }

  async #simulate(plan: Plan): Promise<readonly Simulation[]> {
    const { runs = 1, seed = 1, routerOf } = this.#options;
    const fleet = this.#fleetOf(plan);
    const router = routerOf?.(plan) ?? planRoutes(this.scenario, plan, this.offersOf(plan));
    const classes = this.scenario.workload.classes.map(({ name }) => name);
    const simulations: Simulation[] = [];
    for (let run = 0; run < runs; run += 1)
      simulations.push(await simulate(fleet, this.#arrivals, { ...this.#options, router, classes, seed: seed + run }));
    return simulations;
  }
}
