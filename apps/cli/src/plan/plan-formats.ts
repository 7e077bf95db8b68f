import { extname } from 'node:path';
import { formatMelange, type Plan, type PlanDocument, rented, type Scenario } from '@fleetmix/core';
import type { ToldPlan } from '../explain/told-plan.ts';
import { csv } from '../output/csv.ts';

/** How a plan can be written. */
export const planFormats = ['table', 'json', 'yaml', 'csv', 'melange'] as const;
export type PlanFormat = (typeof planFormats)[number];

/** The format that an output file's ending asks for; a table where it asks for none. */
export function formatOf(path: string | undefined): PlanFormat {
  const ending = extname(path ?? '').toLowerCase();
  return ({ '.json': 'json', '.yaml': 'yaml', '.yml': 'yaml', '.csv': 'csv' } as const)[ending] ?? 'table';
}

/**
 * A result in a format. CSV and Mélange's object can hold a plan only: undefined where there is none.
 * CSV has one row an offer rented, or with `allRoutes` one row a route.
 */
export async function formatPlan(
  format: PlanFormat,
  scenario: Scenario,
  document: ToldPlan,
  allRoutes: boolean,
  showsMoney = false,
): Promise<string | undefined> {
  switch (format) {
    case 'table': {
      const text = (await import('./plan-table.ts')).planTable(scenario, document, allRoutes, showsMoney);
      return [text, ...(await why(scenario, document))].join('\n\n');
    }
    case 'json':
      return JSON.stringify(document, null, 2);
    case 'yaml':
      return (await import('yaml')).stringify(document, { lineWidth: 0 }).trimEnd();
    case 'csv':
      return document.status === 'planned' ? csv(await rowsOf(scenario, document, allRoutes)) : undefined;
    case 'melange':
      return document.status === 'planned' ? melange(scenario, document) : undefined;
  }
}

async function why(scenario: Scenario, { explanation }: ToldPlan): Promise<readonly string[]> {
  if (explanation === undefined) return [];
  return [(await import('../explain/explanation-text.ts')).explanationText(scenario, explanation)];
}

async function rowsOf(scenario: Scenario, document: ToldPlan, allRoutes: boolean) {
  if (document.cases === undefined) return allRoutes ? routeRows(document) : replicaRows(scenario, document);
  const { caseReplicaRows, caseRouteRows } = await import('../cases/case-csv.ts');
  return (allRoutes ? caseRouteRows : caseReplicaRows)(scenario, document);
}

/** Nodes are rented too; their price is in that of what is packed on them. */
function replicaRows(
  scenario: Scenario,
  { replicas = [], nodes = [] }: PlanDocument,
): readonly (readonly (string | number)[])[] {
  const rows = replicas.map(({ offer, gpu, count, usdPerHour, utilization }) => [
    offer,
    gpu,
    count,
    usdPerHour,
    utilization,
  ]);
  const gpuOf = new Map(scenario.offers.map(({ name, gpu }) => [name, gpu]));
  const held = nodes.map(({ node, count, gpus, freeGpus }) => [
    node,
    gpuOf.get(node) ?? '',
    count,
    0,
    gpus > 0 ? 1 - freeGpus / gpus : 0,
  ]);
  return [['offer', 'gpu', 'count', 'usdPerHour', 'utilization'], ...rows, ...held];
}

function routeRows({ routes = [] }: PlanDocument): readonly (readonly (string | number)[])[] {
  return [['class', 'offer', 'share'], ...routes.map((route) => [route.class, route.offer, route.share])];
}

function melange(scenario: Scenario, document: PlanDocument): string {
  const plan: Plan = { replicas: rented(document), routes: document.routes ?? [] };
  return JSON.stringify(formatMelange(scenario, plan), null, 2);
}
