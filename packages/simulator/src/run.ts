import type { Engine } from './engine/engine.ts';
import type { Fleet, FleetEvent } from './fleet.ts';
import { Heap } from './heap.ts';
import { type Lost, Recorder } from './outcome/recorder.ts';
import { generator } from './random/generator.ts';
import { type ArrivalStream, blankRequest, type Request } from './request.ts';
import { RequestPool } from './request-pool.ts';
import type { Choose, Router } from './routers/router.ts';
import { Standing } from './standing.ts';

const never = Number.POSITIVE_INFINITY;

/** Something that happens to the fleet; a start takes effect when the replicas serve. */
function inOrder(events: readonly FleetEvent[]): readonly FleetEvent[] {
  const effective = events.map((event) => {
    return event.kind === 'start' ? { ...event, atMs: event.atMs + (event.startUpMs ?? 0) } : event;
  });
  return effective.toSorted((a, b) => a.atMs - b.atMs);
}

/** Streams may be anyone's, and one odd number would spoil all times after it. */
function checkRequest(
  { atMs, inputTokens, outputTokens, requestClass }: Request,
  index: number,
  afterMs: number,
): void {
  const whole = (tokens: number): boolean => Number.isInteger(tokens) && tokens >= 1;
  const fault = !(atMs >= afterMs && atMs < never)
    ? `arrives at ${atMs} ms, after one at ${afterMs}; times must not fall`
    : !whole(inputTokens) || !whole(outputTokens)
      ? `has ${inputTokens} + ${outputTokens} tokens; both must be whole numbers of 1 or more`
      : !(requestClass >= 0 && requestClass < 2 ** 16)
        ? `is of class ${requestClass}; classes are numbered from 0 to 65535`
        : undefined;
  if (fault !== undefined) throw new RangeError(`arrivals: request ${index} ${fault}.`);
}

/**
 * One simulation, from event to event: what happens to the fleet comes before arrivals, and these before engines, where times
 * are equal.
 */
export class Run {
  readonly recorder: Recorder;
  arrived = 0;
  nowMs = 0;
  /** When the last request arrived. */
  lastArrivalMs = 0;
  readonly #pool = new RequestPool();
  readonly #engines: Engine[] = [];
  readonly #store: { keys: Float64Array; positions: Int32Array };
  readonly #agenda: Heap;
  readonly #standing: Standing;
  readonly #stood: Float64Array;
  readonly #events: readonly FleetEvent[];
  #nextEvent = 0;
  readonly #choose: Choose;
  readonly #router: Router;
  readonly #stream: ArrivalStream;
  readonly #request: Request = blankRequest();
  #arrivalMs = 0;
  /** Requests for which there was no engine, while replicas are still to start. */
  #homeless: number[] = [];
  readonly #fleet: Fleet;

  constructor(fleet: Fleet, stream: ArrivalStream, router: Router, events: readonly FleetEvent[], seed: number) {
    this.#fleet = fleet;
    this.#router = router;
    this.#events = inOrder(events);
    this.recorder = new Recorder(fleet, this.#pool, (slot, nowMs) => this.#noHome(slot, nowMs));
    this.#store = { keys: new Float64Array(64), positions: new Int32Array(64) };
    this.#agenda = new Heap(this.#store);
    this.#stood = new Float64Array(fleet.offers.length);
    this.#standing = new Standing(fleet, (offer) => this.#newEngine(offer));
    for (const { offer } of events) this.#standing.offerAt(offer);
    fleet.offers.forEach(({ replicas }, offer) => {
      this.#standing.add(offer, replicas);
    });
    this.#choose = router.open(this.#standing.accepting, generator(seed, 1));
    this.#stream = stream;
    this.#nextArrival();
  }

  /** Requests that are still in the fleet. */
  unended(): readonly Lost[] {
    return Array.from(this.#pool.taken(), (slot) => ({
      requestClass: this.#pool.requestClass[slot] as number,
      arrivalMs: this.#pool.arrivalMs[slot] as number,
    }));
  }

  /** Goes on for at most so many events, none after `untilMs`; false when nothing is left to happen. */
  advance(events: number, untilMs: number): boolean {
    for (let count = 0; count < events; count += 1) {
      const eventMs = this.#events[this.#nextEvent]?.atMs ?? never;
      const engineMs = this.#agenda.topKey();
      const nowMs = Math.min(eventMs, this.#arrivalMs, engineMs);
      if (nowMs === never || nowMs > untilMs) return false;
      // A fleet without requests has nothing more to show.
      if (engineMs === never && this.#arrivalMs === never && this.#homeless.length === 0) return false;
      this.nowMs = nowMs;
      if (eventMs === nowMs) this.#happen(nowMs);
      else if (this.#arrivalMs === nowMs) this.#arrive(nowMs);
      else this.#look(nowMs);
    }
    return true;
  }

  /** Closes the books at the end. */
  close(): void {
    for (let offer = 0; offer < this.#stood.length; offer += 1) this.#countEngines(offer);
    for (const slot of this.#homeless) this.recorder.lose(slot);
    this.#homeless = [];
  }

  #nextArrival(): void {
    if (!this.#stream.next(this.#request)) {
      this.#arrivalMs = never;
      return;
    }
    checkRequest(this.#request, this.arrived, this.lastArrivalMs);
    this.#arrivalMs = this.#request.atMs;
  }

  #arrive(nowMs: number): void {
    const slot = this.#pool.take(this.#request, this.arrived);
    this.arrived += 1;
    this.lastArrivalMs = nowMs;
    this.recorder.arrived(nowMs);
    this.#send(slot, this.#request, nowMs);
    this.#nextArrival();
  }

  #send(slot: number, request: Request, nowMs: number): void {
    const engine = this.#choose(request);
    if (engine === undefined) {
      this.#noHome(slot, nowMs);
      return;
    }
    this.#pool.work[slot] = this.#router.workOf?.(request, engine.offer) ?? 0;
    engine.enqueue(slot, nowMs);
    this.#agenda.change(engine.position, engine.nextMs);
  }

  #noHome(slot: number, _nowMs: number): void {
    const more = this.#events.slice(this.#nextEvent).some(({ kind }) => kind === 'start');
    if (more) this.#homeless.push(slot);
    else this.recorder.lose(slot);
  }

  #sendAgain(slots: readonly number[], nowMs: number): void {
    const request = blankRequest();
    for (const slot of slots) {
      request.atMs = nowMs;
      request.inputTokens = this.#pool.inputTokens[slot] as number;
      request.outputTokens = this.#pool.outputTokens[slot] as number;
      request.requestClass = this.#pool.requestClass[slot] as number;
      request.cachedTokens = this.#pool.cachedTokens[slot] as number;
      this.#send(slot, request, nowMs);
    }
  }

  #look(nowMs: number): void {
    const engine = this.#engines[this.#agenda.top()] as Engine;
    engine.run(nowMs);
    this.#agenda.change(engine.position, engine.nextMs);
  }

  #happen(nowMs: number): void {
    const event = this.#events[this.#nextEvent] as FleetEvent;
    this.#nextEvent += 1;
    const offer = this.#standing.offerAt(event.offer);
    this.#countEngines(offer);
    if (event.kind === 'start') this.#startReplicas(offer, event.replicas ?? 1, nowMs);
    else this.#stopReplicas(event, nowMs);
  }

  #startReplicas(offer: number, replicas: number, nowMs: number): void {
    this.#standing.add(offer, replicas);
    const homeless = this.#homeless;
    this.#homeless = [];
    this.#sendAgain(homeless, nowMs);
  }

  #stopReplicas(event: FleetEvent, nowMs: number): void {
    const engines = this.#standing.remove(event);
    if (event.kind !== 'fail') return;
    const slots = engines.flatMap((engine) => engine.abandon(nowMs));
    for (const { position, nextMs } of engines) this.#agenda.change(position, nextMs);
    for (const slot of slots) this.#pool.beginAgain(slot);
    this.#sendAgain(slots, nowMs);
  }

  #countEngines(offer: number): void {
    const fromMs = this.#stood[offer] as number;
    if (this.nowMs > fromMs) this.recorder.stood(offer, fromMs, this.nowMs, this.#standing.engines(offer));
    this.#stood[offer] = this.nowMs;
  }

  #newEngine(offer: number): Engine {
    const position = this.#engines.length;
    const { kind } = this.#fleet.offers[offer] as Fleet['offers'][number];
    const engine = kind.engine({ pool: this.#pool, observer: this.recorder, offer, position });
    this.#engines.push(engine);
    if (position === this.#store.keys.length) this.#growAgenda();
    this.#agenda.push(position, never);
    return engine;
  }

  #growAgenda(): void {
    const { keys, positions } = this.#store;
    this.#store.keys = new Float64Array(2 * keys.length);
    this.#store.keys.set(keys);
    this.#store.positions = new Int32Array(2 * keys.length);
    this.#store.positions.set(positions);
  }
}
