import { evaluate, type StockUse } from '../judge/evaluate.ts';
import type { LimitUse } from '../judge/judge-limits.ts';
import type { PoolUse } from '../judge/judge-pools.ts';
import { type ModelUse, modelUses } from '../judge/model-use.ts';
import type { Violation } from '../judge/violation.ts';
import type { NodeUse } from '../scenario/node.ts';
import { known } from '../scenario/power.ts';
import type { PreferenceValue } from '../scenario/preference.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type BoundedOutcome, boundedOutcome } from './bounded-outcome.ts';
import { type CaseDocument, caseDocuments, usesOf } from './case-document.ts';
import type { Blocker, Failover, Guarantee, PlanResult, TightLimit } from './plan.ts';
import { type ReplicaDocument, type RouteDocument, replicaDocuments, sourcedRoutes } from './replica-document.ts';

/** What a plan has under a rule of a limit; null where there is no bound, and for a share of nothing. */
type LimitDocument = Omit<LimitUse, 'used' | 'atMost'> & {
  readonly used: number | null;
  readonly atMost: number | null;
};

/** A plan's result as plain data for JSON and YAML, complete enough to be judged and drawn by others. */
export interface PlanDocument {
  readonly status: PlanResult['status'];
  readonly scenario: string;
  readonly planner: string;
  readonly solver?: string;
  readonly usdPerHour?: number;
  /** Of `usdPerHour`, what is lost on average to interruptions; absent where no offer has any. */
  readonly lostUsdPerHour?: number;
  /** Of all replicas at full load, where every offer that is rented names its watts; and what that emits. */
  readonly kilowatts?: number;
  readonly kgCo2ePerHour?: number;
  readonly replicas?: readonly ReplicaDocument[];
  /** Nodes rented, whole, with what they cost and the GPUs of them that are free; absent where nothing is sold by the node. */
  readonly nodes?: readonly NodeUse[];
  readonly routes?: readonly RouteDocument[];
  /** Pools to which something is routed. Absent where the scenario has no pools. */
  readonly pools?: readonly PoolUse[];
  /** Routes after each loss that changes them, where the scenario asks to survive one. */
  readonly failovers?: readonly Failover[];
  /** Of a scenario with periods or futures: what each adds to `replicas`, which are those that are there in every case. */
  readonly cases?: readonly CaseDocument[];
  /** GPUs used, and to be had (null: no limit). */
  readonly stock?: readonly {
    readonly gpu: string;
    readonly used: number;
    readonly available: number | null;
  }[];
  /**
   * What the plan has under each rule of the limits, as amounts or shares (null: no bound, or a share of nothing); where there
   * is no plan, the rules that stand in the way. Absent where the scenario has no limits.
   */
  readonly limits?: readonly LimitDocument[] | readonly TightLimit[];
  /** What the plan reaches of a goal other than the least cost, and what no plan surpasses, where that was proved. */
  readonly objective?: BoundedOutcome;
  /** What is rented for each model, and how much of it is served; absent where no class names one. */
  readonly models?: readonly ModelUse[];
  /** What the fleet has of each of the scenario's preferences. */
  readonly preferences?: readonly PreferenceValue[];
  readonly guarantee?: Guarantee;
  /** Rules that the plan breaks, as the judge found them; empty for a plan that holds. */
  readonly violations?: readonly Violation[];
  readonly reason?: string;
  /** Of a planner that gave up: whether no plan of the kind that it makes exists, and what every plan costs at least. */
  readonly exhausted?: boolean;
  readonly atLeastUsdPerHour?: number;
  readonly blockers?: readonly Blocker[];
  /** What was assumed while reading the scenario. */
  readonly notices?: readonly string[];
  /** What the search did, by name; see {@link PlanResult}. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly seconds: number;
}

/** Writes a result down, with cost, use and violations as {@link evaluate} finds them. */
export function planDocument(scenario: Scenario, planner: string, result: PlanResult, seconds: number): PlanDocument {
  return {
    status: result.status,
    scenario: scenario.name,
    planner,
    ...(result.solver === undefined ? {} : { solver: result.solver }),
    ...(result.status === 'planned' ? planned(scenario, result) : unplanned(result)),
    ...(scenario.notices.length > 0 ? { notices: scenario.notices } : {}),
    ...(result.counts === undefined ? {} : { counts: result.counts }),
    seconds,
  };
}

function planned(
  scenario: Scenario,
  { plan, guarantee, ...proved }: Extract<PlanResult, { status: 'planned' }>,
): Partial<PlanDocument> {
  const evaluation = evaluate(scenario, plan);
  const { usdPerHour, lostUsdPerHour, offers, nodes, stock, limits, objective, preferences, pools, cases, violations } =
    evaluation;
  const models = modelUses(scenario, plan, offers);
  const routes = sourcedRoutes(scenario, plan.routes);
  // Of cases, what is bought once has its routes in them; the counts above it are means.
  const replicas = replicaDocuments(scenario, cases === undefined ? offers : usesOf(plan.replicas, offers), routes);
  return {
    usdPerHour,
    ...(lostUsdPerHour === undefined ? {} : { lostUsdPerHour }),
    ...known(evaluation),
    replicas,
    ...(nodes === undefined ? {} : { nodes: nodes.filter(({ count }) => count > 0) }),
    routes,
    ...(pools === undefined ? {} : { pools: pools.filter(({ demand }) => demand > 0) }),
    ...(plan.failovers === undefined ? {} : { failovers: plan.failovers }),
    ...(cases === undefined ? {} : { cases: caseDocuments(scenario, plan, cases) }),
    stock: stock.filter(({ used }) => used > 0).map(finite),
    ...(limits.length === 0 ? {} : { limits: limits.map(finiteLimit) }),
    ...(objective === undefined ? {} : { objective: boundedOutcome(objective, proved) }),
    ...(models.length === 0 ? {} : { models }),
    ...(preferences === undefined ? {} : { preferences }),
    guarantee,
    violations,
  };
}

function finite({ gpu, used, available }: StockUse): {
  gpu: string;
  used: number;
  available: number | null;
} {
  return {
    gpu,
    used,
    available: Number.isFinite(available) ? available : null,
  };
}

function finiteLimit({ used, atMost, ...rest }: LimitUse): LimitDocument {
  return {
    ...rest,
    used: Number.isFinite(used) ? used : null,
    atMost: Number.isFinite(atMost) ? atMost : null,
  };
}

function unplanned(result: Exclude<PlanResult, { status: 'planned' }>): Partial<PlanDocument> {
  if (result.status === 'impossible') {
    const { reason, blockers, limits } = result;
    return { reason, blockers, ...(limits === undefined ? {} : { limits }) };
  }
  const { reason, exhausted, atLeastUsdPerHour } = result;
  return { reason, exhausted, ...(atLeastUsdPerHour === undefined ? {} : { atLeastUsdPerHour }) };
}
