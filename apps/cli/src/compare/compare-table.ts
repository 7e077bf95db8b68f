import type { Scenario } from '@fleetmix/core';
import { counted, duration, percent, usd, whole } from '../output/figures.ts';
import { shortGuarantee } from '../output/guarantee-text.ts';
import { printable } from '../output/printable.ts';
import { type Column, table } from '../output/table.ts';
import { heading } from '../plan/plan-table.ts';
import type { Compared, Comparison } from './comparison.ts';

const columns: readonly Column[] = [
  { head: 'Planner' },
  { head: 'Result' },
  { head: 'USD/hour', align: 'right' },
  { head: 'Above best', align: 'right' },
  { head: 'Guarantee' },
  { head: 'Time', align: 'right' },
  { head: 'Rents' },
];

/** Planners side by side, one a line, and why some found nothing. */
export function compareTable(scenario: Scenario, compared: Comparison): string {
  const { results, notices = [] } = compared;
  const failed = results.filter(({ reason }) => reason !== undefined);
  const broken = results.filter(({ violations = [] }) => violations.length > 0);
  return [
    heading(scenario),
    table(columns, results.map(row)),
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

function row(result: Compared): readonly string[] {
  const { planner, status, usdPerHour, aboveBest, guarantee, objective, seconds, violations = [] } = result;
  return [
    planner,
    violations.length > 0 ? `breaks ${counted(violations.length, 'rule')}` : verdicts[status],
    usdPerHour === undefined ? '' : usd(usdPerHour),
    aboveBest === null ? '' : aboveBest === 0 ? 'best' : `+${percent(aboveBest, 1)}`,
    guarantee === undefined ? '' : shortGuarantee(guarantee, usdPerHour ?? 0, objective?.goal),
    duration(seconds),
    rents(result),
  ];
}

const shownOffers = 3;

function rents({ replicas = [], cases = [] }: Compared): string {
  const isMore = cases.some((one) => one.replicas.length > 0);
  const parts = replicas.slice(0, shownOffers).map(({ offer, count }) => `${whole(count)} × ${offer}`);
  const more = replicas.length - parts.length;
  return [...parts, ...(more > 0 ? [`${more} more`] : []), ...(isMore ? ['more in some cases'] : [])].join(', ');
}
