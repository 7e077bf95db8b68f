import type { RequestColumns } from '../outcome/request-log.ts';
import type { Simulation } from '../outcome/simulation.ts';
import { simulate } from '../simulate.ts';
import type { Order, Recipe, Reply } from './task.ts';

/** A thread's end of the channel to its parent: of worker threads or of a `MessageChannel`. */
export interface Channel {
  postMessage(message: unknown, transfer?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

/** The arrays, no longer than they are filled, so that they can be handed over instead of copied. */
function trimmed(log: RequestColumns): RequestColumns {
  const columns = Object.entries(log).filter(([, column]) => ArrayBuffer.isView(column));
  const filled = columns.map(([name, column]) => [name, (column as Float64Array).slice(0, log.size)]);
  return { ...Object.fromEntries(filled), size: log.size };
}

async function run(channel: Channel, { id, module, task }: Order): Promise<void> {
  const { recipe } = (await import(/* @vite-ignore */ module)) as { readonly recipe?: Recipe };
  if (recipe === undefined) throw new TypeError(`${module} exports no function called recipe; see simulateInThreads.`);
  const { fleet, arrivals, options } = await recipe(task.input);
  const seed = task.seed === undefined ? {} : { seed: task.seed };
  const onProgress = (progress: object): void => channel.postMessage({ id, progress });
  const found = await simulate(fleet, arrivals, { ...options, ...seed, onProgress });
  const simulation: Simulation = { ...found, log: trimmed(found.log) };
  const buffers = Object.values(simulation.log).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer] : [],
  );
  channel.postMessage({ id, simulation } satisfies Reply, buffers as ArrayBuffer[]);
}

/** A thread's side: simulates what it is told to, one after the other. */
export function serveSimulations(channel: Channel): void {
  channel.on('message', (message) => {
    const order = message as Order;
    run(channel, order).catch((error: unknown) => {
      channel.postMessage({ id: order.id, error: error instanceof Error ? error.message : String(error) });
    });
  });
}
