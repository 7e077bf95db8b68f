import { money } from '../money/usd.ts';
import type { Plan } from '../plan/plan.ts';
import { caseScenarios, isBoughtOnce, planOfCase, type ScenarioCase } from '../scenario/case-scenarios.ts';
import { duplicates, quoted, suggestion } from '../scenario/names.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { rentalReach, startsOf, usdOfStart } from '../scenario/starts.ts';
import { meanOfCases } from './case-means.ts';
import type { Evaluation } from './evaluate.ts';
import { exceeds } from './tolerance.ts';
import type { Violation } from './violation.ts';

/** Replicas of an offer that are started for a period. */
export interface StartUse {
  readonly offer: string;
  readonly count: number;
  /** USD of all of them: what they cost until they serve, and their fees. */
  readonly usd: number;
}

/** What the judge found in one case. */
export interface CaseEvaluation {
  readonly case: string;
  /** Hours of a period, weight of a future. */
  readonly weight: number;
  /** Weight as a share of all cases. */
  readonly share: number;
  /** The case by itself, as an ordinary scenario; starts are not in its cost. */
  readonly evaluation: Evaluation;
  /** What is started for this period; empty where nothing is, and of futures. */
  readonly starts: readonly StartUse[];
  /** Whether all demand is served; a future may be left out where the scenario lets some fail. */
  readonly isServed: boolean;
}

/** Judges an ordinary plan. */
type Judge = (scenario: Scenario, plan: Plan) => Evaluation;

interface Judged extends CaseEvaluation {
  readonly of: ScenarioCase;
  readonly counts: readonly number[];
}

/**
 * Judges a plan case by case, and then what couples them: what is bought once, starts, minimum rentals, and the weight of
 * futures that are not served. Costs, counts and loads of the whole are means over hours or weights, starts included; of
 * stock and limits it says what the case says that takes most of them.
 */
export function evaluateCases(scenario: Scenario, plan: Plan, judge: Judge): Evaluation {
  const cases = caseScenarios(scenario).map((one) => judged(one, judge(one.scenario, planOfCase(plan, one.name))));
  const starts = scenario.periods === undefined ? [] : startsByOffer(scenario, cases);
  const withStarts = cases.map((one, at) => ({ ...one, starts: startsIn(one.of, starts, at) }));
  return {
    ...meanOfCases(withStarts),
    cases: withStarts.map(({ of: _, counts: __, ...one }) => one),
    violations: [
      ...nameViolations(scenario, plan),
      ...commitmentViolations(scenario, plan),
      ...caseViolations(scenario, cases),
      ...rentalViolations(scenario, cases, starts),
    ],
  };
}

function judged(of: ScenarioCase, evaluation: Evaluation): Judged {
  return {
    case: of.name,
    weight: of.weight,
    share: of.share,
    evaluation,
    starts: [],
    isServed: !evaluation.violations.some(({ kind }) => kind === 'unserved'),
    of,
    counts: evaluation.offers.map(({ count }) => count),
  };
}

/** Starts of each offer for each period. */
function startsByOffer(scenario: Scenario, cases: readonly Judged[]): readonly (readonly number[])[] {
  return scenario.offers.map((offer, at) =>
    startsOf(
      scenario,
      offer,
      cases.map(({ counts }) => counts[at] as number),
    ),
  );
}

function startsIn(of: ScenarioCase, starts: readonly (readonly number[])[], period: number): readonly StartUse[] {
  return of.scenario.offers.flatMap((offer, at) => {
    const count = starts[at]?.[period] ?? 0;
    return count > 0 ? [{ offer: offer.name, count, usd: money(count * usdOfStart(offer)) }] : [];
  });
}

function nameViolations(scenario: Scenario, { cases = [] }: Plan): readonly Violation[] {
  const known = caseScenarios(scenario).map(({ name }) => name);
  const given = cases.map((one) => one.case);
  return [
    ...given
      .filter((name) => !known.includes(name))
      .map((name): Violation => {
        const message = `no ${wordOf(scenario)} is called ${quoted(name)}.${suggestion(name, known)}`;
        return { kind: 'unknown-name', message };
      }),
    ...duplicates(given).map((name): Violation => {
      return { kind: 'duplicate', message: `the ${wordOf(scenario)} ${quoted(name)} is given more than once.` };
    }),
  ];
}

function wordOf({ periods }: Scenario): string {
  return periods === undefined ? 'future' : 'period';
}

/** Cases may not have replicas of their own of what is bought once. */
function commitmentViolations(scenario: Scenario, { cases = [] }: Plan): readonly Violation[] {
  const once = new Set(scenario.offers.filter((offer) => isBoughtOnce(scenario, offer)).map(({ name }) => name));
  return cases.flatMap((one) =>
    one.replicas
      .filter(({ offer, count }) => once.has(offer) && count !== 0)
      .map(({ offer, count }): Violation => {
        const message = `${one.case}: adds ${count} replicas of ${offer}, which is bought once for every ${wordOf(scenario)}.`;
        return { kind: 'commitment', message };
      }),
  );
}

/** What is wrong in each case; futures that are not served are counted first, where some may fail. */
function caseViolations({ futures }: Scenario, cases: readonly Judged[]): readonly Violation[] {
  const share = futures?.mayFailShare ?? 0;
  const failed = cases.filter(({ isServed }) => !isServed);
  const weight = failed.reduce((sum, one) => sum + one.share, 0);
  const mayFail = share > 0 && !exceeds(weight, share);
  const shown = ({ kind }: Violation) => !(mayFail && kind === 'unserved');
  const inCases = cases.flatMap((one) =>
    one.evaluation.violations
      .filter(shown)
      .map(({ kind, message }): Violation => ({ kind, message: `${one.case}: ${message}` })),
  );
  if (share === 0 || mayFail) return inCases;
  const names = failed.map((one) => quoted(one.case)).join(', ');
  const message = `futures of ${percent(weight)} of the weight are not fully served, ${names}; at most ${percent(share)} may fail.`;
  return [{ kind: 'risk', message }, ...inCases];
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(4))} %`;
}

function rentalViolations(
  scenario: Scenario,
  cases: readonly Judged[],
  starts: readonly (readonly number[])[],
): readonly Violation[] {
  if (scenario.periods === undefined) return [];
  return scenario.offers.flatMap((offer, at) => {
    if ((offer.minRentalHours ?? 0) === 0) return [];
    const reach = rentalReach(scenario, offer);
    return cases.flatMap((one, period): readonly Violation[] => {
      const bound = (starts[at] ?? []).reduce((sum, count, from) => sum + count * (reach[period]?.[from] ?? 0), 0);
      const count = one.counts[at] as number;
      if (count >= bound) return [];
      const message = `${one.case}: ${offer.name} has ${count} replicas; ${bound} were started less than ${offer.minRentalHours} hours before.`;
      return [{ kind: 'rental', message }];
    });
  });
}
