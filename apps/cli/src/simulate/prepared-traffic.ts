import type { Model } from '@fleetmix/catalog';
import { isDisaggregated, type Plan, type Scenario } from '@fleetmix/core';
import { type Arrivals, type Fleet, type FleetEvent, planRoutes, type Router, type Slo } from '@fleetmix/simulator';
import { servedModel } from '../sizing/served-model.ts';
import type { SizingRequest } from '../sizing/size-request.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { fleetMaker } from './fleet-of.ts';
import { type SeenRequests, seenRequests } from './seen-requests.ts';
import { arrivalsOf, eventsOf, routerOf, sloOf, type TrafficRequest } from './traffic.ts';

/** What simulations of a scenario's plans are made of, as plain data that a thread can be sent. */
export interface TrafficData {
  readonly scenario: Scenario;
  readonly request: TrafficRequest & SizingRequest;
  /** Of a config.json, which the catalog does not have. */
  readonly model?: Model;
  /** The log that is replayed, or that sizes and rates are drawn from. */
  readonly seen?: SeenRequests;
}

/** Everything that a simulation of any plan of a scenario needs. */
export interface PreparedTraffic {
  readonly data: TrafficData;
  readonly fleetOf: (plan: Plan) => Fleet;
  readonly arrivals: Arrivals;
  readonly routerFor: (plan: Plan) => Router;
  readonly events: readonly FleetEvent[];
  readonly slo: Slo;
  readonly target: number;
  readonly notices: readonly string[];
}

/**
 * Reads the log that is replayed, where there is one, and makes the rest of what flags ask for; nothing where Ctrl-C came first.
 * @throws UsageError, InputError, UnknownNameError where one of them cannot be had
 */
export async function preparedTraffic(
  request: TrafficRequest & SizingRequest,
  scenario: Scenario,
  terminal: Terminal,
): Promise<PreparedTraffic | undefined> {
  const model = request.model?.endsWith('.json') === true ? await servedModel(request.model) : undefined;
  const known = { scenario, request, ...(model === undefined ? {} : { model }) };
  const files = request.replay ?? request.trace;
  if (files === undefined) return trafficFrom(known);
  // What cannot be simulated is said before a long log is read.
  refuseRouter(request, scenario);
  fleetMaker(scenario, model);
  eventsOf(request, scenario);
  const seen = await seenRequests({ ...request, files }, terminal);
  return seen === undefined ? undefined : trafficFrom({ ...known, seen });
}

/**
 * The same in every thread.
 * @throws UsageError as {@link preparedTraffic}
 */
export function trafficFrom(data: TrafficData): PreparedTraffic {
  const { scenario, request, model, seen } = data;
  refuseRouter(request, scenario);
  const { fleetOf, notices } = fleetMaker(scenario, model, request['kv-link']);
  const slo = sloOf(scenario, request);
  const routerFor = (plan: Plan) =>
    routerOf(request) ??
    planRoutes(
      scenario,
      plan,
      fleetOf(plan).offers.map(({ name }) => name),
    );
  return {
    data,
    fleetOf,
    arrivals: arrivalsOf(request, scenario, seen),
    routerFor,
    events: eventsOf(request, scenario),
    slo,
    target: request.target ?? slo.percentile ?? 0.95,
    notices,
  };
}

/** Other routers know whole requests alone. */
function refuseRouter({ router = 'plan' }: TrafficRequest, scenario: Scenario): void {
  if (router === 'plan' || !isDisaggregated(scenario)) return;
  throw new UsageError(
    `--router ${router} sends whole requests to any replica, and some of these prefill or decode alone. Use the plan's routes.`,
  );
}
