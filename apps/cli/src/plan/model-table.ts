import type { PlanDocument } from '@fleetmix/core';
import { percent, usd, whole } from '../output/figures.ts';
import { type Column, table } from '../output/table.ts';

const columns: readonly Column[] = [
  { head: 'Model' },
  { head: 'Replicas', align: 'right' },
  { head: 'GPUs', align: 'right' },
  { head: 'USD/hour', align: 'right' },
  { head: 'Served', align: 'right' },
];

/** What the plan rents for each model, and how much of it is served; nothing where classes name fewer than two. */
export function modelTable({ models = [] }: PlanDocument): readonly string[] {
  if (models.length < 2) return [];
  const rows = models.map(({ model = '(none)', replicas, gpus, usdPerHour, served, asked }) => [
    model,
    figure(replicas),
    figure(gpus),
    usd(usdPerHour),
    asked > 0 ? percent(served / asked, 1) : '',
  ]);
  return [`Models\n${table(columns, rows)}`];
}

function figure(value: number): string {
  return whole(Number(value.toFixed(2)));
}
