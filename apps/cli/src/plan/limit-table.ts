import type { PlanDocument } from '@fleetmix/core';
import { percent, whole } from '../output/figures.ts';
import { printable } from '../output/printable.ts';
import { table } from '../output/table.ts';

type Use = Extract<NonNullable<PlanDocument['limits']>[number], { readonly used: unknown }>;

/** What the plan takes of each limit; nothing where the scenario has none. */
export function limitTable({ limits = [] }: PlanDocument): string | undefined {
  const uses = limits.filter((limit): limit is Use => 'used' in limit);
  if (uses.length === 0) return undefined;
  const columns = [
    { head: 'Limit' },
    { head: 'for' },
    { head: 'of' },
    { head: 'taken', align: 'right' },
    { head: 'at least', align: 'right' },
    { head: 'at most', align: 'right' },
  ] as const;
  const rows = uses.map(({ limit, group = '', unit, isShare, used, atLeast, atMost }) => {
    const amount = (value: number | null) => (value === null ? '' : isShare ? percent(value, 1) : whole(value));
    return [limit, group, units[unit], amount(used), atLeast > 0 ? amount(atLeast) : '', amount(atMost)];
  });
  return `Limits\n${table(columns, rows)}`;
}

const units = { gpus: 'GPUs', replicas: 'replicas', usdPerHour: 'USD/hour', watts: 'watts' } as const;

/** What decided between fleets that cost the same, and what the fleet can lose, in words. */
export function fleetLines({ preferences = [], failovers = [] }: PlanDocument): readonly string[] {
  return [
    ...preferences.map(({ preference, value }) => `Prefers  ${preferenceWords[preference]}: ${whole(value)}`),
    ...(failovers.length === 0
      ? []
      : [
          `Survives any one loss that was asked for; where ${failovers.map(({ lost }) => printable(lost)).join(', ')} is lost, requests are routed anew`,
        ]),
  ];
}

const preferenceWords = {
  'fewest-offers': 'few offers',
  'fewest-replicas': 'few replicas',
  'closest-to-current': 'few replicas to start and to stop',
} as const;
