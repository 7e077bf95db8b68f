import { type CapacitySource, distinctSources } from './capacity-source.ts';
import { evaluate, type StockUse } from './evaluate.ts';
import type { LimitUse } from './judge-limits.ts';
import type { Outcome } from './objective.ts';
import type { Offer } from './offer.ts';
import type { Blocker, Failover, Guarantee, PlanResult, Route, TightLimit } from './plan.ts';
import type { PreferenceValue } from './preference.ts';
import { capacitySourceOf, type Scenario } from './scenario.ts';
import type { Serving } from './serving.ts';
import type { Violation } from './violation.ts';

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
  readonly replicas?: readonly {
    readonly offer: string;
    readonly gpu: string;
    readonly count: number;
    readonly usdPerHour: number;
    /** Share of the rented replicas' capacity that the stated demand takes, 0 to 1. */
    readonly utilization: number;
    /** Where the capacities come from that the plan counts on here; absent where the scenario does not say. */
    readonly capacitySource?: readonly CapacitySource[];
    readonly priceSource?: string;
    readonly serving?: Serving;
  }[];
  readonly routes?: readonly (Route & { readonly capacitySource?: CapacitySource })[];
  /** Routes after each loss that changes them, where the scenario asks to survive one. */
  readonly failovers?: readonly Failover[];
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
  readonly objective?: Outcome & { readonly bound?: number };
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
  { plan, guarantee, objectiveBound }: Extract<PlanResult, { status: 'planned' }>,
): Partial<PlanDocument> {
  const { usdPerHour, offers, stock, limits, objective, preferences, violations } = evaluate(scenario, plan);
  const known = new Map(scenario.offers.map((offer) => [offer.name, offer]));
  const routes = sourcedRoutes(scenario, plan.routes);
  const replicas = offers
    .filter(({ count }) => count > 0)
    .map(({ offer, count, usdPerHour, utilization }) => {
      const { gpu, priceSource, serving } = known.get(offer) as Offer;
      const capacitySource = distinctSources(
        routes.flatMap((route) => (route.offer === offer && route.share > 0 ? [route.capacitySource] : [])),
      );
      return {
        offer,
        gpu,
        count,
        usdPerHour,
        utilization,
        ...(capacitySource.length === 0 ? {} : { capacitySource }),
        ...(priceSource === undefined ? {} : { priceSource }),
        ...(serving === undefined ? {} : { serving }),
      };
    });
  return {
    usdPerHour,
    replicas,
    routes,
    ...(plan.failovers === undefined ? {} : { failovers: plan.failovers }),
    stock: stock.filter(({ used }) => used > 0).map(finite),
    ...(limits.length === 0 ? {} : { limits: limits.map(finiteLimit) }),
    ...(objective === undefined
      ? {}
      : { objective: { ...objective, ...(objectiveBound === undefined ? {} : { bound: objectiveBound }) } }),
    ...(preferences === undefined ? {} : { preferences }),
    guarantee,
    violations,
  };
}

/** The routes with where the capacity of each comes from, where the scenario says so. */
function sourcedRoutes(scenario: Scenario, routes: readonly Route[]): NonNullable<PlanDocument['routes']> {
  if (scenario.offers.every(({ capacitySource }) => capacitySource === undefined)) return routes;
  const offers = new Map(scenario.offers.map(({ name }, position) => [name, position]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  return routes.map((route) => {
    const source = capacitySourceOf(scenario, offers.get(route.offer) ?? -1, classes.get(route.class) ?? -1);
    return source === undefined ? route : { ...route, capacitySource: source };
  });
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
