import { evaluate, type StockUse } from './evaluate.ts';
import type { Blocker, Guarantee, PlanResult, Route } from './plan.ts';
import type { Scenario } from './scenario.ts';
import type { Violation } from './violation.ts';

/** A plan's result as plain data for JSON and YAML, complete enough to be judged and drawn by others. */
export interface PlanDocument {
  readonly status: PlanResult['status'];
  readonly scenario: string;
  readonly planner: string;
  readonly solver?: string;
  readonly usdPerHour?: number;
  readonly replicas?: readonly {
    readonly offer: string;
    readonly gpu: string;
    readonly count: number;
    readonly usdPerHour: number;
    /** Share of the rented replicas' capacity that the stated demand takes, 0 to 1. */
    readonly utilization: number;
  }[];
  readonly routes?: readonly Route[];
  /** GPUs used, and to be had (null: no limit). */
  readonly stock?: readonly {
    readonly gpu: string;
    readonly used: number;
    readonly available: number | null;
  }[];
  readonly guarantee?: Guarantee;
  /** Rules that the plan breaks, as the judge found them; empty for a plan that holds. */
  readonly violations?: readonly Violation[];
  readonly reason?: string;
  readonly blockers?: readonly Blocker[];
  /** What was assumed while reading the scenario. */
  readonly notices?: readonly string[];
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
    seconds,
  };
}

function planned(
  scenario: Scenario,
  { plan, guarantee }: Extract<PlanResult, { status: 'planned' }>,
): Partial<PlanDocument> {
  const { usdPerHour, offers, stock, violations } = evaluate(scenario, plan);
  const gpus = new Map(scenario.offers.map(({ name, gpu }) => [name, gpu]));
  const replicas = offers
    .filter(({ count }) => count > 0)
    .map(({ offer, count, usdPerHour, utilization }) => ({
      offer,
      gpu: gpus.get(offer) as string,
      count,
      usdPerHour,
      utilization,
    }));
  return {
    usdPerHour,
    replicas,
    routes: plan.routes,
    stock: stock.filter(({ used }) => used > 0).map(finite),
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

function unplanned(result: Exclude<PlanResult, { status: 'planned' }>): Partial<PlanDocument> {
  return result.status === 'impossible'
    ? { reason: result.reason, blockers: result.blockers }
    : { reason: result.reason };
}
