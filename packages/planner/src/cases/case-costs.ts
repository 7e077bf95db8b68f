import { caseScenarios, isBoughtOnce, type Scenario, type ScenarioCase, usdOfStart } from '@fleetmix/core';

/**
 * What a replica costs in a round of periods, or in all futures by their weights: USD times the unit of the cases' weights. One
 * entry an offer.
 */
export interface CaseCosts {
  /** Of what is bought once, in all cases together; 0 of the others. */
  readonly bought: readonly number[];
  /** In each case, of what is rented there; 0 of what is bought once. */
  readonly rented: readonly (readonly number[])[];
  /** Of a start for each period; empty of futures. */
  readonly starts: readonly (readonly number[])[];
  /** Weight of all cases: a cost over it is one in USD/hour. */
  readonly weight: number;
}

/** Every cost that a plan of a scenario with cases is made of. */
export function caseCosts(scenario: Scenario, cases: readonly ScenarioCase[] = caseScenarios(scenario)): CaseCosts {
  const once = scenario.offers.map((offer) => isBoughtOnce(scenario, offer));
  const price = (one: ScenarioCase, at: number) => one.weight * (one.scenario.offers[at]?.usdPerHour ?? 0);
  return {
    bought: once.map((is, at) => (is ? cases.reduce((sum, one) => sum + price(one, at), 0) : 0)),
    rented: cases.map((one) => once.map((is, at) => (is ? 0 : price(one, at)))),
    starts: scenario.periods === undefined ? [] : cases.map((one) => one.scenario.offers.map(usdOfStart)),
    weight: cases.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** All amounts, of which the cost of every plan is a sum of whole multiples. */
export function amountsOf({ bought, rented, starts }: CaseCosts): readonly number[] {
  return [bought, ...rented, ...starts].flat();
}
