/**
 * A process that reads one log and tells its parent how long it took, and the highest memory that it held.
 * @module
 */
import { type Counted, plainReader } from './plain-reader.ts';
import { builtTraces } from './tracing.ts';

/** What a reading came to. */
export interface Measured extends Counted {
  readonly ms: number;
  /** Highest resident memory of the process, in MB of 1e6 bytes. */
  readonly megabytes: number;
}

const [, , reader, file, memory] = process.argv;

async function read(name: string): Promise<Counted> {
  if (reader === 'plain') return plainReader(name);
  const { readLog } = await builtTraces();
  const { summary, classes } = await readLog(name, { memoryLimitMB: Number(memory) });
  return { requests: summary.requests, classes: Object.fromEntries(classes.map((one) => [one.name, one.requests])) };
}

if (file !== undefined) {
  const began = performance.now();
  const counted = await read(file);
  const ms = performance.now() - began;
  process.send?.({ ...counted, ms, megabytes: (process.resourceUsage().maxRSS * 1024) / 1e6 } satisfies Measured);
}
