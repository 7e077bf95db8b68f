import type { Route, Scenario } from '@fleetmix/core';
import { counted, percent, whole } from '../output/figures.ts';
import { table } from '../output/table.ts';

/** More classes than this are summed up, unless all are asked for. */
const shownClasses = 12;
/** Shares below this are rounding, and shares above its complement are whole. */
const negligible = 1e-6;

/** Which class goes where: one line a class, or, where there are many, one line an offer or pool. */
export function routeTable(scenario: Scenario, routes: readonly Route[], all: boolean): string {
  const served = scenario.workload.classes.filter(({ demand }) => demand > 0);
  return all || served.length <= shownClasses ? byClass(scenario, routes) : byOffer(scenario, routes, served.length);
}

function byClass(scenario: Scenario, routes: readonly Route[]): string {
  const parts = grouped(routes, (route) => route.class);
  const rows = scenario.workload.classes.map(({ name, demand }) => [
    name,
    whole(rounded(demand)),
    demand === 0 ? '(no demand)' : (parts.get(name) ?? []).map(servedBy).join(', '),
  ]);
  return table([{ head: 'Class' }, { head: scenario.workload.unit, align: 'right' }, { head: 'Served by' }], rows);
}

function servedBy({ offer, share }: Route): string {
  return isWhole(share) ? offer : `${offer} ${percent(share, 1)}`;
}

function byOffer(scenario: Scenario, routes: readonly Route[], classes: number): string {
  const real = routes.filter(({ share }) => share > negligible);
  const groups = grouped(real, ({ offer }) => offer);
  const rows = [...scenario.offers, ...(scenario.pools ?? [])]
    .filter(({ name }) => groups.has(name))
    .map(({ name }) => {
      const own = groups.get(name) as readonly Route[];
      const wholly = own.filter(({ share }) => isWhole(share)).length;
      return [name, whole(wholly), whole(own.length - wholly)];
    });
  const columns = [
    { head: 'Offer' },
    { head: 'classes whole', align: 'right' },
    { head: 'classes in part', align: 'right' },
  ] as const;
  return `${table(columns, rows)}\n  ${counted(classes, 'class', 'classes')}; see each with --routes.`;
}

function isWhole(share: number): boolean {
  return share >= 1 - negligible;
}

function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

function grouped(routes: readonly Route[], key: (route: Route) => string): ReadonlyMap<string, readonly Route[]> {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    const group = groups.get(key(route));
    if (group === undefined) groups.set(key(route), [route]);
    else group.push(route);
  }
  return groups;
}
