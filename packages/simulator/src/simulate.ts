import type { Fleet, FleetEvent } from './fleet.ts';
import { type Simulation, summarise } from './outcome/simulation.ts';
import type { Arrivals } from './request.ts';
import type { Router } from './routers/router.ts';
import { leastRequests } from './routers/simple-routers.ts';
import { Run } from './run.ts';
import type { Slo } from './slo.ts';

/** Where a simulation stands. */
export interface SimulationProgress {
  /** Simulated time. */
  readonly nowMs: number;
  readonly arrived: number;
  readonly ended: number;
}

/** How to simulate; all optional. */
export interface SimulationOptions {
  /** Who distributes the requests; to the engine with the fewest where absent. */
  readonly router?: Router;
  /** The same seed gives the same simulation; 1 where absent. */
  readonly seed?: number;
  readonly slo?: Slo;
  /** Names of the classes, in their order. */
  readonly classes?: readonly string[];
  /**
   * Requests that arrive before this count in nothing but the load; a tenth of the time until the last arrival where absent,
   * since a fleet that begins empty looks better than it is.
   */
  readonly warmUpMs?: number;
  readonly events?: readonly FleetEvent[];
  /** Stop at this time; requests that have not ended by then count as outside the SLO. */
  readonly untilMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SimulationProgress) => void;
}

const eventsAtOnce = 20_000;
const breathEveryMs = 50;

/**
 * Replays requests through a fleet until all have ended. Deterministic for a seed; asynchronous only so that it can tell how
 * far it is and be stopped.
 * @throws RangeError where the fleet has no engine, or an event names no offer; the signal's reason when aborted
 */
export async function simulate(fleet: Fleet, arrivals: Arrivals, options: SimulationOptions = {}): Promise<Simulation> {
  const { router = leastRequests(), seed = 1, events = [], untilMs = Number.POSITIVE_INFINITY } = options;
  checkFleet(fleet, events);
  options.signal?.throwIfAborted();
  const run = new Run(fleet, arrivals.open(seed), router, events, seed);
  let breathMs = performance.now();
  while (run.advance(eventsAtOnce, untilMs)) {
    if (performance.now() - breathMs < breathEveryMs) continue;
    options.onProgress?.({ nowMs: run.nowMs, arrived: run.arrived, ended: run.recorder.log.size });
    await new Promise((resolve) => setTimeout(resolve));
    options.signal?.throwIfAborted();
    breathMs = performance.now();
  }
  run.close();
  return summarise(fleet, run, arrivals, { ...options, router, seed });
}

function checkFleet({ offers, pools = [] }: Fleet, events: readonly FleetEvent[]): void {
  for (const { name, prefill, decode } of pools) {
    const strange = [prefill, decode].find((one) => !offers.some((offer) => offer.name === one));
    if (strange !== undefined) throw new RangeError(`fleet: pool ${name} names ${strange}, which is no offer.`);
  }
  for (const { name, replicas, enginesPerReplica = 1 } of offers) {
    if (!Number.isInteger(replicas) || replicas < 0)
      throw new RangeError(`fleet: ${name} has ${replicas} replicas; give a whole number.`);
    if (!Number.isInteger(enginesPerReplica) || enginesPerReplica < 1)
      throw new RangeError(`fleet: ${name} has ${enginesPerReplica} engines a replica; give a whole number above 0.`);
  }
  if (!offers.some(({ replicas }) => replicas > 0) && !events.some(({ kind }) => kind === 'start'))
    throw new RangeError('fleet: no offer has a replica, so nothing can be served.');
}
