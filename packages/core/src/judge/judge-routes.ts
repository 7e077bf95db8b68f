import type { Plan, Route } from '../plan/plan.ts';
import { type Destination, destinationsOf, takes } from '../scenario/destinations.ts';
import { duplicates, quoted, suggestion } from '../scenario/names.ts';
import { capacityOf, type Scenario } from '../scenario/scenario.ts';
import { unknownOffer } from './judge-counts.ts';
import { relativeTolerance } from './tolerance.ts';
import type { Violation } from './violation.ts';

/** What is wrong with a plan's routes: names, shares, classes left out, offers that cannot serve, and slices. */
export function findRouteViolations(scenario: Scenario, plan: Plan): readonly Violation[] {
  return [
    ...unknownNames(scenario, plan),
    ...duplicates(plan.routes.map(routeName)).map(duplicate),
    ...plan.routes
      .filter(({ share }) => !(share >= -relativeTolerance && share <= 1 + relativeTolerance))
      .map(notAShare),
    ...misserved(scenario, plan),
    ...impossibleRoutes(scenario, plan),
    ...brokenSlices(scenario, plan),
  ];
}

function routeName(route: Route): string {
  return `${quoted(route.class)} to ${quoted(route.offer)}`;
}

function duplicate(name: string): Violation {
  return {
    kind: 'duplicate',
    message: `the route from ${name} is given more than once.`,
  };
}

function notAShare(route: Route): Violation {
  return {
    kind: 'share',
    message: `the route from ${routeName(route)} has a share of ${route.share}; it must be 0 to 1.`,
  };
}

function unknownNames(scenario: Scenario, plan: Plan): readonly Violation[] {
  const offers = new Set([...scenario.offers, ...destinationsOf(scenario)].map(({ name }) => name));
  const classes = new Set(scenario.workload.classes.map(({ name }) => name));
  const strangeOffers = new Set(plan.routes.map(({ offer }) => offer).filter((name) => !offers.has(name)));
  const strangeClasses = new Set(plan.routes.map((route) => route.class).filter((name) => !classes.has(name)));
  return [
    ...[...strangeOffers].map((name) => unknownOffer(name, [...offers])),
    ...[...strangeClasses].map((name): Violation => {
      return {
        kind: 'unknown-name',
        message: `no class is called ${quoted(name)}.${suggestion(name, [...classes])}`,
      };
    }),
  ];
}

function misserved(scenario: Scenario, plan: Plan): readonly Violation[] {
  const mayLeaveOut = scenario.objective?.goal === 'most-served';
  const served = new Map<string, number>();
  for (const route of plan.routes) served.set(route.class, (served.get(route.class) ?? 0) + route.share);
  return scenario.workload.classes.flatMap(({ name, demand }): Violation[] => {
    const share = served.get(name) ?? 0;
    if (demand === 0 || Math.abs(share - 1) <= relativeTolerance || (mayLeaveOut && share < 1)) return [];
    const percent = `${Number((share * 100).toPrecision(7))} %`;
    return [
      {
        kind: share < 1 ? 'unserved' : 'share',
        message: `${percent} of ${quoted(name)} is routed; it must be ${mayLeaveOut ? 'at most ' : ''}100 %.`,
      },
    ];
  });
}

function impossibleRoutes(scenario: Scenario, plan: Plan): readonly Violation[] {
  const destinations = new Map(destinationsOf(scenario).map((destination) => [destination.name, destination]));
  const roles = new Map(scenario.offers.map(({ name, role }) => [name, role]));
  const classes = new Map(scenario.workload.classes.map(({ name }, position) => [name, position]));
  return plan.routes.flatMap((route): Violation[] => {
    const requestClass = classes.get(route.class);
    if (requestClass === undefined || route.share <= relativeTolerance) return [];
    if (scenario.workload.classes[requestClass]?.demand === 0) return [];
    const destination = destinations.get(route.offer);
    const role = roles.get(route.offer);
    const obstacle =
      destination !== undefined
        ? obstacleAt(scenario, destination, route.class, requestClass)
        : role && `it does ${role} alone; route to a pool`;
    if (obstacle === undefined) return [];
    return [
      { kind: 'cannot-serve', message: `${quoted(route.offer)} cannot serve ${quoted(route.class)} (${obstacle}).` },
    ];
  });
}

function obstacleAt(
  scenario: Scenario,
  destination: Destination,
  className: string,
  requestClass: number,
): string | undefined {
  if (!takes(destination, className)) return 'it is not among the classes of the pool';
  const without = destination.offers.find((offer) => capacityOf(scenario, offer, requestClass) <= 0);
  if (without === undefined) return undefined;
  return destination.pool === undefined
    ? 'capacity 0'
    : `capacity 0 of ${quoted(scenario.offers[without]?.name ?? '')}`;
}

function brokenSlices(scenario: Scenario, plan: Plan): readonly Violation[] {
  const { slices } = scenario.options;
  if (slices === 'none') return [];
  const whole = (share: number) => Math.abs(share * slices - Math.round(share * slices)) <= slices * relativeTolerance;
  return plan.routes
    .filter(({ share }) => !whole(share))
    .map((route) => ({
      kind: 'slices',
      message: `the route from ${routeName(route)} has a share of ${route.share}, which is not a number of ${slices}ths.`,
    }));
}
