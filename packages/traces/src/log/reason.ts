/** Why a row cannot be used, in words that follow a count. The place in this list is its number in the table, from 1. */
export const reasons = [
  'no record: every column that counts is empty, or the line is broken',
  'input tokens missing',
  'input tokens not a number',
  'input tokens negative',
  'input tokens zero',
  'input tokens not whole',
  'input tokens above the highest believed',
  'output tokens missing',
  'output tokens not a number',
  'output tokens negative',
  'output tokens zero',
  'output tokens not whole',
  'output tokens above the highest believed',
  'time missing',
  'time cannot be read',
  'request failed',
  'a span without token counts',
] as const;

/** Why a row cannot be used. */
export type Reason = (typeof reasons)[number];

/** The number of a reason in the table. */
export function reasonNumber(reason: Reason): number {
  return reasons.indexOf(reason) + 1;
}
