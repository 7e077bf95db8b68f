import type { Scenario } from '@fleetmix/core';
import { judgedTable } from '../cases/judged-table.ts';
import { caseWord } from '../input/chosen-case.ts';
import { percent, usd, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';
import { heading, stockTable, violationList } from '../plan/plan-table.ts';
import { poolTable } from '../plan/pool-table.ts';
import type { Verdict } from './verdict.ts';

/** A verdict for people. */
export function checkTable(scenario: Scenario, verdict: Verdict): string {
  const { usdPerHour, replicas, stock, cases, violations, pools = [], notices = [] } = verdict;
  const limited = stock.filter(({ available }) => available !== null);
  return [
    heading(scenario),
    `${cases === undefined ? 'Replicas' : 'Replicas, on average'}\n${useTable(replicas)}`,
    ...(cases === undefined ? [] : [`In each ${caseWord(scenario)}\n${judgedTable(scenario, cases)}`]),
    ...poolTable(scenario, { pools: pools.filter(({ demand }) => demand > 0) }),
    ...(limited.length > 0 ? [`Stock\n${stockTable(limited)}`] : []),
    `Cost  ${usd(usdPerHour)} USD/hour${cases === undefined ? '' : ' on average'}`,
    ...certificateRemark(verdict),
    ...routesRemark(verdict),
    ...(violations.length > 0 ? [violationList(violations)] : []),
    ...(verdict.holds ? ['The plan holds.'] : []),
    ...notices.map((notice) => `Note: ${printable(notice)}`),
  ].join('\n\n');
}

function useTable(replicas: Verdict['replicas']): string {
  const columns = [
    { head: 'Offer' },
    { head: 'Replicas', align: 'right' },
    { head: 'Utilisation', align: 'right' },
    { head: 'USD/hour', align: 'right' },
  ] as const;
  const rows = replicas.map((use) => [use.offer, whole(use.count), percent(use.utilization), usd(use.usdPerHour)]);
  return table(columns, rows);
}

/** The rest of the gap, if any, was closed by rounding up to possible costs and by branching, which a file cannot show. */
function certificateRemark({ certifiedUsdPerHour, usdPerHour }: Verdict): readonly string[] {
  if (certifiedUsdPerHour === undefined) return [];
  const gap = usdPerHour > 0 ? Math.max(0, 1 - certifiedUsdPerHour / usdPerHour) : 0;
  return [
    `The plan's certificate proves by itself that no plan costs less than ${usd(certifiedUsdPerHour)} USD/hour, ${percent(gap)} below this one.`,
  ];
}

function routesRemark({ routesFrom, reason }: Verdict): readonly string[] {
  if (reason !== undefined) return [`Gave up looking for routes: ${printable(reason)}`];
  return routesFrom === 'fleetmix' ? ['The plan has no routes; fleetmix found routes with which it holds.'] : [];
}
