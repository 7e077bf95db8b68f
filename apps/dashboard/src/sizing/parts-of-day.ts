import type { DayPart, LogWorkload } from '@fleetmix/traces/browser';

/** Hours of the day joined into fewer parts of equal length: the demand of each is the mean over its hours. */
export function joinedParts(hours: readonly DayPart[], count: number) {
  const length = hours.length / count;
  return Array.from({ length: count }, (_, part) => {
    const own = hours.slice(part * length, (part + 1) * length);
    const demands = own.flatMap(({ demand }) => (demand === undefined ? [] : [demand]));
    const mean = demands[0]?.map((_first, at) => demands.reduce((sum, one) => sum + (one[at] ?? 0), 0) / length);
    return {
      name: `${own[0]?.name.split('-')[0]}-${own.at(-1)?.name.split('-')[1]}`,
      hours: own.reduce((sum, one) => sum + one.hours, 0),
      ...(mean === undefined || demands.length < own.length ? {} : { demand: mean }),
    };
  });
}

/** Whether a log says what every hour of a day asks for: it has dates, and covers a whole day. */
export function hasWholeDay({ day, summary }: LogWorkload): boolean {
  return summary.startsAt !== undefined && day?.parts.every(({ demand }) => demand !== undefined) === true;
}
