import type { Plan, Scenario } from '@fleetmix/core';
import { type Arrivals, type Fleet, type FleetEvent, planRoutes, type Router, type Slo } from '@fleetmix/simulator';
import { servedModel } from '../sizing/served-model.ts';
import type { SizingRequest } from '../sizing/size-request.ts';
import type { Terminal } from '../terminal.ts';
import { fleetMaker } from './fleet-of.ts';
import { seenRequests } from './seen-requests.ts';
import { arrivalsOf, eventsOf, routerOf, sloOf, type TrafficRequest } from './traffic.ts';

/** Everything that a simulation of any plan of a scenario needs. */
export interface PreparedTraffic {
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
  const { fleetOf, notices } = fleetMaker(scenario, model);
  const events = eventsOf(request, scenario);
  const files = request.replay ?? request.trace;
  const seen = files === undefined ? undefined : await seenRequests({ ...request, files }, terminal);
  if (files !== undefined && seen === undefined) return undefined;
  const arrivals = arrivalsOf(request, scenario, seen);
  const slo = sloOf(scenario, request);
  const routerFor = (plan: Plan) =>
    routerOf(request) ??
    planRoutes(
      scenario,
      plan,
      fleetOf(plan).offers.map(({ name }) => name),
    );
  return { fleetOf, arrivals, routerFor, events, slo, target: request.target ?? slo.percentile ?? 0.95, notices };
}
