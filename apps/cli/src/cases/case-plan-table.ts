import {
  caseScenarios,
  type Plan,
  type PlanDocument,
  planOfCase,
  type Route,
  type Scenario,
  type ScenarioCase,
} from '@fleetmix/core';
import { apiText, moneyLine } from '../explain/money-text.ts';
import type { ToldPlan } from '../explain/told-plan.ts';
import { caseWord } from '../input/chosen-case.ts';
import { counted, duration, percent, usd, whole } from '../output/figures.ts';
import { guaranteeText } from '../output/guarantee-text.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { limitTable } from '../plan/limit-table.ts';
import { modelTable } from '../plan/model-table.ts';
import { lostText, replicaTable, stockTable, violationList } from '../plan/plan-table.ts';
import { poolTable, transferLine } from '../plan/pool-table.ts';
import { powerText } from '../plan/power-text.ts';
import { routeTable } from '../plan/route-table.ts';
import { caseHeading, caseTable, roundText } from './case-table.ts';
import { demandRange, roundHours } from './case-view.ts';
import { commitmentText } from './commitment-text.ts';
import { planOf } from './plan-of.ts';
import { robustnessText } from './robustness-text.ts';

/** A plan for periods or futures for people: what to buy once, what to rent in each, what it costs. */
export function casePlanTable(scenario: Scenario, document: ToldPlan, allRoutes: boolean): readonly string[] {
  const { stock = [], violations = [] } = document;
  const word = caseWord(scenario);
  const limited = stock.filter(({ available }) => available !== null);
  const limits = limitTable(document);
  return [
    onceText(scenario, document),
    `${caseHeading(scenario, document)}\n${caseTable(scenario, planOf(document))}`,
    costLines(scenario, document),
    ...(allRoutes ? routeTables(scenario, document) : shortRoutes(scenario, document)),
    ...poolTable(scenario, document),
    ...modelTable(document),
    ...(document.robustness === undefined ? [] : [robustnessText(document.robustness)]),
    ...(limited.length > 0 ? [`Stock, in the ${word} that takes most of it\n${stockTable(limited)}`] : []),
    ...(limits === undefined ? [] : [`${limits}\n  (in the ${word} that is nearest to its bound)`]),
    ...(violations.length > 0 ? [violationList(violations)] : []),
  ];
}

/** `1.8 requests/s on average, 1.07 to 2.99 in 6 periods`. */
export function caseDemandText(scenario: Scenario): string {
  const { mean, least, most } = demandRange(scenario);
  const figure = (value: number) => whole(Number(value.toPrecision(4)));
  const count = counted(caseScenarios(scenario).length, caseWord(scenario));
  return `${figure(mean)} ${scenario.workload.unit} on average, ${figure(least)} to ${figure(most)} in ${count}`;
}

function onceText(scenario: Scenario, { replicas = [] }: PlanDocument): string {
  const word = caseWord(scenario);
  if (replicas.length > 0) return `Buy once, for every ${word}\n${replicaTable(scenario, replicas)}`;
  return `Buy once, for every ${word}: nothing`;
}

function costLines(scenario: Scenario, document: ToldPlan): string {
  const { usdPerHour = 0, lostUsdPerHour, guarantee, planner, solver, seconds, money, commitment } = document;
  const power = powerText(document);
  const proof = guarantee === undefined ? '' : `, ${guaranteeText(guarantee, usdPerHour)}`;
  const by = solver === undefined ? planner : `${planner} (${solver})`;
  const round =
    scenario.periods === undefined ? '' : `${usd(usdPerHour * roundHours(scenario))} USD ${roundText(scenario)}, `;
  const api = money === undefined ? undefined : apiText(money);
  return [
    `Cost     ${usd(usdPerHour)} USD/hour on average${proof}`,
    ...transferLine(document),
    ...(money === undefined ? [] : [`         ${round}${moneyLine(money)}`]),
    ...(commitment === undefined ? [] : [commitmentText(usdPerHour, commitment)]),
    ...(api === undefined ? [] : [api]),
    ...(lostUsdPerHour === undefined ? [] : [lostText(lostUsdPerHour)]),
    ...(power === undefined ? [] : [power]),
    `Planner  ${printable(by)}, ${duration(seconds)}`,
  ].join('\n');
}

/** More cases and classes, or wider tables, are no help to a reader. */
const shownCases = 4;
const shownClasses = 12;
const widest = 120;

/** Where each class goes in each case, where that is short. */
function shortRoutes(scenario: Scenario, document: PlanDocument): readonly string[] {
  const cases = caseScenarios(scenario);
  const { classes } = scenario.workload;
  const text =
    cases.length > shownCases || classes.length > shownClasses ? '' : routesBeside(scenario, cases, planOf(document));
  const isShort = text !== '' && text.split('\n').every((line) => line.length <= widest);
  if (isShort) return [`Routes\n${text}`];
  return [`Routes of each ${caseWord(scenario)}: --routes shows them, --format csv --routes writes them`];
}

function routesBeside({ workload }: Scenario, cases: readonly ScenarioCase[], plan: Plan): string {
  const columns = [{ head: 'Class' }, ...cases.map(({ name }) => ({ head: name }))];
  const rows = workload.classes.map(({ name }, at) => [
    name,
    ...cases.map((one) => {
      const demand = one.scenario.workload.classes[at]?.demand ?? 0;
      return demand === 0 ? '(no demand)' : goesTo(planOfCase(plan, one.name).routes, name);
    }),
  ]);
  return table(columns, rows);
}

function goesTo(routes: readonly Route[], name: string): string {
  const own = routes.filter((route) => route.class === name && route.share > negligible);
  const parts = own.map(({ offer, share }) => (share >= 1 - negligible ? offer : `${offer} ${percent(share)}`));
  return parts.length === 0 ? '(not served)' : parts.join(', ');
}

/** Shares below this are rounding. */
const negligible = 1e-6;

function routeTables(scenario: Scenario, document: PlanDocument): readonly string[] {
  const plan = planOf(document);
  return caseScenarios(scenario).map(
    ({ name, scenario: own }) =>
      `Routes in ${printable(name)}\n${routeTable(own, planOfCase(plan, name).routes, true)}`,
  );
}
