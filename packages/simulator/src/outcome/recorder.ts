import type { Engine, Observer } from '../engine/engine.ts';
import type { Fleet } from '../fleet.ts';
import type { RequestPool } from '../request-pool.ts';
import { RequestLog } from './request-log.ts';
import { TimeBins } from './time-bins.ts';

/** Series of an offer, in this order; then one of arrivals for the whole fleet. */
export const offerSeries = ['busy', 'sequences', 'kv', 'waiting', 'engines'] as const;

/** Requests that were not served, by class, and when they arrived. */
export interface Lost {
  readonly requestClass: number;
  readonly arrivalMs: number;
}

/** Writes down what engines tell. */
export class Recorder implements Observer {
  readonly log = new RequestLog();
  readonly bins: TimeBins;
  readonly lost: Lost[] = [];
  readonly #pool: RequestPool;
  readonly #requestMs: Float64Array;
  readonly #refused: (slot: number, nowMs: number) => void;

  constructor(fleet: Fleet, pool: RequestPool, refused: (slot: number, nowMs: number) => void) {
    this.#pool = pool;
    this.#refused = refused;
    this.#requestMs = Float64Array.from(fleet.offers, ({ kind }) => kind.requestMs);
    this.bins = new TimeBins(fleet.offers.length * offerSeries.length + 1);
  }

  ended(slot: number, { offer }: Engine, atMs: number): void {
    const { log } = this;
    const row = log.add();
    const pool = this.#pool;
    const arrivalMs = pool.arrivalMs[slot] as number;
    const outside = this.#requestMs[offer] as number;
    const firstTokenMs = pool.firstTokenMs[slot] as number;
    const gaps = (pool.outputTokens[slot] as number) - 1;
    log.arrivalMs[row] = arrivalMs;
    log.requestClass[row] = pool.requestClass[slot] as number;
    log.offer[row] = offer;
    log.inputTokens[row] = pool.inputTokens[slot] as number;
    log.outputTokens[row] = gaps + 1;
    log.ttftMs[row] = firstTokenMs - arrivalMs + outside;
    log.tpotMs[row] = gaps === 0 ? Number.NaN : (atMs - firstTokenMs) / gaps;
    log.e2eMs[row] = atMs - arrivalMs + outside;
    log.queueMs[row] = (pool.scheduledMs[slot] as number) - arrivalMs;
    log.interferedMs[row] = pool.interferedMs[slot] as number;
    log.preemptions[row] = pool.preemptions[slot] as number;
    log.retries[row] = pool.retries[slot] as number;
    pool.release(slot);
  }

  refused(slot: number, _engine: Engine, atMs: number): void {
    this.#refused(slot, atMs);
  }

  worked({ offer }: Engine, fromMs: number, toMs: number, sequences: number, kvShare: number): void {
    const first = offer * offerSeries.length;
    this.bins.spread(first, fromMs, toMs, 1);
    this.bins.spread(first + 1, fromMs, toMs, sequences);
    this.bins.spread(first + 2, fromMs, toMs, kvShare);
  }

  waited({ offer }: Engine, fromMs: number, toMs: number, requests: number): void {
    this.bins.spread(offer * offerSeries.length + 3, fromMs, toMs, requests);
  }

  /** Between two times so many engines of an offer were there. */
  stood(offer: number, fromMs: number, toMs: number, engines: number): void {
    this.bins.spread(offer * offerSeries.length + 4, fromMs, toMs, engines);
  }

  arrived(atMs: number): void {
    this.bins.count(this.#requestMs.length * offerSeries.length, atMs, 1);
  }

  /** Nobody serves the request in the slot. */
  lose(slot: number): void {
    const { requestClass, arrivalMs } = this.#pool;
    this.lost.push({ requestClass: requestClass[slot] as number, arrivalMs: arrivalMs[slot] as number });
    this.#pool.release(slot);
  }
}
