import type { CaseChange } from '../scenario/cases.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Member } from './member.ts';

/** The periods or futures of all, which have the same names: what each changes is said by class and offer. */
export function joinedCases(members: readonly Member[]): Pick<Scenario, 'periods' | 'futures'> {
  const [{ scenario }] = members as readonly [Member];
  const { periods, futures } = scenario;
  if (periods !== undefined) {
    return {
      periods: periods.map((period, at) => ({ ...period, ...change(members, (one) => one.periods?.[at]) })),
    };
  }
  if (futures === undefined) return {};
  const cases = futures.cases.map((future, at) => ({
    ...future,
    ...change(members, (one) => one.futures?.cases[at]),
  }));
  return { futures: { ...futures, cases } };
}

function change(
  members: readonly Member[],
  caseOf: (scenario: Scenario) => CaseChange | undefined,
): Pick<CaseChange, 'demand' | 'usdPerHour'> {
  const demand = members.flatMap(({ scenario, className }) => {
    const { demand: factor = 1 } = caseOf(scenario) ?? {};
    return scenario.workload.classes.map(({ name }) => {
      const own = typeof factor === 'number' ? factor : Object.hasOwn(factor, name) ? (factor[name] as number) : 1;
      return [className(name), own] as const;
    });
  });
  const prices = members.flatMap(({ scenario, offerName }) =>
    Object.entries(caseOf(scenario)?.usdPerHour ?? {}).map(([name, usd]) => [offerName(name), usd] as const),
  );
  return {
    demand: Object.fromEntries(demand),
    ...(prices.length === 0 ? {} : { usdPerHour: Object.fromEntries(prices) }),
  };
}
