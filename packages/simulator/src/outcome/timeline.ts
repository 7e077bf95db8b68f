import type { Fleet } from '../fleet.ts';
import { offerSeries, type Recorder } from './recorder.ts';

/** How an offer was used over time, one number a point; means over the time of the point. */
export interface OfferTimeline {
  readonly offer: string;
  /** Engines that were there. */
  readonly engines: Float64Array;
  /** Share of their time in which they computed. */
  readonly utilization: Float64Array;
  /** Sequences in a step, while one was computed. */
  readonly batchSize: Float64Array;
  /** Share of the KV cache that was taken, while a step was computed. */
  readonly kvUse: Float64Array;
  /** Requests that waited, over all its engines. */
  readonly waiting: Float64Array;
}

/** The simulation over time, in at most 256 points of equal width. */
export interface Timeline {
  readonly stepMs: number;
  readonly points: number;
  readonly arrivalsPerSecond: Float64Array;
  readonly offers: readonly OfferTimeline[];
}

function ratio(numerators: Float64Array, denominators: Float64Array): Float64Array {
  return numerators.map((value, at) => ((denominators[at] as number) > 0 ? value / (denominators[at] as number) : 0));
}

/** What the recorder counted over time. */
export function timelineOf({ offers }: Fleet, { bins }: Recorder): Timeline {
  const stepMs = bins.widthMs;
  const perMs = (sums: Float64Array): Float64Array => sums.map((value) => value / stepMs);
  return {
    stepMs,
    points: bins.used,
    arrivalsPerSecond: perMs(bins.sums(offers.length * offerSeries.length)).map((value) => 1000 * value),
    offers: offers.map(({ name }, offer) => {
      const sums = offerSeries.map((_, series) => bins.sums(offer * offerSeries.length + series));
      const [busy, sequences, kv, waiting, engines] = sums as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      return {
        offer: name,
        engines: perMs(engines),
        utilization: ratio(busy, engines).map((value) => Math.min(1, value)),
        batchSize: ratio(sequences, busy),
        kvUse: ratio(kv, busy),
        waiting: perMs(waiting),
      };
    }),
  };
}
