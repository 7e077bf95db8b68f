import { evaluate, type OfferUse } from '../judge/evaluate.ts';
import type { Plan } from '../plan/plan.ts';
import { caseScenarios, hasCases, planOfCase } from '../scenario/case-scenarios.ts';
import { destinationsOf, takes, transferUsdPerHour } from '../scenario/destinations.ts';
import { capacityOf, type Scenario } from '../scenario/scenario.ts';
import type { RequestClass } from '../scenario/workload.ts';
import { type RequestTokens, requestTokens, type TokensFrom } from './request-tokens.ts';
import { type Rates, ratesOf, shareOf, type Traffic, together } from './traffic.ts';

/** Hours of a month, as clouds bill it: a twelfth of a year. */
export const hoursPerMonth = 730;
const hoursPerYear = 12 * hoursPerMonth;

/** What a part of the fleet costs, of which some is idle: paid for capacity that stated demand does not use. */
export interface Cost {
  readonly usdPerHour: number;
  /** Part of `usdPerHour`. Headroom counts as idle, and so does the time after interruptions. */
  readonly idleUsdPerHour: number;
}

/**
 * What a class pays: of each offer that serves it, the share that its load has of the load there, idle capacity included; and
 * the moves of its own KV caches where a pool serves it.
 */
export interface ClassCost extends Cost, Rates {
  readonly class: string;
  readonly requestsPerHour?: number;
  /** Tokens of a request that stands for the class, and where they come from; absent where the scenario does not say. */
  readonly tokens?: RequestTokens;
}

/** What an offer costs, and what that comes to by what it serves. */
export interface OfferCost extends Cost, Rates {
  readonly offer: string;
  readonly count: number;
  /** idleUsdPerHour / usdPerHour; 0 at no cost. */
  readonly idleShare: number;
}

/** What a plan costs, by what it serves. Rates that need what the scenario does not say are absent. */
export interface UnitCosts extends Cost, Rates {
  readonly usdPerMonth: number;
  readonly usdPerYear: number;
  /** idleUsdPerHour / usdPerHour; 0 at no cost. */
  readonly idleShare: number;
  /** Part of `idleUsdPerHour`: what is lost on average to interruptions; absent where no offer has any. */
  readonly lostUsdPerHour?: number;
  /** Cost of replicas to which no class is routed. The classes' costs and this are the whole cost. */
  readonly unroutedUsdPerHour: number;
  readonly requestsPerHour?: number;
  readonly inputTokensPerHour?: number;
  readonly outputTokensPerHour?: number;
  /** Where the classes' tokens come from; absent where no class says. */
  readonly tokensFrom?: readonly TokensFrom[];
  /** One a class with demand, in the scenario's order. */
  readonly classes: readonly ClassCost[];
  /** One an offer rented, and one a kind of node on which nothing is packed. */
  readonly offers: readonly OfferCost[];
}

/**
 * Splits a plan's cost among what it serves, by the stated demand: an offer's replicas are paid by the classes on it, as their
 * loads are to each other. Requests and tokens are those that the routes serve; rates of requests need the unit requests/s, and
 * rates of tokens a `size` or token ranges, of every class that counts. Takes time in offers, classes and routes.
 * Of periods and futures all amounts are means over hours or weights, and an offer's cost, starts included, is split by the mean
 * loads, so that who is served in one case pays for what stands by in the others.
 */
export function unitCosts(scenario: Scenario, plan: Plan): UnitCosts {
  const { usdPerHour, lostUsdPerHour, offers: uses } = evaluate(scenario, plan);
  const ways = hasCases(scenario) ? waysOfCases(scenario, plan) : waysOf(scenario, plan);
  const parts = ways.flatMap((way) => way.parts);
  const traffic = scenario.workload.classes.map((requestClass) => trafficOf(scenario, requestClass));
  const onOffers = grouped(scenario.offers.length, parts, ({ offer }) => offer);
  // A node is paid by what is packed on it.
  const isPaid = (use: OfferUse, at: number) => scenario.offers[at]?.isNode === true && use.usdPerHour === 0;
  const offers = uses.flatMap((use, at) =>
    use.count > 0 && !isPaid(use, at) ? [offerCost(use, onOffers[at] ?? [], traffic)] : [],
  );
  const classes = classCosts(scenario, uses, ways, traffic);
  const all = together(served(ways, traffic));
  const idleUsdPerHour = sum(uses, idleOf);
  return {
    usdPerHour,
    usdPerMonth: usdPerHour * hoursPerMonth,
    usdPerYear: usdPerHour * hoursPerYear,
    idleUsdPerHour,
    idleShare: usdPerHour > 0 ? idleUsdPerHour / usdPerHour : 0,
    ...(lostUsdPerHour === undefined ? {} : { lostUsdPerHour }),
    unroutedUsdPerHour: sum(uses, (use) => (use.load > 0 ? 0 : use.usdPerHour)),
    ...known(all),
    ...ratesOf(usdPerHour, all),
    ...sources(classes),
    classes,
    offers,
  };
}

/** A share of a class, by position. */
interface Some {
  readonly requestClass: number;
  readonly share: number;
}

/** What a route puts on an offer, by position. */
interface Part extends Some {
  readonly offer: number;
  readonly load: number;
}

/** A route, with what it puts on its offer, or on the two of its pool. */
interface Way extends Some {
  readonly parts: readonly Part[];
  readonly transferUsdPerHour: number;
}

function waysOf(scenario: Scenario, plan: Plan): readonly Way[] {
  const destinations = new Map(destinationsOf(scenario).map((destination) => [destination.name, destination]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  return plan.routes.flatMap(({ class: className, offer: name, share }): readonly Way[] => {
    const destination = destinations.get(name);
    const requestClass = classes.get(className);
    if (destination === undefined || requestClass === undefined || !takes(destination, className)) return [];
    const demand = scenario.workload.classes[requestClass]?.demand ?? 0;
    const parts = destination.offers.map((offer): Part => {
      return { offer, requestClass, share, load: (demand * share) / capacityOf(scenario, offer, requestClass) };
    });
    if (!parts.every(({ load }) => load > 0 && Number.isFinite(load))) return [];
    const whole = destination.pool === undefined ? 0 : transferUsdPerHour(scenario, destination.pool, requestClass);
    return [{ requestClass, share, parts, transferUsdPerHour: whole * share }];
  });
}

/** The routes of every case, as shares of the scenario's own demand. */
function waysOfCases(scenario: Scenario, plan: Plan): readonly Way[] {
  const { classes } = scenario.workload;
  return caseScenarios(scenario).flatMap((one) =>
    waysOf(one.scenario, planOfCase(plan, one.name)).map((way): Way => {
      const { demand } = one.scenario.workload.classes[way.requestClass] as RequestClass;
      const share = way.share * (demand / (classes[way.requestClass]?.demand ?? 1)) * one.share;
      return {
        requestClass: way.requestClass,
        share,
        parts: way.parts.map((part) => ({ ...part, share, load: part.load * one.share })),
        transferUsdPerHour: way.transferUsdPerHour * one.share,
      };
    }),
  );
}

/** Of a batch, demands are numbers of requests and no rates. */
function trafficOf({ workload, objective }: Scenario, requestClass: RequestClass): Traffic {
  const isRate = workload.unit === 'requests/s' && objective?.goal !== 'shortest-makespan';
  const requestsPerHour = isRate ? requestClass.demand * 3600 : undefined;
  const { inputTokens, outputTokens } = requestTokens(requestClass) ?? {};
  const tokens = (each: number | undefined) =>
    each === undefined || requestsPerHour === undefined ? undefined : each * requestsPerHour;
  return { requestsPerHour, inputTokensPerHour: tokens(inputTokens), outputTokensPerHour: tokens(outputTokens) };
}

function served(parts: readonly Some[], traffic: readonly Traffic[]): readonly Traffic[] {
  return parts.map(({ requestClass, share }) => shareOf(traffic[requestClass] as Traffic, share));
}

/** A plan that breaks rules may load a replica beyond the full; nothing of it is idle then. */
function idleOf({ usdPerHour, utilization, freeUsdPerHour = 0 }: OfferUse): number {
  return freeUsdPerHour + (usdPerHour - freeUsdPerHour) * Math.max(0, 1 - utilization);
}

function offerCost(use: OfferUse, parts: readonly Part[], traffic: readonly Traffic[]): OfferCost {
  const { offer, count, usdPerHour } = use;
  const idleUsdPerHour = idleOf(use);
  const idleShare = usdPerHour > 0 ? idleUsdPerHour / usdPerHour : 0;
  return {
    offer,
    count,
    usdPerHour,
    idleUsdPerHour,
    idleShare,
    ...ratesOf(usdPerHour, together(served(parts, traffic))),
  };
}

function classCosts(
  { workload, offers }: Scenario,
  uses: readonly OfferUse[],
  ways: readonly Way[],
  traffic: readonly Traffic[],
): readonly ClassCost[] {
  const onOffer = new Float64Array(offers.length);
  for (const { offer, load } of ways.flatMap(({ parts }) => parts)) onOffer[offer] = (onOffer[offer] as number) + load;
  const byClass = grouped(workload.classes.length, ways, ({ requestClass }) => requestClass);
  return workload.classes.flatMap((requestClass, at): readonly ClassCost[] => {
    if (requestClass.demand === 0) return [];
    const own = byClass[at] ?? [];
    const paid = (cost: (use: OfferUse) => number) =>
      sum(own, ({ parts }) =>
        sum(parts, ({ offer, load }) => (cost(uses[offer] as OfferUse) * load) / (onOffer[offer] as number)),
      );
    const usdPerHour = paid((use) => use.usdPerHour) + sum(own, (way) => way.transferUsdPerHour);
    const all = together(served(own, traffic));
    const tokens = requestTokens(requestClass);
    return [
      {
        class: requestClass.name,
        usdPerHour,
        idleUsdPerHour: paid(idleOf),
        ...(all.requestsPerHour === undefined ? {} : { requestsPerHour: all.requestsPerHour }),
        ...ratesOf(usdPerHour, all),
        ...(tokens === undefined ? {} : { tokens }),
      },
    ];
  });
}

function known(traffic: Traffic): Partial<Record<keyof Traffic, number>> {
  return Object.fromEntries(Object.entries(traffic).filter(([, amount]) => amount !== undefined));
}

function sources(classes: readonly ClassCost[]): Pick<UnitCosts, 'tokensFrom'> {
  const from = [...new Set(classes.flatMap(({ tokens }) => (tokens === undefined ? [] : [tokens.from])))];
  return from.length === 0 ? {} : { tokensFrom: from };
}

function grouped<Item>(
  length: number,
  items: readonly Item[],
  key: (item: Item) => number,
): readonly (readonly Item[])[] {
  const groups = Array.from({ length }, (): Item[] => []);
  for (const item of items) groups[key(item)]?.push(item);
  return groups;
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
