import { InputError } from '@fleetmix/core';

/** `+02:00`, `-03:30`. */
export function offsetText(hours: number): string {
  const minutes = Math.round(Math.abs(hours) * 60);
  return `${hours < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Hours that such a text means; undefined where it is none. */
export function offsetHours(text: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const ahead = Number(hours) + Number(minutes) / 60;
  return sign === '-' ? -ahead : ahead;
}

/**
 * Refuses what is no zone: they lie from 12 hours behind UTC to 14 ahead of it, in quarters of an hour.
 * @throws InputError
 */
export function checkOffset(hours: number): void {
  if (hours >= -12 && hours <= 14 && Number.isInteger(hours * 4)) return;
  const message = `must be hours from -12 to 14 in quarters, such as 2 or -3.5, not ${hours}.`;
  throw new InputError([{ path: 'utcOffsetHours', message }], 'options');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
