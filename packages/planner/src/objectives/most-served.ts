import { evaluate, type Plan, type PlanOptions, type PlanResult, prioritiesOf, type Scenario } from '@fleetmix/core';
import type { Solution, Solver } from '@fleetmix/solvers';
import { countdown } from '../countdown.ts';
import { decode } from '../decode.ts';
import { diagnose } from '../diagnose.ts';
import { gaveUp, outOfTime } from '../plan-with-solver.ts';
import type { LeastCost } from './plan-for-objective.ts';
import { askedBy, type ServedFleet, sameShare, servedFleet, serves } from './served-fleet.ts';
import { formulateServed } from './served-model.ts';
import { withBudget } from './with-budget.ts';

/** What the plans are made with. */
interface Means {
  readonly solver: Solver;
  readonly leastCost: LeastCost;
  /** The options, with what is left of the time. */
  readonly remaining: () => PlanOptions;
}

/**
 * The most that stock, limits and the budget serve, priority by priority: max sum_b w_b r_b sum_c x_bc over the classes b of
 * the first, then, with that kept, of the second, and so on. Then the least that so much costs.
 */
export async function planMostServed(
  scenario: Scenario,
  solver: Solver,
  options: PlanOptions,
  leastCost: LeastCost,
): Promise<PlanResult> {
  if (options.signal?.aborted) return gaveUp(solver, 'It was aborted before it started.');
  const means = { solver, leastCost, remaining: countdown(options) };
  const climbed = await climb(scenario, means, options);
  if ('status' in climbed) return climbed;
  const cheapest = await cheapestOf(scenario, climbed, means);
  return concluded(scenario, climbed, cheapest);
}

/** The best fleet by priority, its cost aside. */
interface Climbed {
  readonly best: ServedFleet;
  /** Share of each priority that no plan surpasses, of those that serve as much of the priorities before it. */
  readonly bounds: ReadonlyMap<number, number>;
  readonly solver: string;
}

async function climb(
  scenario: Scenario,
  { solver, remaining }: Means,
  options: PlanOptions,
): Promise<Climbed | PlanResult> {
  const limited = withBudget(scenario);
  const priorities = prioritiesOf(scenario);
  const bounds = new Map<number, number>();
  let best: ServedFleet | undefined;
  for (const [at, priority] of priorities.entries()) {
    const model = formulateServed(limited, priority, loosely(best?.shares, priorities.slice(0, at)));
    // One part of the time for each priority that is left, and one for the cost.
    const solution = await solver.solve(model.model, partOf(remaining(), priorities.length - at + 1));
    let share = best?.shares.get(priority) ?? 0;
    if ('point' in solution) {
      const found = servedFleet(scenario, decode(limited, model, solution.point), solution);
      share = found.shares.get(priority) ?? 0;
      if (best === undefined || serves(found, kept(best.shares, priorities.slice(0, at)))) best = found;
    } else if (best === undefined) {
      return solution.status === 'unknown'
        ? gaveUp(solver, outOfTime(solver, options, solution.limit))
        : nothingFits(limited, solver, remaining());
    }
    bounds.set(priority, provedShare(share, solution, options));
  }
  if (best === undefined) throw new TypeError(`"${scenario.name}" asks for nothing.`);
  return { best, bounds, solver: solver.name };
}

function partOf(options: PlanOptions, parts: number): PlanOptions {
  const { timeLimitMs } = options;
  return timeLimitMs === undefined ? options : { ...options, timeLimitMs: Math.max(1, timeLimitMs / parts) };
}

function kept(shares: ReadonlyMap<number, number>, priorities: readonly number[]): ReadonlyMap<number, number> {
  return new Map(priorities.map((priority) => [priority, shares.get(priority) ?? 0]));
}

/** The same, less what lets a solver find again what it found. */
function loosely(
  shares: ReadonlyMap<number, number> | undefined,
  priorities: readonly number[],
): ReadonlyMap<number, number> {
  const all = [...kept(shares ?? new Map(), priorities)];
  return new Map(all.map(([priority, share]) => [priority, Math.max(0, share - sameShare / 10)]));
}

/** An engine that calls a point optimal but reports no bound has proved what it was asked for. */
function provedShare(share: number, { status, bound }: Solution, { relativeGap = 0 }: PlanOptions): number {
  const claimed = status === 'optimal' ? share / (1 - relativeGap) : 1;
  return Math.min(1, Math.max(share, bound === undefined ? claimed : -bound));
}

/** A fleet, what plans that are as good cost at least, and who proved that. */
interface Cheapest {
  readonly fleet: ServedFleet;
  readonly atLeastUsdPerHour: number;
  readonly solver: string;
}

async function cheapestOf(scenario: Scenario, climbed: Climbed, means: Means): Promise<Cheapest> {
  const { solver, remaining } = means;
  const { best } = climbed;
  const whole = [...best.shares.values()].every((share) => share >= 1 - sameShare)
    ? await cheapestOfAll(scenario, climbed, means)
    : undefined;
  if (whole !== undefined) return whole;
  const limited = withBudget(scenario);
  const least = formulateServed(limited, 'least-cost', loosely(best.shares, [...best.shares.keys()]));
  const solution = await solver.solve(least.model, { ...remaining(), relativeGap: 0 });
  const found =
    'point' in solution ? await refilled(scenario, decode(limited, least, solution.point), solution, means) : best;
  const fleet = serves(found, best.shares) && found.usdPerHour <= best.usdPerHour ? found : best;
  const proved = solution.status === 'optimal' ? fleet.usdPerHour : (solution.bound ?? 0) * least.usdPerHourOfObjective;
  const atLeastUsdPerHour = Math.max(0, Math.min(fleet.usdPerHour, proved));
  return { fleet, atLeastUsdPerHour, solver: solver.name };
}

/** Where all can be served, the least cost is the plain one; undefined where what rounding let pass cannot quite. */
async function cheapestOfAll(
  scenario: Scenario,
  { best, solver }: Climbed,
  { leastCost, remaining }: Means,
): Promise<Cheapest | undefined> {
  const { objective: _, ...plain } = scenario;
  const result = await leastCost(plain, remaining());
  if (result.status !== 'planned' || evaluate(scenario, result.plan).violations.length > 0) return undefined;
  const { usdPerHour } = evaluate(scenario, result.plan);
  if (usdPerHour > best.usdPerHour) return undefined;
  const shares = new Map([...best.shares.keys()].map((priority) => [priority, 1]));
  const atLeastUsdPerHour = result.guarantee.kind === 'none' ? 0 : result.guarantee.atLeastUsdPerHour;
  return { fleet: { plan: result.plan, usdPerHour, shares }, atLeastUsdPerHour, solver: result.solver ?? solver };
}

/**
 * What the plan's fleet serves at most: the cheapest may have been found with less, by what was allowed for rounding. As it is
 * where the solver does not get through all priorities.
 */
async function refilled(scenario: Scenario, plan: Plan, solution: Solution, { solver, remaining }: Means) {
  const given = servedFleet(scenario, plan, solution);
  const fixed = withBudget(rentingJust(scenario, plan));
  const priorities = prioritiesOf(scenario);
  let best: ServedFleet | undefined;
  for (const [at, priority] of priorities.entries()) {
    const model = formulateServed(fixed, priority, loosely(best?.shares, priorities.slice(0, at)));
    const routed = await solver.solve(model.model, { ...remaining(), relativeGap: 0 });
    if (!('point' in routed)) return given;
    best = servedFleet(scenario, decode(fixed, model, routed.point), routed);
  }
  return best !== undefined && serves(best, given.shares) ? best : given;
}

/** The scenario in which the plan's replicas are rented, no more and no fewer. */
function rentingJust(scenario: Scenario, { replicas }: Plan): Scenario {
  const counts = new Map(replicas.map(({ offer, count }) => [offer, count]));
  const offers = scenario.offers.map((offer) => {
    const count = counts.get(offer.name) ?? 0;
    return { ...offer, minReplicas: count, maxReplicas: count };
  });
  return { ...scenario, offers };
}

function concluded(
  scenario: Scenario,
  { bounds }: Climbed,
  { fleet, atLeastUsdPerHour, solver }: Cheapest,
): PlanResult {
  const asked = askedBy(scenario);
  const levels = [...bounds].map(([priority, proved]) => {
    const share = fleet.shares.get(priority) ?? 0;
    const most = Math.max(share, proved);
    const gap = most > 0 ? (most - share) / most : 0;
    const relativeGap = gap <= 2 * sameShare ? 0 : gap;
    return { priority, relativeGap, bound: (asked.get(priority) ?? 0) * (relativeGap === 0 ? share : most) };
  });
  const relativeGap = Math.max(...levels.map((level) => level.relativeGap));
  const [{ bound }, second] = levels as [(typeof levels)[number], ...typeof levels];
  return {
    status: 'planned',
    plan: fleet.plan,
    guarantee: { kind: relativeGap === 0 ? 'optimal' : 'bounded', relativeGap, atLeastUsdPerHour },
    ...(second === undefined
      ? { objectiveBound: bound }
      : { priorityBounds: levels.map((level) => ({ priority: level.priority, bound: level.bound })) }),
    solver,
  };
}

/** No fleet at all keeps to the rules, though none need serve anything. */
async function nothingFits(limited: Scenario, solver: Solver, options: PlanOptions): Promise<PlanResult> {
  const classes = limited.workload.classes.map((requestClass) => ({ ...requestClass, demand: 0 }));
  const idle = { ...limited, workload: { ...limited.workload, classes } };
  const { nothingShort, ...diagnosis } = await diagnose(idle, solver, { ...options, relativeGap: 0 });
  return nothingShort
    ? gaveUp(
        solver,
        `${solver.name} contradicts itself: it finds no fleet, and finds nothing short. Use another solver.`,
      )
    : { status: 'impossible', ...diagnosis, solver: solver.name };
}
