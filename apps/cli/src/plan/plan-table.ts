import { hasCases, type PlanDocument, type Scenario, type TightLimit } from '@fleetmix/core';
import { caseDemandText, casePlanTable } from '../cases/case-plan-table.ts';
import { apiText, moneyLine, moneyTables } from '../explain/money-text.ts';
import type { ToldPlan } from '../explain/told-plan.ts';
import { counted, duration, percent, usd, whole } from '../output/figures.ts';
import { guaranteeText } from '../output/guarantee-text.ts';
import { printable } from '../output/printable.ts';
import { type Column, table } from '../output/table.ts';
import { couldServeText } from './could-serve.ts';
import { fleetLines, limitTable } from './limit-table.ts';
import { modelTable } from './model-table.ts';
import { nodeTable } from './node-table.ts';
import { outcomeText } from './outcome-text.ts';
import { poolTable, transferLine } from './pool-table.ts';
import { powerText } from './power-text.ts';
import { remedies } from './remedies.ts';
import { routeTable } from './route-table.ts';

type Replica = NonNullable<PlanDocument['replicas']>[number];
type Stock = NonNullable<PlanDocument['stock']>[number];

/** A plan's result for people: what to rent, what it costs, how good it is, and what goes where. */
export function planTable(scenario: Scenario, document: ToldPlan, allRoutes: boolean, showsMoney = false): string {
  const { money } = document;
  const body = document.status === 'planned' ? planned(scenario, document, allRoutes) : unplanned(scenario, document);
  const shown = showsMoney && money !== undefined ? [moneyTables(money, allRoutes)] : [];
  return [heading(scenario), ...body, ...shown, ...notices(document)].join('\n\n');
}

/** What is to be served: `chat: 6 request classes, 30 requests/s`. */
export function heading(scenario: Scenario): string {
  const { name, workload, objective } = scenario;
  const demand = workload.classes.reduce((sum, requestClass) => sum + requestClass.demand, 0);
  const classes = counted(workload.classes.length, 'request class', 'request classes');
  const unit = objective?.goal === 'shortest-makespan' ? 'requests to finish' : workload.unit;
  if (hasCases(scenario)) return `${printable(name)}: ${classes}, ${caseDemandText(scenario)}`;
  return `${printable(name)}: ${classes}, ${whole(Number(demand.toPrecision(6)))} ${unit}`;
}

function planned(scenario: Scenario, document: ToldPlan, allRoutes: boolean): readonly string[] {
  if (document.cases !== undefined) return casePlanTable(scenario, document, allRoutes);
  const { replicas = [], nodes = [], routes = [], stock = [], violations = [] } = document;
  const limited = stock.filter(({ available }) => available !== null);
  const limits = limitTable(document);
  return [
    `Rent\n${replicaTable(scenario, replicas)}`,
    ...(nodes.length > 0 ? [`Nodes\n${nodeTable(scenario, nodes)}`] : []),
    costLines(scenario, document),
    ...poolTable(scenario, document),
    ...modelTable(document),
    ...(routes.length > 0 ? [`Routes\n${routeTable(scenario, routes, allRoutes)}`] : []),
    ...(limited.length > 0 ? [`Stock\n${stockTable(limited)}`] : []),
    ...(limits === undefined ? [] : [limits]),
    ...(violations.length > 0 ? [violationList(violations)] : []),
  ];
}

const replicaColumns: readonly Column[] = [
  { head: 'Offer' },
  { head: 'GPU' },
  { head: 'Replicas', align: 'right' },
  { head: 'GPUs', align: 'right' },
  { head: 'Utilisation', align: 'right' },
  { head: 'USD/hour', align: 'right' },
];

/** The offers that are rented, dearest item last figures first, and their sum. */
export function replicaTable(scenario: Scenario, replicas: readonly Replica[]): string {
  const gpusPerReplica = new Map(scenario.offers.map((offer) => [offer.name, offer.gpusPerReplica]));
  const gpus = ({ offer, count }: Replica) => count * (gpusPerReplica.get(offer) ?? 1);
  const isSourced = replicas.some(({ capacitySource }) => capacitySource !== undefined);
  const sum = (value: (replica: Replica) => number) => replicas.reduce((total, replica) => total + value(replica), 0);
  const rows = replicas.map((replica) => [
    replica.offer,
    replica.gpu,
    whole(replica.count),
    whole(gpus(replica)),
    percent(replica.utilization),
    usd(replica.usdPerHour),
    ...(isSourced ? [replica.capacitySource?.join(', ') ?? 'not said'] : []),
  ]);
  const total = ['Total', '', whole(sum(({ count }) => count)), whole(sum(gpus)), '', usd(sum((r) => r.usdPerHour))];
  return isSourced
    ? table([...replicaColumns, { head: 'Capacity' }], [...rows, [...total, '']])
    : table(replicaColumns, [...rows, total]);
}

function costLines(scenario: Scenario, document: ToldPlan): string {
  const { usdPerHour = 0, lostUsdPerHour, guarantee, planner, solver, seconds, money } = document;
  const outcome = outcomeText(scenario, document);
  const power = powerText(document);
  const by = solver === undefined ? planner : `${planner} (${solver})`;
  const proof = guarantee === undefined ? '' : `, ${guaranteeText(guarantee, usdPerHour, scenario.objective?.goal)}`;
  const api = money === undefined ? undefined : apiText(money);
  return [
    `Cost     ${usd(usdPerHour)} USD/hour${proof}`,
    ...transferLine(document),
    ...(money === undefined ? [] : [`         ${moneyLine(money)}`]),
    ...(api === undefined ? [] : [api]),
    ...(lostUsdPerHour === undefined ? [] : [lostText(lostUsdPerHour)]),
    ...(power === undefined ? [] : [power]),
    ...(outcome === undefined ? [] : [outcome]),
    ...fleetLines(document),
    `Planner  ${printable(by)}, ${duration(seconds)}`,
  ].join('\n');
}

/** What interruptions cost. */
export function lostText(lostUsdPerHour: number): string {
  return `Lost     ${usd(lostUsdPerHour)} USD/hour of it on average, paid while interrupted replicas are away`;
}

/** GPUs used of those that can be had. */
export function stockTable(stock: readonly Stock[]): string {
  const columns: readonly Column[] = [
    { head: 'GPU' },
    { head: 'GPUs used', align: 'right' },
    { head: 'to be had', align: 'right' },
  ];
  return table(
    columns,
    stock.map(({ gpu, used, available }) => [gpu, whole(used), available === null ? 'no limit' : whole(available)]),
  );
}

/** Every rule that is broken, a line each. */
export function violationList(violations: NonNullable<PlanDocument['violations']>): string {
  const lines = violations.map(({ message }) => `  ${printable(message)}`);
  return [`The plan breaks ${counted(violations.length, 'rule')} of the scenario`, ...lines].join('\n');
}

function unplanned(
  scenario: Scenario,
  { status, reason = '', blockers = [], limits = [], couldServe, planner, solver, seconds }: ToldPlan,
): readonly string[] {
  const by = solver === undefined ? planner : `${planner} (${solver})`;
  const verdict = status === 'impossible' ? 'No plan exists (proved)' : 'Gave up: no plan found, and none ruled out';
  const tight = limits.filter((limit): limit is TightLimit => 'enough' in limit);
  const remedy = [
    ...remedies(scenario, blockers, tight),
    ...(couldServe === undefined ? [] : [couldServeText(scenario, couldServe)]),
  ];
  return [
    `${verdict}\n  ${printable(reason)}`,
    ...(remedy.length > 0 ? [['Remedy', ...remedy.map((line) => `  ${printable(line)}`)].join('\n')] : []),
    `Planner  ${printable(by)}, ${duration(seconds)}`,
  ];
}

function notices({ notices = [] }: PlanDocument): readonly string[] {
  return notices.map((notice) => `Note: ${printable(notice)}`);
}
