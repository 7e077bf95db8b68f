import { quoted } from '@fleetmix/core';
import { nearestGpu } from '../../gpus/find-gpu.ts';
import type { Skip } from './table-reading.ts';

/** Lines of a file that gave no price, by the reason why. */
export interface Skipped {
  readonly reason: string;
  readonly lines: readonly number[];
}

/** The lines of each reason together, the commonest reason first. */
export function byReason(skips: readonly Skip[]): readonly Skipped[] {
  const lines = new Map<string, number[]>();
  for (const { line, reason } of skips) {
    const before = lines.get(reason);
    if (before === undefined) lines.set(reason, [line]);
    else before.push(line);
  }
  return [...lines]
    .map(([reason, found]) => ({ reason, lines: found }))
    .toSorted((a, b) => b.lines.length - a.lines.length);
}

/** Why names of GPUs are of no use, with the nearest names that are; a name is looked up once, for a file has it often. */
export function unknownGpus(): (name: string) => string {
  const reasons = new Map<string, string>();
  return (name) => {
    const reason = reasons.get(name) ?? unknownGpu(name);
    reasons.set(name, reason);
    return reason;
  };
}

function unknownGpu(name: string): string {
  if (name === '') return 'no GPU is named';
  // SkyPilot lists a hundred sizes of them.
  if (/^tpu-/i.test(name)) return 'slices of TPUs are not read';
  return `${quoted(name)} is not a GPU of the catalog.${nearestGpu(name)}`;
}
