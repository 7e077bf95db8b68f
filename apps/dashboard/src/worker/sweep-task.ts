import { evaluate, readScenario, type Scenario } from '@fleetmix/core';
import { exact } from '@fleetmix/planner';
import type { SweepAxis, SweepPoint } from './protocol.ts';
import type { Task } from './task.ts';

/** From a quarter to four times, six steps to each doubling. */
const factors = Array.from({ length: 25 }, (_, step) => 2 ** ((step - 12) / 6));
/** More numbers of GPUs than these are not planned one by one. */
const mostStocks = 25;
/** How closely the place is found at which the fleet changes, as a share of the factor. */
const breakWidth = 0.004;

/** Plans a scenario at many places of one axis, and between two of them where the kind of fleet changes. */
export const sweep: Task<'sweep'> = async ({ draft, axis, timeLimitMs }, answer, signal) => {
  const scenario = readScenario(draft, 'scenario');
  const goal = scenario.objective?.goal ?? 'least-cost';
  if (goal !== 'least-cost')
    throw new Error(
      `These are costs of cheapest fleets, and the goal here is ${goal}. Set the goal to least cost first.`,
    );
  const at = async (place: number) => {
    const point = await planAt(scenario, axis, place, { timeLimitMs, signal });
    if (!signal.aborted) answer({ kind: 'point', point });
    return point;
  };
  let before: SweepPoint | undefined;
  for (const place of placesOf(scenario, axis)) {
    if (signal.aborted) return;
    const point = await at(place);
    if (before !== undefined && axis.kind !== 'stock') await closeIn(before, point, at, signal);
    before = point;
  }
};

function placesOf(scenario: Scenario, axis: SweepAxis): readonly number[] {
  if (axis.kind !== 'stock') return factors;
  const end = Math.max(12, 2 * (scenario.stock.get(axis.gpu) ?? 12));
  const step = Math.ceil(end / (mostStocks - 1));
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, position) => position * step);
}

async function closeIn(
  low: SweepPoint,
  high: SweepPoint,
  at: (place: number) => Promise<SweepPoint>,
  signal: AbortSignal,
): Promise<void> {
  let [from, to] = [low, high];
  while (!isSameMix(from, to) && to.at / from.at > 1 + breakWidth && !signal.aborted) {
    const middle = await at(Math.sqrt(from.at * to.at));
    if (isSameMix(from, middle)) from = middle;
    else to = middle;
  }
}

/** Whether two plans rent the same offers, whatever the numbers. */
function isSameMix(one: SweepPoint, other: SweepPoint): boolean {
  return one.offers.join('\n') === other.offers.join('\n');
}

async function planAt(
  scenario: Scenario,
  axis: SweepAxis,
  at: number,
  options: { readonly timeLimitMs: number; readonly signal: AbortSignal },
): Promise<SweepPoint> {
  const changed = changedAt(scenario, axis, at);
  const result = await exact().plan(changed, options);
  if (result.status !== 'planned') {
    const fleet = result.status === 'impossible' ? 'no plan exists' : 'none found in time';
    return { at, usdPerHour: null, proved: result.status === 'impossible', fleet, offers: [] };
  }
  const { usdPerHour, offers } = evaluate(changed, result.plan);
  const rented = offers.filter(({ count }) => count > 0);
  return {
    at,
    usdPerHour,
    proved: result.guarantee.kind === 'optimal',
    fleet:
      rented.map(({ offer, count }) => `${Number(count.toPrecision(3))} × ${offer}`).join(', ') + meanText(changed),
    offers: rented.map(({ offer }) => offer),
  };
}

/** Of periods and futures, counts are means over them. */
function meanText({ periods, futures }: Scenario): string {
  return periods === undefined && futures === undefined ? '' : ' on average';
}

function changedAt(scenario: Scenario, axis: SweepAxis, at: number): Scenario {
  switch (axis.kind) {
    case 'demand': {
      const classes = scenario.workload.classes.map((one) => ({ ...one, demand: one.demand * at }));
      return { ...scenario, workload: { ...scenario.workload, classes } };
    }
    case 'price': {
      const priced = new Set(scenario.offers.filter(({ gpu }) => gpu === axis.gpu).map(({ name }) => name));
      const offers = scenario.offers.map((offer) =>
        offer.gpu === axis.gpu ? { ...offer, usdPerHour: offer.usdPerHour * at } : offer,
      );
      return withCasePrices({ ...scenario, offers }, (name) => priced.has(name), at);
    }
    case 'stock':
      return { ...scenario, stock: new Map([...scenario.stock, [axis.gpu, at]]) };
  }
}

/** Prices of a period or a future stand in place of the offers': they go up and down with them. */
function withCasePrices(scenario: Scenario, isPriced: (offer: string) => boolean, factor: number): Scenario {
  const change = <One extends { readonly usdPerHour?: Readonly<Record<string, number>> }>(one: One): One => {
    if (one.usdPerHour === undefined) return one;
    const prices = Object.entries(one.usdPerHour).map(([name, price]) => [
      name,
      isPriced(name) ? price * factor : price,
    ]);
    return { ...one, usdPerHour: Object.fromEntries(prices) };
  };
  const { periods, futures } = scenario;
  return {
    ...scenario,
    ...(periods === undefined ? {} : { periods: periods.map(change) }),
    ...(futures === undefined ? {} : { futures: { ...futures, cases: futures.cases.map(change) } }),
  };
}
