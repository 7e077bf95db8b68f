import type { Plan } from '../plan/plan.ts';
import { caseScenarios, hasCases, planOfCase } from '../scenario/case-scenarios.ts';
import { capacityOf, type Scenario } from '../scenario/scenario.ts';
import type { OfferUse } from './evaluate.ts';

/** What a plan rents for a model, and how much of what is asked of it is served. */
export interface ModelUse {
  /** Absent where classes name none. */
  readonly model?: string;
  /** Whole numbers but where an offer serves several models: its replicas are then shared as their loads on it are. */
  readonly replicas: number;
  readonly gpus: number;
  readonly usdPerHour: number;
  /** Demand that is served, and asked for, in the workload's unit; means over hours or weights of periods and futures. */
  readonly served: number;
  readonly asked: number;
}

/** A sum in the making. */
type Sum = { -readonly [Field in Exclude<keyof ModelUse, 'model'>]: number };

/**
 * What a plan rents and serves by model, in the order of the classes; empty where no class names a model. Replicas that serve
 * nothing count for the model that they could serve, and for none where that is not one.
 * @param uses of the offers, as the judge found them
 */
export function modelUses(scenario: Scenario, plan: Plan, uses: readonly OfferUse[]): readonly ModelUse[] {
  const models = scenario.workload.classes.map(({ model }) => model);
  if (models.every((model) => model === undefined)) return [];
  const sums = new Map<string | undefined, Sum>();
  const sumOf = (model: string | undefined) => {
    const found = sums.get(model) ?? { replicas: 0, gpus: 0, usdPerHour: 0, served: 0, asked: 0 };
    sums.set(model, found);
    return found;
  };
  for (const { model, served, asked } of demandsOf(scenario, plan)) {
    const sum = sumOf(model);
    sum.served += served;
    sum.asked += asked;
  }
  const loads = loadsByModel(scenario, plan);
  uses.forEach(({ count, usdPerHour }, at) => {
    // What is packed on a node pays for it.
    if (count === 0 || (scenario.offers[at]?.isNode === true && usdPerHour === 0)) return;
    const gpus = count * (scenario.offers[at]?.gpusPerReplica ?? 1);
    for (const [model, part] of partsOf(scenario, at, loads[at] as ReadonlyMap<string | undefined, number>)) {
      const sum = sumOf(model);
      sum.replicas += part * count;
      sum.gpus += part * gpus;
      sum.usdPerHour += part * usdPerHour;
    }
  });
  return [...sums].map(([model, sum]) => ({
    ...(model === undefined ? {} : { model }),
    ...sum,
    usdPerHour: Number(sum.usdPerHour.toPrecision(14)),
  }));
}

/** The scenario and plan of each case with its weight; those that are given where there are no cases. */
function casesOf(scenario: Scenario, plan: Plan) {
  if (!hasCases(scenario)) return [{ scenario, plan, share: 1 }];
  return caseScenarios(scenario).map((one) => ({ ...one, plan: planOfCase(plan, one.name) }));
}

function demandsOf(scenario: Scenario, plan: Plan) {
  return casesOf(scenario, plan).flatMap((one) => {
    const shares = new Map<string, number>();
    for (const route of one.plan.routes) shares.set(route.class, (shares.get(route.class) ?? 0) + route.share);
    return one.scenario.workload.classes.map(({ name, model, demand }) => ({
      model,
      served: one.share * demand * Math.min(1, shares.get(name) ?? 0),
      asked: one.share * demand,
    }));
  });
}

/** Replicas' worth of each model on every offer. */
function loadsByModel(scenario: Scenario, plan: Plan): readonly ReadonlyMap<string | undefined, number>[] {
  const offers = new Map(scenario.offers.map(({ name }, at) => [name, at]));
  const classes = new Map(scenario.workload.classes.map(({ name }, at) => [name, at]));
  const loads = scenario.offers.map(() => new Map<string | undefined, number>());
  for (const one of casesOf(scenario, plan)) {
    for (const route of one.plan.routes) {
      const [offer, at] = [offers.get(route.offer), classes.get(route.class)];
      if (offer === undefined || at === undefined) continue;
      const capacity = capacityOf(scenario, offer, at);
      const { model, demand = 0 } = one.scenario.workload.classes[at] ?? {};
      if (capacity === 0 || demand * route.share <= 0) continue;
      const own = loads[offer] as Map<string | undefined, number>;
      own.set(model, (own.get(model) ?? 0) + (one.share * demand * route.share) / capacity);
    }
  }
  return loads;
}

/** Whose an offer's replicas are, as parts of 1: the models' on it, or the one's that it could serve. */
function partsOf(
  { workload, capacity }: Scenario,
  offer: number,
  loads: ReadonlyMap<string | undefined, number>,
): readonly (readonly [model: string | undefined, part: number])[] {
  const width = workload.classes.length;
  const able = new Set(
    workload.classes.flatMap(({ model }, at) => ((capacity[offer * width + at] ?? 0) > 0 ? [model] : [])),
  );
  if (able.size === 1) return [...able].map((model) => [model, 1]);
  const total = [...loads.values()].reduce((sum, load) => sum + load, 0);
  return total > 0 ? [...loads].map(([model, load]) => [model, load / total]) : [[undefined, 1]];
}
