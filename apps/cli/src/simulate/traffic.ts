import type { Scenario } from '@fleetmix/core';
import {
  type Arrivals,
  classOf,
  type FleetEvent,
  gammaArrivals,
  leastRequests,
  leastWork,
  onOff,
  poisson,
  type Router,
  randomly,
  replay,
  roundRobin,
  type Sizes,
  type Slo,
  seenSizes,
  timeOfDay,
  workloadSizes,
} from '@fleetmix/simulator';
import { UsageError } from '../usage-error.ts';
import type { Failure } from './amounts.ts';
import type { SeenRequests } from './seen-requests.ts';
import type { arrivalKinds, routerNames } from './traffic-flags.ts';

/** What arrives, and what becomes of the fleet; flags by their names. */
export interface TrafficRequest {
  readonly replay?: readonly string[] | undefined;
  readonly arrivals?: (typeof arrivalKinds)[number] | undefined;
  readonly cv?: number | undefined;
  readonly duration?: number | undefined;
  readonly router?: (typeof routerNames)[number] | undefined;
  readonly fail?: readonly Failure[] | undefined;
  readonly seed?: number | undefined;
  readonly runs?: number | undefined;
  readonly target?: number | undefined;
}

/** Without a log: enough for tails, and long enough for queues to build up. */
const enough = { requests: 20_000, seconds: 600 };

/**
 * The requests that arrive: those of a log at its own pace, or random ones at the scenario's rate with its sizes.
 * @throws UsageError where the way of arriving needs a log, or the workload is not one of arrivals
 */
export function arrivalsOf(request: TrafficRequest, { workload }: Scenario, seen?: SeenRequests): Arrivals {
  if (workload.unit !== 'requests/s') {
    throw new UsageError('the workload counts requests held at once; to simulate it must be in requests/s.');
  }
  const kind = request.arrivals ?? (seen === undefined ? 'poisson' : 'replay');
  const rate = workload.classes.reduce((sum, { demand }) => sum + demand, 0);
  const sizes =
    seen === undefined ? drawnSizes(workload) : seenSizes(seen.inputTokens, seen.outputTokens, ownClassOf(workload));
  const seconds =
    request.duration === undefined ? Math.max(enough.seconds, enough.requests / rate) : request.duration / 1000;
  switch (kind) {
    case 'poisson':
      return poisson(rate, sizes, { seconds });
    case 'gamma':
      return gammaArrivals(rate, request.cv ?? seen?.burstiness ?? 2, sizes, { seconds });
    case 'bursts':
      return onOff({ onRequestsPerSecond: 3 * rate, offRequestsPerSecond: 0, onSeconds: 20, offSeconds: 40 }, sizes, {
        seconds,
      });
    case 'day':
      return timeOfDay(ratesOf(seen), sizes, request.duration === undefined ? {} : { seconds });
    case 'replay':
      return replayed(request, workload, seen);
  }
}

function replayed(
  { duration }: TrafficRequest,
  workload: Scenario['workload'],
  seen: SeenRequests | undefined,
): Arrivals {
  if (seen === undefined) throw new UsageError('--arrivals replay needs a log: name it with --replay FILE.');
  const toS = duration === undefined ? {} : { toS: (duration / 1000) * seen.scale };
  return replay(seen, { scale: seen.scale, classOf: ownClassOf(workload), ...toS });
}

/** A log's requests have tokens, and no way to say which model of several they ask for. */
function ownClassOf(workload: Scenario['workload']) {
  try {
    return classOf(workload);
  } catch (cause) {
    throw cause instanceof RangeError ? new UsageError(cause.message, { cause }) : cause;
  }
}

function ratesOf(seen: SeenRequests | undefined) {
  if (seen?.rates !== undefined) return seen.rates;
  throw new UsageError('--arrivals day needs a log with arrival times: name it with --trace or --replay.');
}

/** The sizes that stand for the classes, where all have one; else evenly from their ranges. */
function drawnSizes(workload: Scenario['workload']): Sizes {
  const { classes } = workload;
  const isSized = classes.every(({ size }) => size !== undefined);
  const isRanged = classes.every(
    ({ inputTokens, outputTokens }) => inputTokens !== undefined && outputTokens !== undefined,
  );
  if (!isSized && isRanged) return workloadSizes(workload);
  return workloadSizes(workload, (at) => classes[at]?.size ?? { inputTokens: 1, outputTokens: 1 });
}

/** Who distributes requests; undefined for the plan's own routes. */
export function routerOf(request: TrafficRequest): Router | undefined {
  switch (request.router ?? 'plan') {
    case 'plan':
      return undefined;
    case 'least-requests':
      return leastRequests();
    case 'least-work':
      return leastWork();
    case 'round-robin':
      return roundRobin();
    case 'random':
      return randomly();
  }
}

/**
 * What is lost, and when.
 * @throws UsageError where an offer is not in the scenario
 */
export function eventsOf({ fail = [] }: TrafficRequest, { offers }: Scenario): readonly FleetEvent[] {
  return fail.map(({ offer, atMs, replicas }) => {
    if (!offers.some(({ name }) => name === offer)) {
      throw new UsageError(
        `--fail names ${offer}, which is no offer of the scenario. It has: ${offers
          .map(({ name }) => name)
          .slice(0, 8)
          .join(', ')}.`,
      );
    }
    return { kind: 'fail', offer, atMs, ...(replicas === undefined ? {} : { replicas }) };
  });
}

/** The scenario's targets, or those of the flags in their place; classes keep those of their own. */
export function sloOf({ slo, workload }: Scenario, { ttft, tpot, e2e, percentile }: TargetFlags): Slo {
  const given = {
    ...(ttft === undefined ? {} : { ttftMs: ttft }),
    ...(tpot === undefined ? {} : { tpotMs: tpot }),
    ...(e2e === undefined ? {} : { e2eMs: e2e }),
  };
  const bounds = Object.keys(given).length > 0 ? given : (slo ?? {});
  const classes = workload.classes.map((one) => one.slo);
  return {
    ...bounds,
    ...(percentile === undefined ? {} : { percentile }),
    ...(classes.some((one) => one !== undefined) ? { classes } : {}),
  };
}

/** Latency targets as flags. */
export interface TargetFlags {
  readonly ttft?: number | undefined;
  readonly tpot?: number | undefined;
  readonly e2e?: number | undefined;
  readonly percentile?: number | undefined;
}
