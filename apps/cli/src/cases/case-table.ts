import { isBoughtOnce, isCoupledInTime, type Plan, type PlanDocument, type Scenario } from '@fleetmix/core';
import { caseWord } from '../input/chosen-case.ts';
import { percent, usd, whole } from '../output/figures.ts';
import { type Column, table } from '../output/table.ts';
import { type CaseView, caseViews, roundHours } from './case-view.ts';

/** What is rented in each period or future, one a line, with its demand and cost. */
export function caseTable(scenario: Scenario, plan: Plan): string {
  const views = caseViews(scenario, plan);
  const offers = addedOffers(scenario, views);
  const columns = columnsOf(scenario, views, offers);
  const rows = views.map((view) => columns.map(({ cell }) => cell(view)));
  const sum = columns.map(({ total }) => total?.(views) ?? '');
  return table(columns, [...rows, sum]);
}

/** Heading of that table: what it adds to what is bought once. */
export function caseHeading(scenario: Scenario, { replicas = [] }: PlanDocument): string {
  const word = caseWord(scenario);
  const besides = replicas.length === 0 ? '' : ', besides';
  if (word === 'period') return `Rent by the period${besides}`;
  return scenario.futures?.decideNow === 'all' ? 'In each future' : `Rent once the future is known${besides}`;
}

interface CaseColumn extends Column {
  readonly cell: (view: CaseView) => string;
  readonly total?: (views: readonly CaseView[]) => string;
}

/** Offers that some case adds to what is bought once, in the scenario's order. */
function addedOffers(scenario: Scenario, views: readonly CaseView[]): readonly number[] {
  return scenario.offers.flatMap((offer, at) => {
    const isRented = views.some(({ evaluation }) => (evaluation.offers[at]?.count ?? 0) > 0);
    return isRented && !isBoughtOnce(scenario, offer) ? [at] : [];
  });
}

function columnsOf(scenario: Scenario, views: readonly CaseView[], offers: readonly number[]): readonly CaseColumn[] {
  const isTimed = scenario.periods !== undefined;
  const right = { align: 'right' } as const;
  const all = views.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (value: (view: CaseView) => number) => (shown: readonly CaseView[]) =>
    shown.reduce((sum, view) => sum + (value(view) * view.weight) / all, 0);
  return [
    { head: isTimed ? 'Period' : 'Future', cell: (view) => view.case, total: () => 'On average' },
    isTimed
      ? { head: 'hours', ...right, cell: ({ weight }) => whole(rounded(weight)) }
      : { head: 'weight', ...right, cell: ({ share }) => percent(share, 1) },
    {
      head: scenario.workload.unit,
      ...right,
      cell: ({ demand }) => whole(rounded(demand)),
      total: (shown) => whole(rounded(mean(({ demand }) => demand)(shown))),
    },
    ...offers.map((at) => ({
      head: scenario.offers[at]?.name ?? '',
      ...right,
      cell: ({ evaluation }: CaseView) => whole(evaluation.offers[at]?.count ?? 0),
    })),
    ...startColumn(scenario),
    ...(isTimed
      ? [
          {
            head: 'USD',
            ...right,
            cell: ({ usd: cost }: CaseView) => usd(cost),
          },
        ]
      : []),
    {
      head: 'USD/hour',
      ...right,
      cell: (view) => usd(isTimed ? view.usd / view.weight : view.usd),
      total: (shown) => usd(mean((view) => (isTimed ? view.usd / view.weight : view.usd))(shown)),
    },
    ...servedColumn(views),
  ];
}

/** Starts that cost nothing and bind nothing are of no account. */
function startColumn({ offers }: Scenario): readonly CaseColumn[] {
  if (!offers.some(isCoupledInTime)) return [];
  return [
    {
      head: 'starts',
      align: 'right',
      cell: ({ starts }) =>
        starts.length === 0
          ? ''
          : `${whole(starts.reduce((sum, { count }) => sum + count, 0))} for ${usd(starts.reduce((sum, one) => sum + one.usd, 0))}`,
    },
  ];
}

function servedColumn(views: readonly CaseView[]): readonly CaseColumn[] {
  if (views.every(({ isServed }) => isServed)) return [];
  return [{ head: 'served', align: 'right', cell: ({ isServed, served }) => (isServed ? 'all' : percent(served, 1)) }];
}

/** `of a round of 24 hours`. */
export function roundText(scenario: Scenario): string {
  return `a round of ${whole(roundHours(scenario))} hours`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
