import type { Engine, Observer } from './engine/engine.ts';
import type { Fleet, FleetEvent } from './fleet.ts';
import { Heap } from './heap.ts';
import { type Lost, Recorder } from './outcome/recorder.ts';
import { generator } from './random/generator.ts';
import { type ArrivalStream, blankRequest, type Request } from './request.ts';
import { phases, RequestPool } from './request-pool.ts';
import { lowest } from './routers/lowest.ts';
import type { Choose, Router, ThroughPool } from './routers/router.ts';
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
  /** KV caches on their way, by when they are there. */
  readonly #moving: Heap;
  /** Offers that do half of the work, by position, and the decode offer of each pool. */
  readonly #halves = new Set<number>();
  readonly #decoders: readonly number[];
  readonly #observer: Observer;

  constructor(fleet: Fleet, stream: ArrivalStream, router: Router, events: readonly FleetEvent[], seed: number) {
    this.#fleet = fleet;
    this.#router = router;
    this.#events = inOrder(events);
    this.recorder = new Recorder(fleet, this.#pool, (slot, nowMs) => this.#noHome(slot, nowMs));
    this.#store = { keys: new Float64Array(64), positions: new Int32Array(64) };
    this.#agenda = new Heap(this.#store);
    this.#stood = new Float64Array(fleet.offers.length);
    this.#standing = new Standing(fleet, (offer) => this.#newEngine(offer));
    this.#moving = new Heap(this.#pool);
    this.#observer = this.#watching();
    const positions = new Map(fleet.offers.map(({ name }, at) => [name, at]));
    this.#decoders = (fleet.pools ?? []).map(({ prefill, decode }) => {
      for (const name of [prefill, decode]) this.#halves.add(positions.get(name) as number);
      return positions.get(decode) as number;
    });
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
      const movedMs = this.#moving.topKey();
      const nowMs = Math.min(eventMs, this.#arrivalMs, movedMs, engineMs);
      if (nowMs === never || nowMs > untilMs) return false;
      // A fleet without requests has nothing more to show.
      if (Math.min(engineMs, movedMs, this.#arrivalMs) === never && this.#homeless.length === 0) return false;
      this.nowMs = nowMs;
      if (eventMs === nowMs) this.#happen(nowMs);
      else if (this.#arrivalMs === nowMs) this.#arrive(nowMs);
      else if (movedMs === nowMs) this.#handOver(nowMs);
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
    const chosen = this.#choose(request);
    if (chosen === undefined) {
      this.#noHome(slot, nowMs);
      return;
    }
    const engine = 'pool' in chosen ? this.#split(slot, chosen) : this.#whole(chosen);
    this.#enqueue(slot, request, engine, nowMs);
  }

  #enqueue(slot: number, request: Request, engine: Engine, nowMs: number): void {
    this.#pool.work[slot] = this.#router.workOf?.(request, engine.offer) ?? 0;
    engine.enqueue(slot, nowMs);
    this.#agenda.change(engine.position, engine.nextMs);
  }

  #split(slot: number, { prefill, pool }: ThroughPool): Engine {
    this.#pool.split(slot, pool);
    return prefill;
  }

  #whole(engine: Engine): Engine {
    if (!this.#halves.has(engine.offer)) return engine;
    const { name } = this.#fleet.offers[engine.offer] as Fleet['offers'][number];
    throw new RangeError(
      `router ${this.#router.name}: it sends whole requests to ${name}, which does half of the work. Use the plan's routes.`,
    );
  }

  /** The recorder, but for requests of which half is done. */
  #watching(): Observer {
    const { recorder } = this;
    return {
      ended: (slot, engine, atMs) => {
        if (this.#isHalfDone(slot)) this.#move(slot, atMs);
        else recorder.ended(slot, engine, atMs);
      },
      refused: (slot, engine, atMs) => recorder.refused(slot, engine, atMs),
      worked: (engine, fromMs, toMs, sequences, kvShare) => recorder.worked(engine, fromMs, toMs, sequences, kvShare),
      waited: (engine, fromMs, toMs, requests) => recorder.waited(engine, fromMs, toMs, requests),
    };
  }

  /** A request of one token ends with its prompt, unless what decodes knows nothing of tokens. */
  #isHalfDone(slot: number): boolean {
    if (this.#pool.phase[slot] !== phases.prefill) return false;
    const decoder = this.#decoders[this.#pool.through[slot] as number] as number;
    return (this.#pool.wholeOutputTokens[slot] as number) > 1 || this.#fleet.offers[decoder]?.kind.tokens === false;
  }

  #move(slot: number, atMs: number): void {
    const pool = this.#fleet.pools?.[this.#pool.through[slot] as number];
    const transferMs = pool?.transferMs(this.#pool.inputTokens[slot] as number) ?? 0;
    if (!(transferMs >= 0 && transferMs < never))
      throw new RangeError(`transferMs: a KV cache takes ${transferMs} ms; give a time of 0 or more.`);
    this.#moving.push(slot, Math.max(this.nowMs, atMs + transferMs));
  }

  /** A KV cache is there: the engine with the fewest requests goes on with it. */
  #handOver(nowMs: number): void {
    const slot = this.#moving.top();
    this.#moving.remove(slot);
    const decoder = this.#decoders[this.#pool.through[slot] as number] as number;
    // Where the rest is known as a whole time alone, so is all of it.
    const knowsTokens = this.#fleet.offers[decoder]?.kind.tokens === true;
    this.#pool.handOver(slot, knowsTokens ? nowMs : Number.NaN);
    const request = this.#requestIn(slot, nowMs);
    const { accepting } = this.#standing;
    const from = accepting.length === 0 ? 0 : (this.#pool.index[slot] as number) % accepting.length;
    const engine = lowest(accepting, request, from, ({ requests }) => requests, decoder);
    if (engine === undefined) this.#noHome(slot, nowMs);
    else this.#enqueue(slot, request, engine, nowMs);
  }

  #noHome(slot: number, _nowMs: number): void {
    if (this.#pool.phase[slot] !== phases.whole) this.#pool.restore(slot);
    const more = this.#events.slice(this.#nextEvent).some(({ kind }) => kind === 'start');
    if (more) this.#homeless.push(slot);
    else this.recorder.lose(slot);
  }

  #sendAgain(slots: readonly number[], nowMs: number): void {
    for (const slot of slots) this.#send(slot, this.#requestIn(slot, nowMs), nowMs);
  }

  #requestIn(slot: number, nowMs: number): Request {
    const request = blankRequest();
    request.atMs = nowMs;
    request.inputTokens = this.#pool.inputTokens[slot] as number;
    request.outputTokens = this.#pool.outputTokens[slot] as number;
    request.requestClass = this.#pool.requestClass[slot] as number;
    request.cachedTokens = this.#pool.cachedTokens[slot] as number;
    return request;
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
    const engine = kind.engine({ pool: this.#pool, observer: this.#observer, offer, position });
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
