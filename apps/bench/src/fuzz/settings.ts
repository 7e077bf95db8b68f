import { parseArgs } from 'node:util';
import { type CategoryName, categories } from '@fleetmix/testkit/fuzz';

/** What to fuzz. */
export interface FuzzSettings {
  readonly runs: number;
  readonly seed: number;
  readonly start: number;
  readonly names: readonly CategoryName[];
  readonly limitMs: number;
  readonly json: boolean;
  /** Print the scenarios instead of planning them. */
  readonly show: boolean;
}

/**
 * Reads the command line.
 * @throws TypeError or RangeError where it makes no sense
 */
export function readSettings(args: readonly string[]): FuzzSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: 'string', default: '50000' },
      seed: { type: 'string', default: '1' },
      start: { type: 'string', default: '0' },
      category: { type: 'string' },
      limit: { type: 'string', default: '5' },
      json: { type: 'boolean', default: false },
      show: { type: 'boolean', default: false },
    },
  });
  const all = Object.keys(categories) as readonly CategoryName[];
  const names = values.category === undefined ? all : all.filter((name) => name === values.category);
  if (names.length === 0) throw new RangeError(`--category takes one of ${all.join(', ')}.`);
  const { json, show } = values;
  return {
    runs: whole('runs', values.runs),
    seed: whole('seed', values.seed),
    start: whole('start', values.start),
    names,
    limitMs: 1000 * whole('limit', values.limit),
    json,
    show,
  };
}

function whole(name: string, text: string): number {
  const value = Number(text);
  if (text !== '' && Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError(`--${name} is ${JSON.stringify(text)}; it takes a whole number from 0 up.`);
}
