import { quoted } from '@fleetmix/core';
import { UsageError } from '../usage-error.ts';

/** A model and its priority, in `code=2`. */
export function priorityOf(text: string): readonly [model: string, priority: number] {
  const match = /^(.+)=([1-9]\d*)$/.exec(text.trim());
  if (match !== null) return [(match[1] as string).trim(), Number(match[2])];
  throw new UsageError(`--priority is ${quoted(text)}; it must be a model and a whole number from 1, such as code=2.`);
}
