import { InputError, type Period } from '@fleetmix/core';
import type { SizedLog, SizedPart } from './sized-log.ts';

/**
 * The parts of a log's day as a scenario's periods: factors on the demand of each class.
 * @param kept classes of the log that the scenario has, by position; all where absent
 * @throws InputError where the demand of a part is not known: a round of time must be whole
 */
export function dayPeriods(
  { classes, day }: SizedLog,
  kept: readonly number[] = [...classes.keys()],
): readonly Period[] | undefined {
  if (day === undefined) return undefined;
  const unknown = day.parts.filter(({ demand }) => demand === undefined).map(({ name }) => name);
  if (unknown.length > 0) throw incomplete(unknown);
  return day.parts.map((part) => ({
    name: part.name,
    hours: part.hours,
    demand: Object.fromEntries(kept.map((at) => [classes[at]?.name ?? '', factor(part, at, classes[at]?.demand ?? 0)])),
  }));
}

/** More digits than six say nothing about a rate. */
function factor({ demand = [] }: SizedPart, at: number, mean: number): number {
  return mean > 0 ? Number(((demand[at] ?? 0) / mean).toPrecision(6)) : 0;
}

function incomplete(names: readonly string[]): InputError {
  const which =
    names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more parts` : names.join(', ');
  const message = `the log covers no second of ${which}, so the day cannot be planned. Give a log of a whole day or more, or plan without --periods.`;
  return new InputError([{ path: 'periods', message }], 'log');
}
