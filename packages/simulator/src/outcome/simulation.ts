import type { Fleet } from '../fleet.ts';
import type { Arrivals } from '../request.ts';
import type { Run } from '../run.ts';
import type { SimulationOptions } from '../simulate.ts';
import { type GroupResult, groupOf, rowsByGroup } from './group.ts';
import { type Misses, missesOf } from './miss-report.ts';
import type { Lost } from './recorder.ts';
import type { RequestColumns } from './request-log.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** What an offer did; means over the time that counts. */
export interface OfferResult extends GroupResult {
  readonly replicas: number;
  readonly engines: number;
  /** How its replicas are modelled. */
  readonly model: string;
  /** Share of the engines' time in which they computed. */
  readonly utilization: number;
  /** Sequences in a step, while one was computed. */
  readonly batchSize: number;
  /** Share of the KV cache that was taken while steps were computed: the mean, and the highest point of the timeline. */
  readonly kvUse: number;
  readonly mostKvUse: number;
  /** Requests that waited, over all engines: the mean, and the highest point of the timeline. */
  readonly waiting: number;
  readonly mostWaiting: number;
  /** Where the fleet says what it costs. */
  readonly usdPerHour?: number;
}

/** What became of the requests. */
export interface Simulation {
  readonly seed: number;
  readonly router: string;
  readonly arrivals: string;
  /** All requests that arrived, and those left out as warm-up, which ended at `untilMs`. */
  readonly arrived: number;
  readonly warmUp: { readonly untilMs: number; readonly requests: number };
  /** The time that counts: from the end of the warm-up to the last arrival. Requests that arrived in it count, however long they took. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly total: GroupResult;
  readonly classes: readonly GroupResult[];
  readonly offers: readonly OfferResult[];
  /** Requests outside the SLO by cause; empty without an SLO. */
  readonly misses: readonly Misses[];
  /** Over all time, warm-up and end included. */
  readonly timeline: Timeline;
  /** Every request that ended, warm-up included. */
  readonly log: RequestColumns;
}

function rowsFrom(log: RequestColumns, fromMs: number): Int32Array {
  const rows = new Int32Array(log.size);
  let count = 0;
  for (let row = 0; row < log.size; row += 1) {
    if ((log.arrivalMs[row] as number) < fromMs) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** Mean and highest of the points between two times. */
function between(
  values: Float64Array,
  weights: Float64Array | undefined,
  stepMs: number,
  fromMs: number,
  toMs: number,
) {
  const first = Math.min(values.length - 1, Math.ceil(fromMs / stepMs));
  const last = Math.max(first, Math.floor(toMs / stepMs) - 1);
  let [sum, weight, most] = [0, 0, 0];
  for (let at = Math.max(0, first); at <= last && at < values.length; at += 1) {
    const share = weights?.[at] ?? 1;
    sum += share * (values[at] as number);
    weight += share;
    most = Math.max(most, values[at] as number);
  }
  return { mean: weight > 0 ? sum / weight : 0, most };
}

function offerResult(
  { name, replicas, enginesPerReplica = 1, kind, usdPerHour }: Fleet['offers'][number],
  group: GroupResult,
  timeline: Timeline,
  fromMs: number,
  toMs: number,
): OfferResult {
  const found = timeline.offers.find(({ offer }) => offer === name) as Timeline['offers'][number];
  const mean = (values: Float64Array, weights?: Float64Array) =>
    between(values, weights, timeline.stepMs, fromMs, toMs);
  const busy = found.engines.map((engines, at) => engines * (found.utilization[at] as number));
  const [kv, waiting] = [mean(found.kvUse, busy), mean(found.waiting)];
  return {
    ...group,
    replicas,
    engines: replicas * enginesPerReplica,
    model: kind.description,
    utilization: mean(found.utilization, found.engines).mean,
    batchSize: mean(found.batchSize, busy).mean,
    kvUse: kv.mean,
    mostKvUse: kv.most,
    waiting: waiting.mean,
    mostWaiting: waiting.most,
    ...(usdPerHour === undefined ? {} : { usdPerHour: replicas * usdPerHour }),
  };
}

function classNames(
  names: readonly string[] | undefined,
  log: RequestColumns,
  lost: readonly Lost[],
): readonly string[] {
  if (names !== undefined) return names;
  let most = lost.reduce((highest, { requestClass }) => Math.max(highest, requestClass), 0);
  for (let row = 0; row < log.size; row += 1) most = Math.max(most, log.requestClass[row] as number);
  return Array.from({ length: most + 1 }, (_, at) => `class ${at}`);
}

/** Tables of a run that has ended. */
export function summarise(
  fleet: Fleet,
  run: Run,
  arrivals: Arrivals,
  options: SimulationOptions & Required<Pick<SimulationOptions, 'router' | 'seed'>>,
): Simulation {
  const { log } = run.recorder;
  const toMs = run.lastArrivalMs;
  const fromMs = options.warmUpMs ?? 0.1 * toMs;
  const seconds = Math.max(1e-9, (toMs - fromMs) / 1000);
  const slo = options.slo ?? {};
  const rows = rowsFrom(log, fromMs);
  const all = [...run.recorder.lost, ...run.unended()];
  const lost = all.filter(({ arrivalMs }) => arrivalMs >= fromMs);
  const names = classNames(options.classes, log, all);
  const offers = fleet.offers.map(({ name }) => name);
  const timeline = timelineOf(fleet, run.recorder);
  const lostOf = (at: number) => lost.filter(({ requestClass }) => requestClass === at).length;
  const byOffer = rowsByGroup(rows, log.offer, offers.length);
  return {
    seed: options.seed,
    router: options.router.name,
    arrivals: arrivals.description,
    arrived: run.arrived,
    warmUp: { untilMs: fromMs, requests: run.arrived - rows.length - lost.length },
    fromMs,
    toMs,
    total: groupOf('total', log, rows, lost.length, seconds, slo),
    classes: rowsByGroup(rows, log.requestClass, names.length).map((part, at) =>
      groupOf(names[at] as string, log, part, lostOf(at), seconds, slo),
    ),
    offers: fleet.offers.map((offer, at) => {
      const group = groupOf(offer.name, log, byOffer[at] as Int32Array, 0, seconds, slo);
      return offerResult(offer, group, timeline, fromMs, toMs);
    }),
    misses: missesOf(log, rows, lost, slo, [fromMs, toMs], { classes: names, offers }),
    timeline,
    log,
  };
}
