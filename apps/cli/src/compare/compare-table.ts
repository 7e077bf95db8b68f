import type { Scenario } from '@fleetmix/core';
import { counted, duration, percent, usd, whole } from '../output/figures.ts';
import { shortGuarantee } from '../output/guarantee-text.ts';
import { printable } from '../output/printable.ts';
import { type Column, table } from '../output/table.ts';
import { heading } from '../plan/plan-table.ts';
import type { Compared, Comparison } from './comparison.ts';

/** Of goals other than the least cost, what each plan reaches stands before its price. */
function columnsFor(isLeastCost: boolean): readonly Column[] {
  const apart = { head: isLeastCost ? 'Above best' : 'Short of best', align: 'right' } as const;
  return [
    { head: 'Planner' },
    { head: 'Result' },
    ...(isLeastCost ? [] : [{ head: 'Reaches' }]),
    { head: 'USD/hour', align: 'right' },
    apart,
    { head: 'Guarantee' },
    { head: 'Time', align: 'right' },
    { head: 'Rents' },
  ];
}

/** Planners side by side, one a line, and why some found nothing. */
export function compareTable(scenario: Scenario, compared: Comparison): string {
  const { results, notices = [] } = compared;
  const failed = results.filter(({ reason }) => reason !== undefined);
  const broken = results.filter(({ violations = [] }) => violations.length > 0);
  const isLeastCost = (scenario.objective?.goal ?? 'least-cost') === 'least-cost';
  return [
    heading(scenario),
    table(
      columnsFor(isLeastCost),
      results.map((result) => row(result, isLeastCost, compared.bestUsdPerHour ?? 0)),
    ),
    ...savingText(compared),
    ...(failed.length > 0
      ? [failed.map(({ planner, reason = '' }) => printable(`${planner}: ${reason}`)).join('\n')]
      : []),
    ...broken.map(({ planner, violations = [] }) =>
      [`${printable(planner)} breaks`, ...violations.map(({ message }) => `  ${printable(message)}`)].join('\n'),
    ),
    ...notices.map((notice) => `Note: ${printable(notice)}`),
  ].join('\n\n');
}

/** What mixing GPU types saves, beside the best that one type can do. */
function savingText({ bestOfOneGpuType: single, results }: Comparison): readonly string[] {
  if (single === undefined || (single === null && results.every(({ aboveBest }) => aboveBest === null))) return [];
  if (single === null) return ['No fleet of one GPU type was found to serve this.'];
  const { planner, usdPerHour, savesUsdPerHour, saving } = single;
  const best = printable(`The best fleet of one GPU type, ${planner}, costs ${usd(usdPerHour)} USD/hour`);
  return [
    savesUsdPerHour > 0
      ? `${best}: beside it the best plan saves ${usd(savesUsdPerHour)}, ${percent(saving, 1)}.`
      : `${best}: mixing GPU types saves nothing.`,
  ];
}

const verdicts = { planned: 'planned', impossible: 'none exists', 'gave-up': 'no plan' } as const;

function row(result: Compared, isLeastCost: boolean, bestUsdPerHour: number): readonly string[] {
  const { planner, status, usdPerHour, aboveBest, guarantee, objective, seconds, violations = [] } = result;
  return [
    planner,
    violations.length > 0 ? `breaks ${counted(violations.length, 'rule')}` : verdicts[status],
    ...(isLeastCost ? [] : [objective === undefined ? '' : reached(objective)]),
    usdPerHour === undefined ? '' : usd(usdPerHour),
    aboveBest === null ? '' : apart(aboveBest, isLeastCost, (usdPerHour ?? 0) > bestUsdPerHour),
    guarantee === undefined ? '' : shortGuarantee(guarantee, usdPerHour ?? 0, objective?.goal),
    duration(seconds),
    rents(result),
  ];
}

function apart(aboveBest: number, isLeastCost: boolean, isDearer: boolean): string {
  if (aboveBest === 0) return isLeastCost || !isDearer ? 'best' : 'as good, dearer';
  return isLeastCost ? `+${percent(aboveBest, 1)}` : percent(aboveBest, 1);
}

type Objective = NonNullable<Compared['objective']>;

function reached(objective: Objective): string {
  switch (objective.goal) {
    case 'most-served':
      return (objective.priorities ?? [objective])
        .map(({ served, asked }) => (asked > 0 ? percent(served / asked, 1) : percent(1)))
        .join(', then ');
    case 'shortest-makespan':
      return duration(objective.makespanSeconds);
    case 'least-power':
      return `${whole(Number(objective.kilowatts.toPrecision(4)))} kW`;
    case 'least-carbon':
      return `${whole(Number(objective.kgCo2ePerHour.toPrecision(4)))} kg CO2e/hour`;
  }
}

const shownOffers = 3;

function rents({ replicas = [], cases = [] }: Compared): string {
  const isMore = cases.some((one) => one.replicas.length > 0);
  const parts = replicas.slice(0, shownOffers).map(({ offer, count }) => `${whole(count)} × ${offer}`);
  const more = replicas.length - parts.length;
  return [...parts, ...(more > 0 ? [`${more} more`] : []), ...(isMore ? ['more in some cases'] : [])].join(', ');
}
