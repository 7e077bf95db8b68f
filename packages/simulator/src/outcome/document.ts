import type { Simulation } from './simulation.ts';
import type { OfferTimeline, Timeline } from './timeline.ts';

type Plain<Shape> = {
  readonly [Name in keyof Shape]: Shape[Name] extends Float64Array ? readonly number[] : Shape[Name];
};

/** A simulation as plain data for JSON: without the requests, with lists in the place of arrays. */
export interface SimulationDocument extends Omit<Simulation, 'log' | 'timeline'> {
  readonly timeline: Plain<Omit<Timeline, 'offers'>> & { readonly offers: readonly Plain<OfferTimeline>[] };
}

function list(numbers: Float64Array): readonly number[] {
  return Array.from(numbers, (value) => Number(value.toPrecision(6)));
}

function plain<Shape extends object>(shape: Shape): Plain<Shape> {
  const entries = Object.entries(shape);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value instanceof Float64Array ? list(value) : value]),
  ) as Plain<Shape>;
}

/** Writes a simulation down. Numbers of the timeline have six digits. */
export function simulationDocument({ log: _, timeline, ...rest }: Simulation): SimulationDocument {
  const { offers, ...whole } = timeline;
  return { ...rest, timeline: { ...plain(whole), offers: offers.map(plain) } };
}
