import { type Source, simulation } from './source.ts';

/** One request type of the availability simulation: what a request takes of a GPU while it is served. */
export interface RequestType {
  readonly name: string;
  readonly memoryGB: number;
  /** In the simulation's unit: a GPU has its TFLOPS times {@link computeFactor} of it. */
  readonly compute: number;
  readonly source: Source;
}

/** The nine request types, in the order of the traces' shares. */
export const requestTypes: readonly RequestType[] = [
  { name: 'type 1', memoryGB: 4, compute: 20, source: simulation },
  { name: 'type 2', memoryGB: 8, compute: 30, source: simulation },
  { name: 'type 3', memoryGB: 14, compute: 40, source: simulation },
  { name: 'type 4', memoryGB: 6, compute: 35, source: simulation },
  { name: 'type 5', memoryGB: 12, compute: 45, source: simulation },
  { name: 'type 6', memoryGB: 26, compute: 55, source: simulation },
  { name: 'type 7', memoryGB: 10, compute: 90, source: simulation },
  { name: 'type 8', memoryGB: 18, compute: 100, source: simulation },
  { name: 'type 9', memoryGB: 32, compute: 120, source: simulation },
];
