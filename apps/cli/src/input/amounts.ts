import { type Interruptions, quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds in `30s`, `500ms`, `2m`, `1h`, or a plain number of seconds. */
export function durationMs(text: string, flag = '--time-limit'): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(ms|s|m|h)?$/.exec(text.trim());
  const milliseconds = Number(match?.[1]) * (unitMs[match?.[2] ?? 's'] as number);
  if (match === null || !(milliseconds > 0)) {
    throw new UsageError(`${flag} is ${quoted(text)}; it must be a time above 0, such as 30s, 500ms or 2m.`);
  }
  return milliseconds;
}

/** A share such as `0.01` or `1%`; 0 or more, and at most `most`. */
export function share(text: string, flag: string, most: number): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(%)?$/.exec(text.trim());
  const value = Number(match?.[1]) / (match?.[2] === '%' ? 100 : 1);
  if (match === null || !(value <= most)) {
    const limit = Number.isFinite(most) ? `0 to ${most}` : '0 or more';
    throw new UsageError(`${flag} is ${quoted(text)}; it must be a share, ${limit}, such as 0.1 or 10%.`);
  }
  return value;
}

/** `none`, or a whole number of slices. */
export function slices(text: string): number | 'none' {
  if (text === 'none') return 'none';
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= 1000) return count;
  throw new UsageError(`--slices is ${quoted(text)}; it must be none, or a whole number from 1 to 1000.`);
}

/** A whole number, 0 or more, for the random generator. */
export function seed(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 0xff_ff_ff_ff) return value;
  throw new UsageError(`--seed is ${quoted(text)}; it must be a whole number from 0 to 4294967295.`);
}

/** Names with commas between them; at least one. */
export function names(text: string): readonly string[] {
  const list = text.split(',').map((name) => name.trim());
  if (list.every((name) => name !== '')) return list;
  throw new UsageError(`--planners is ${quoted(text)}; it must be names with commas between, such as exact,greedy.`);
}

/** A GPU and how many there are, in `h100=8`. */
export function stockOf(text: string): readonly [gpu: string, count: number] {
  const match = /^(.+)=(\d+)$/.exec(text.trim());
  if (match !== null) return [(match[1] as string).trim(), Number(match[2])];
  throw new UsageError(`--stock is ${quoted(text)}; it must be a GPU and a number of them, such as h100=8.`);
}

/** An amount of USD/hour above 0: `40` or `$40`. */
export function usdPerHour(text: string): number {
  const usd = Number(/^\$?(\d+(?:\.\d+)?|\.\d+)$/.exec(text.trim())?.[1]);
  if (usd > 0) return usd;
  throw new UsageError(`--budget is ${quoted(text)}; it must be an amount of USD/hour above 0, such as 40.`);
}

/** Interruptions an hour and minutes away after each, in `0.05/10`. */
export function interruptions(text: string): Interruptions {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*\/\s*(\d+(?:\.\d+)?|\.\d+)$/.exec(text.trim());
  if (match !== null) return { perHour: Number(match[1]), recoveryMinutes: Number(match[2]) };
  throw new UsageError(
    `--spot-interruptions is ${quoted(text)}; it must be interruptions an hour and minutes away after each, such as 0.05/10.`,
  );
}

/** Watts in `40kW`, `800W`, or a plain number of kW. */
export function watts(text: string): number {
  const match = /^(\d+(?:\.\d+)?|\.\d+)\s*(kW|W)?$/i.exec(text.trim());
  const amount = Number(match?.[1]) * (match?.[2]?.toLowerCase() === 'w' ? 1 : 1000);
  if (match !== null && amount > 0) return amount;
  throw new UsageError(`--power-cap is ${quoted(text)}; it must be a power above 0, such as 40kW or 800W.`);
}

/** g CO2e per kWh; 0 or more. */
export function grams(text: string): number {
  if (/^(\d+(?:\.\d+)?|\.\d+)$/.test(text.trim())) return Number(text);
  throw new UsageError(`--grid-carbon is ${quoted(text)}; it must be g CO2e per kWh, such as 380.`);
}

/** A model and its priority, in `code=2`. */
export function priorityOf(text: string): readonly [model: string, priority: number] {
  const match = /^(.+)=([1-9]\d*)$/.exec(text.trim());
  if (match !== null) return [(match[1] as string).trim(), Number(match[2])];
  throw new UsageError(`--priority is ${quoted(text)}; it must be a model and a whole number from 1, such as code=2.`);
}
