import type { Engine, Precision } from '@fleetmix/profiles';

/** A constant of an engine that is fitted; all are above 0 and searched by their logarithm. */
export interface Knob {
  readonly name: string;
  /** How far, as a power of e either way, it may go from where it began before the data have to insist. */
  readonly width: number;
  /** What it cannot exceed: no engine reads faster than the memory. */
  readonly most: number;
  readonly get: (engine: Engine) => number;
  readonly set: (engine: Engine, value: number) => Engine;
}

type Plain = {
  readonly [K in keyof Engine]: Engine[K] extends number ? K : never;
}[keyof Engine];

/** A constant that is one number. */
export function plain(name: Plain, width: number): Knob {
  return {
    name,
    width,
    most: name === 'expertReading' ? 1.1 : Number.POSITIVE_INFINITY,
    get: (engine) => engine[name],
    set: (engine, value) => ({ ...engine, [name]: value }),
  };
}

/** A constant that differs by number format. */
export function byFormat(name: 'arithmetic' | 'weightReading', format: Precision): Knob {
  return {
    name: `${name}.${format}`,
    width: 0.15,
    most: name === 'weightReading' ? 1.08 : Number.POSITIVE_INFINITY,
    get: (engine) => engine[name][format],
    set: (engine, value) => ({ ...engine, [name]: { ...engine[name], [format]: value } }),
  };
}
