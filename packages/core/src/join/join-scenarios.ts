import { InputError, type InputProblem } from '../read/input-error.ts';
import { readScenario } from '../read/read-scenario.ts';
import { duplicates, quoted } from '../scenario/names.ts';
import type { Scenario, ScenarioOptions } from '../scenario/scenario.ts';
import { scenarioDocument } from '../scenario/scenario-document.ts';
import type { RequestClass } from '../scenario/workload.ts';
import { disagreements } from './agreement.ts';
import { joinedCases } from './joined-cases.ts';
import { joinedLimits } from './joined-limits.ts';
import { capacitiesOf, offersOf } from './joined-offers.ts';
import { joinedPools } from './joined-pools.ts';
import { joinedStock } from './joined-stock.ts';
import { type Member, membersOf, sharedNodes } from './member.ts';

/** What joining is told beyond the scenarios. */
export interface JoinOptions {
  /** What to call the model of each scenario, in order; the scenario's own name where absent. */
  readonly names?: readonly string[];
  /** GPUs that all share, by GPU type, in place of what the scenarios say of these types. */
  readonly stock?: ReadonlyMap<string, number>;
  /** Priority of the classes of a model, by its name in {@link names}; of those classes that name none. */
  readonly priorities?: ReadonlyMap<string, number>;
}

const source = 'the scenarios together';

/**
 * Several models on one stock: the classes and offers of all scenarios in one, in which no offer serves another scenario's
 * classes. Classes name their model, and carry their scenario's latency targets; names that would clash get the model's in
 * front; limits count the offers that they counted. Everything else must agree.
 * @throws InputError where it does not, or where stock differs and is not given
 */
export function joinScenarios(scenarios: readonly Scenario[], options: JoinOptions = {}): Scenario {
  const { names = scenarios.map(({ name }) => name), priorities = new Map<string, number>() } = options;
  const problems = [...nameProblems(scenarios, names, priorities), ...disagreements(scenarios, names)];
  if (problems.length > 0) throw new InputError(problems, source);
  const members = membersOf(scenarios, names);
  const stock = joinedStock(members, options.stock ?? new Map());
  const limits = joinedLimits(members);
  const clashes = [...stock.problems, ...limits.problems];
  if (clashes.length > 0) throw new InputError(clashes, source);
  const [first] = scenarios as readonly [Scenario];
  const {
    name: _,
    slo: __,
    limits: ___,
    current: ____,
    periods: _____,
    futures: ______,
    pools: _______,
    ...shared
  } = first;
  const joined = readScenario(
    scenarioDocument({
      ...shared,
      name: names.join(' and '),
      workload: { ...first.workload, classes: members.flatMap((member) => classesOf(member, members, priorities)) },
      offers: members.flatMap((member) => offersOf(member, members)),
      capacity: capacitiesOf(members),
      ...joinedPools(members),
      stock: stock.stock,
      ...(limits.limits.length === 0 ? {} : { limits: limits.limits }),
      ...currentOf(members),
      ...joinedCases(members),
      options: optionsOf(members),
    }),
    source,
  );
  const before = members.flatMap(({ name, scenario }) => scenario.notices.map((notice) => `${name}: ${notice}`));
  const all = [
    ...before,
    ...budgetNotices(scenarios),
    ...nodeNotices(scenarios),
    ...stock.notices,
    ...limits.notices,
    ...joined.notices,
  ];
  return { ...joined, notices: all };
}

function nameProblems(
  scenarios: readonly Scenario[],
  names: readonly string[],
  priorities: ReadonlyMap<string, number>,
): readonly InputProblem[] {
  if (scenarios.length === 0) return [{ path: '', message: 'there is nothing to join. Name one scenario or more.' }];
  if (names.length !== scenarios.length)
    return [{ path: 'names', message: `are ${names.length} for ${scenarios.length} scenarios. Give one for each.` }];
  const strange = [...priorities.keys()].filter((name) => !names.includes(name));
  return [
    ...duplicates(names).map((name) => ({
      path: 'names',
      message: `two scenarios are called ${quoted(name)}. Give each a name of its own.`,
    })),
    ...strange.map((name) => ({
      path: 'priorities',
      message: `no scenario is called ${quoted(name)}. There are: ${names.map(quoted).join(', ')}.`,
    })),
  ];
}

function budgetNotices([first, ...others]: readonly Scenario[]): readonly string[] {
  const { objective } = first ?? {};
  if (others.length === 0 || objective === undefined || objective.goal === 'least-cost') return [];
  return objective.budgetUsdPerHour === undefined
    ? []
    : [`the budget of ${objective.budgetUsdPerHour} USD/hour is for all models together.`];
}

function nodeNotices(scenarios: readonly Scenario[]): readonly string[] {
  const shared = [...sharedNodes(scenarios)];
  return shared.length === 0 ? [] : [`nodes that several scenarios have are shared: ${shared.join(', ')}.`];
}

/** Headroom that not all scenarios have goes onto the classes. */
function optionsOf(members: readonly Member[]): ScenarioOptions {
  const [{ scenario }] = members as readonly [Member];
  return haveOneHeadroom(members) ? scenario.options : { ...scenario.options, headroom: 0 };
}

function haveOneHeadroom(members: readonly Member[]): boolean {
  return new Set(members.map(({ scenario }) => scenario.options.headroom)).size === 1;
}

function classesOf(
  { name, scenario, className }: Member,
  members: readonly Member[],
  priorities: ReadonlyMap<string, number>,
): readonly RequestClass[] {
  const { slo } = scenario;
  const own = haveOneHeadroom(members) ? {} : { headroom: scenario.options.headroom };
  const priority = priorities.get(name);
  return scenario.workload.classes.map((requestClass) => ({
    model: name,
    ...(slo === undefined ? {} : { slo }),
    ...own,
    ...(priority === undefined ? {} : { priority }),
    ...requestClass,
    name: className(requestClass.name),
  }));
}

function currentOf(members: readonly Member[]): Pick<Scenario, 'current'> {
  if (members.every(({ scenario }) => scenario.current === undefined)) return {};
  const all = members.flatMap(({ scenario, offerName }) =>
    [...(scenario.current ?? [])].map(([name, count]) => [offerName(name), count] as const),
  );
  return { current: new Map(all) };
}
