import type { Engine } from './engine/engine.ts';
import type { Fleet, FleetEvent } from './fleet.ts';

/** An engine, and whether it takes requests, only ends those that it has, or is gone. */
interface Place {
  readonly engine: Engine;
  state: 'accepting' | 'draining' | 'gone';
}

/** Which engines there are, replica by replica, and which of them take requests. */
export class Standing {
  /** Those that take requests; the same list all the time. */
  readonly accepting: Engine[] = [];
  readonly #replicas: Place[][][];
  readonly #make: (offer: number) => Engine;
  readonly #fleet: Fleet;

  constructor(fleet: Fleet, make: (offer: number) => Engine) {
    this.#fleet = fleet;
    this.#make = make;
    this.#replicas = fleet.offers.map(() => []);
  }

  offerAt(name: string): number {
    const offer = this.#fleet.offers.findIndex((one) => one.name === name);
    if (offer >= 0) return offer;
    const known = this.#fleet.offers.map((one) => one.name).join(', ');
    throw new RangeError(`events: no offer is called ${JSON.stringify(name)}. There are: ${known}.`);
  }

  /** Engines of an offer that are not gone. */
  engines(offer: number): number {
    const places = (this.#replicas[offer] as Place[][]).flat();
    return places.filter(({ state, engine }) => state === 'accepting' || (state === 'draining' && engine.requests > 0))
      .length;
  }

  add(offer: number, replicas: number): void {
    const { enginesPerReplica = 1 } = this.#fleet.offers[offer] as Fleet['offers'][number];
    for (let count = 0; count < replicas; count += 1) {
      const places = Array.from({ length: enginesPerReplica }, (): Place => {
        return { engine: this.#make(offer), state: 'accepting' };
      });
      this.#replicas[offer]?.push(places);
      this.accepting.push(...places.map(({ engine }) => engine));
    }
  }

  /** Takes replicas out of service, the latest first; gives their engines. */
  remove({ kind, offer, replicas = Number.POSITIVE_INFINITY }: FleetEvent): readonly Engine[] {
    const left = kind === 'fail' ? 'gone' : 'draining';
    const there = (this.#replicas[this.offerAt(offer)] as Place[][]).filter((places) =>
      places.some(({ state }) => state === 'accepting' || (kind === 'fail' && state === 'draining')),
    );
    const chosen = there.slice(Math.max(0, there.length - replicas)).flat();
    for (const place of chosen) place.state = left;
    const engines = new Set(chosen.map(({ engine }) => engine));
    const kept = this.accepting.filter((engine) => !engines.has(engine));
    this.accepting.splice(0, this.accepting.length, ...kept);
    return [...engines];
  }
}
