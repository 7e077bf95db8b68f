import { derated, evaluate, type Plan, type Planner, requiredDemand, type Scenario } from '@fleetmix/core';
import { bruteForce } from '../brute-force.ts';
import { reversed } from '../vary.ts';
import { type Answer, ask, costOf } from './answer.ts';
import type { Disagreement } from './disagreement.ts';

/** Who is wrong, and how one knows. */
export interface Settlement {
  readonly wrong: 'ours' | 'theirs' | 'unsettled';
  readonly because: string;
}

/** What a plan may exceed by, relatively, and still count as one that holds in exact numbers. */
const rounding = 1e-9;

/**
 * Finds out who is wrong where two words stand against each other. A cheaper plan that holds in exact numbers, not only within
 * the judge's tolerance, refutes whoever calls more the least. Else everything is tried where that is possible, and
 * where not, `another` planner, or the same one with the offers the other way round, is asked.
 */
export async function settle(
  scenario: Scenario,
  disagreement: Disagreement,
  answers: { readonly ours: Answer; readonly theirs: Answer },
  another: Planner,
): Promise<Settlement> {
  if (disagreement.wrong !== undefined) return { wrong: disagreement.wrong, because: 'it shows in the answer alone' };
  const costs = { ours: costOf(scenario, answers.ours), theirs: costOf(scenario, answers.theirs) };
  const cheaper = costs.ours < costs.theirs ? 'ours' : 'theirs';
  const dearer = cheaper === 'ours' ? 'theirs' : 'ours';
  const witness = answers[cheaper].result;
  const excess = witness.status === 'planned' ? excessOf(scenario, witness.plan) : Number.POSITIVE_INFINITY;
  if (excess <= rounding) return { wrong: dearer, because: 'the cheaper plan holds in exact numbers' };
  const within = `the cheaper plan holds only within the tolerance, by ${excess.toPrecision(2)}`;
  if (isCountable(scenario)) {
    const least = bruteForce(scenario) ?? Number.POSITIVE_INFINITY;
    return { wrong: nearer(costs, least), because: `${within}; trying everything finds ${least}` };
  }
  const turned = reversed(scenario);
  const third = costOf(turned, await ask(another, turned, {}));
  return {
    wrong: nearer(costs, third),
    because: `${within}; with the offers turned round ${another.name} finds ${third}`,
  };
}

function nearer(costs: { readonly ours: number; readonly theirs: number }, least: number): Settlement['wrong'] {
  const agrees = (cost: number) => cost === least || Math.abs(cost - least) <= 1e-6 * least;
  if (agrees(costs.ours) === agrees(costs.theirs)) return 'unsettled';
  return agrees(costs.ours) ? 'theirs' : 'ours';
}

/** Largest load beyond its replicas, relative to them, or share of a class that is left out. */
export function excessOf(scenario: Scenario, plan: Plan): number {
  const required = requiredDemand(scenario);
  const classes = scenario.workload.classes.map((one, at) => ({ ...one, demand: required[at] as number }));
  const asked = { ...derated(scenario), workload: { ...scenario.workload, classes } };
  const overloads = evaluate(asked, plan).offers.map(({ load, count }) => (load - count) / Math.max(1, count));
  const served = new Map<string, number>();
  for (const route of plan.routes) served.set(route.class, (served.get(route.class) ?? 0) + route.share);
  const missing = scenario.workload.classes.map(({ name, demand }) => (demand > 0 ? 1 - (served.get(name) ?? 0) : 0));
  return Math.max(0, ...overloads, ...missing);
}

/** Countings that can be tried within seconds. */
const mostCountings = 200_000;

function isCountable({ offers, workload, capacity, options }: Scenario): boolean {
  if (offers.length > 3 || (options.slices !== 'none' && workload.classes.length > 4)) return false;
  const width = workload.classes.length;
  const ranges = offers.map((offer, row) => {
    const loads = workload.classes.map(({ demand }, at) => {
      const speed = capacity[row * width + at] as number;
      return speed > 0 ? (demand * (1 + options.headroom)) / speed : 0;
    });
    return 1 + loads.reduce((sum, load) => sum + load, 0) + (offer.minReplicas ?? 0);
  });
  return ranges.reduce((product, range) => product * range, 1) <= mostCountings;
}
