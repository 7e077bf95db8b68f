import type { Scenario } from '@fleetmix/core';
import { percent, usd, whole } from '../output/figures.ts';
import { table } from '../output/table.ts';
import type { JudgedCase } from './judged-cases.ts';

/** What a plan has in each period or future, how full that is, and whether it is enough. */
export function judgedTable(scenario: Scenario, cases: readonly JudgedCase[]): string {
  const isTimed = scenario.periods !== undefined;
  const columns = [
    { head: isTimed ? 'Period' : 'Future' },
    { head: isTimed ? 'hours' : 'weight', align: 'right' },
    { head: scenario.workload.unit, align: 'right' },
    { head: 'served', align: 'right' },
    { head: 'USD/hour', align: 'right' },
    { head: 'Replicas, and how full' },
  ] as const;
  const rows = cases.map((one) => [
    one.case,
    whole(Number(one.weight.toPrecision(4))),
    whole(Number(one.demand.toPrecision(4))),
    percent(one.served),
    usd(one.usdPerHour),
    one.replicas
      .map(({ offer, count, utilization }) => `${whole(count)} ${offer} (${percent(utilization)})`)
      .join(', '),
  ]);
  return table(columns, rows);
}
