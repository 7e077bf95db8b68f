import { type DrawnPlan, planPicture } from '@fleetmix/charts';
import { distinctSources, type PlanDocument, type Scenario } from '@fleetmix/core';
import type { ToldPlan } from '../explain/told-plan.ts';
import { writePicture } from '../output/write-picture.ts';
import type { Terminal } from '../terminal.ts';

/** Draws a plan into a file, and says so; where there is no plan, says that. */
export async function writePlanChart(
  path: string,
  scenario: Scenario,
  document: ToldPlan,
  terminal: Terminal,
): Promise<void> {
  if (document.status !== 'planned') return terminal.note(`There is no plan to draw, so ${path} was not written.`);
  const picture =
    document.cases === undefined
      ? planPicture(drawn(scenario, document))
      : (await import('../cases/case-chart.ts')).casePicture(scenario, document);
  await writePicture(path, picture);
  terminal.note(`Wrote ${path}`);
}

function drawn(
  scenario: Scenario,
  { usdPerHour = 0, replicas = [], routes = [], pools = [] }: PlanDocument,
): DrawnPlan {
  const shares = new Map<string, { readonly offer: string; readonly share: number }[]>();
  for (const { class: name, offer, share } of routes) shares.set(name, [...(shares.get(name) ?? []), { offer, share }]);
  return {
    scenario: scenario.name,
    usdPerHour,
    capacitySources: distinctSources(replicas.flatMap(({ capacitySource = [] }) => capacitySource)),
    ...(pools.length === 0 ? {} : { pools: pools.map(({ pool }) => pool) }),
    offers: replicas.map(({ offer, ...replica }) => ({ name: offer, ...replica })),
    classes: scenario.workload.classes.map(({ name, demand }) => ({
      name,
      load: demand,
      shares: shares.get(name) ?? [],
    })),
  };
}
