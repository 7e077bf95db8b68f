import { caseScenarios, hasCases, planOfCase } from '../case-scenarios.ts';
import { evaluate } from '../evaluate.ts';
import type { CaseEvaluation } from '../judge-cases.ts';
import type { Plan } from '../plan.ts';
import type { Scenario } from '../scenario.ts';
import { ratesOf, shareOf, type Traffic, together } from './traffic.ts';
import { type ClassCost, hoursPerMonth, type OfferCost, type UnitCosts, unitCosts } from './unit-costs.ts';

/** A case's costs, and its share of all cases. */
interface Part {
  readonly share: number;
  readonly costs: UnitCosts;
}

const nothingKnown: Traffic = {
  requestsPerHour: undefined,
  inputTokensPerHour: undefined,
  outputTokensPerHour: undefined,
};

/**
 * What a plan for periods or futures costs by what it serves, on average over hours or weights. What starts cost is paid by the
 * replicas of the period that they are started for. Rates of offers are absent.
 * @throws RangeError of a scenario without periods or futures: see `unitCosts`
 */
export function caseUnitCosts(scenario: Scenario, plan: Plan): UnitCosts {
  if (!hasCases(scenario)) throw new RangeError('caseUnitCosts takes periods or futures. Of one demand: unitCosts.');
  const { cases = [], usdPerHour } = evaluate(scenario, plan);
  const parts = caseScenarios(scenario).map(({ share, name, scenario: own }, at): Part => {
    const priced = withStarts(own, cases[at] as CaseEvaluation);
    return { share, costs: unitCosts(priced, planOfCase(plan, name)) };
  });
  const idleUsdPerHour = mean(parts, ({ idleUsdPerHour: idle }) => idle) ?? 0;
  const all = together(parts.map(({ share, costs }) => shareOf({ ...nothingKnown, ...costs }, share)));
  const from = [...new Set(parts.flatMap(({ costs }) => costs.tokensFrom ?? []))];
  return {
    usdPerHour,
    usdPerMonth: usdPerHour * hoursPerMonth,
    usdPerYear: 12 * usdPerHour * hoursPerMonth,
    idleUsdPerHour,
    idleShare: usdPerHour > 0 ? idleUsdPerHour / usdPerHour : 0,
    unroutedUsdPerHour: mean(parts, ({ unroutedUsdPerHour }) => unroutedUsdPerHour) ?? 0,
    ...known(all),
    ...ratesOf(usdPerHour, all),
    ...(from.length === 0 ? {} : { tokensFrom: from }),
    classes: scenario.workload.classes.flatMap(({ name }) => classCost(parts, name)),
    offers: scenario.offers.flatMap(({ name }) => offerCost(parts, name)),
  };
}

/** The case with what its starts cost on the price of the replicas that run in it. */
function withStarts(scenario: Scenario, { starts, weight, evaluation }: CaseEvaluation): Scenario {
  if (starts.length === 0) return scenario;
  const offers = scenario.offers.map((offer, at) => {
    const usd = starts.find((one) => one.offer === offer.name)?.usd ?? 0;
    const count = evaluation.offers[at]?.count ?? 0;
    return usd > 0 && count > 0 ? { ...offer, usdPerHour: offer.usdPerHour + usd / (count * weight) } : offer;
  });
  return { ...scenario, offers };
}

function classCost(parts: readonly Part[], name: string): readonly ClassCost[] {
  const of = (costs: UnitCosts) => costs.classes.find((one) => one.class === name);
  const tokens = parts.map(({ costs }) => of(costs)?.tokens).find((one) => one !== undefined);
  if (parts.every(({ costs }) => of(costs) === undefined)) return [];
  const usdPerHour = mean(parts, (costs) => of(costs)?.usdPerHour ?? 0) ?? 0;
  const isKnown = parts.every(({ costs }) => of(costs) === undefined || of(costs)?.requestsPerHour !== undefined);
  const requestsPerHour = isKnown ? mean(parts, (costs) => of(costs)?.requestsPerHour ?? 0) : undefined;
  const each = (count: number | undefined) =>
    count === undefined || requestsPerHour === undefined ? undefined : count * requestsPerHour;
  const traffic = {
    requestsPerHour,
    inputTokensPerHour: each(tokens?.inputTokens),
    outputTokensPerHour: each(tokens?.outputTokens),
  };
  return [
    {
      class: name,
      usdPerHour,
      idleUsdPerHour: mean(parts, (costs) => of(costs)?.idleUsdPerHour ?? 0) ?? 0,
      ...(requestsPerHour === undefined ? {} : { requestsPerHour }),
      ...ratesOf(usdPerHour, traffic),
      ...(tokens === undefined ? {} : { tokens }),
    },
  ];
}

function offerCost(parts: readonly Part[], name: string): readonly OfferCost[] {
  const meanOf = (value: (offer: OfferCost) => number) =>
    mean(parts, ({ offers }) => offers.flatMap((one) => (one.offer === name ? [value(one)] : []))[0] ?? 0) ?? 0;
  const count = meanOf((one) => one.count);
  if (count === 0) return [];
  const usdPerHour = meanOf((one) => one.usdPerHour);
  const idleUsdPerHour = meanOf((one) => one.idleUsdPerHour);
  return [
    { offer: name, count, usdPerHour, idleUsdPerHour, idleShare: usdPerHour > 0 ? idleUsdPerHour / usdPerHour : 0 },
  ];
}

/** The mean over the cases; undefined where one of them does not know. */
function mean(parts: readonly Part[], value: (costs: UnitCosts) => number | undefined): number | undefined {
  return parts.reduce<number | undefined>((sum, { share, costs }) => {
    const own = value(costs);
    return sum === undefined || own === undefined ? undefined : sum + share * own;
  }, 0);
}

function known(traffic: Traffic): Partial<Record<keyof Traffic, number>> {
  return Object.fromEntries(Object.entries(traffic).filter(([, amount]) => amount !== undefined));
}
