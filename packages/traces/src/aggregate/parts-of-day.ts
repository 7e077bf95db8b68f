import { InputError } from '@fleetmix/core';

/** Into how many equal parts a day can be cut. */
const partCounts: readonly number[] = [2, 3, 4, 6, 8, 12, 24];

/** Seconds of a day. */
export const daySeconds = 86_400;

/**
 * Refuses a number of parts that does not make parts of whole hours.
 * @throws InputError
 */
export function checkParts(parts: number): void {
  if (partCounts.includes(parts)) return;
  const message = `must be 2, 3, 4, 6, 8, 12 or 24 equal parts of the day, not ${parts}.`;
  throw new InputError([{ path: 'periods', message }], 'options');
}

/** `04:00-08:00`; the last part of a day ends at 24:00. */
export function partName(fromHour: number, hours: number): string {
  return `${clock(fromHour)}-${clock(fromHour + hours)}`;
}

/**
 * Seconds of each part of the day that lie between two times, over all days.
 * @param from, to seconds since a midnight of the day that is cut
 */
export function coveredSeconds(from: number, to: number, parts: number): readonly number[] {
  const length = daySeconds / parts;
  // What lies between midnight and a time, by part: whole days, and the rest of the last one.
  const before = (time: number, part: number) => {
    const days = Math.floor(time / daySeconds);
    const rest = time - days * daySeconds - part * length;
    return days * length + Math.min(length, Math.max(0, rest));
  };
  return Array.from({ length: parts }, (_, part) => before(to, part) - before(from, part));
}

/** The part of the day in which a time lies; rounds as the SQL statement does. */
export function partOf(time: number, parts: number): number {
  const step = Math.floor(time / (daySeconds / parts));
  return step - parts * Math.floor(step / parts);
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
