/** The worker's end of the protocol: many requests may run at once, each until it is done, failed or cancelled. */
import type { Answer, FromWorker, Request, ToWorker } from './protocol.ts';
import type { Task } from './task.ts';

type Tasks = { readonly [Kind in Request['kind']]: Task<Kind> };

/** What a request does not need is not loaded for it. */
const tasks: Tasks = {
  open: async (...given) => (await import('./open-task.ts')).open(...given),
  plan: async (...given) => (await import('./plan-task.ts')).plan(...given),
  judge: async (...given) => (await import('./judge-task.ts')).judge(...given),
  explain: async (...given) => (await import('./explain-task.ts')).explain(...given),
  sweep: async (...given) => (await import('./sweep-task.ts')).sweep(...given),
  experiment: async (...given) => (await import('./experiment-task.ts')).experiment(...given),
  catalog: async (...given) => (await import('./catalog-task.ts')).catalog(...given),
  size: async (...given) => (await import('./size-task.ts')).size(...given),
  yaml: async ({ document }, answer) => {
    const { stringify } = await import('yaml');
    answer({ kind: 'written', text: stringify(document, { lineWidth: 0 }) });
  },
};

const running = new Map<number, AbortController>();

async function run(id: number, request: Request): Promise<void> {
  const stop = new AbortController();
  running.set(id, stop);
  const answer = (one: Answer): void => postMessage({ id, answer: one } satisfies FromWorker);
  try {
    await (tasks[request.kind] as Task<Request['kind']>)(request, answer, stop.signal);
    answer({ kind: 'done' });
  } catch (cause) {
    answer({ kind: 'failed', message: messageOf(cause) });
  } finally {
    running.delete(id);
  }
}

/** An engine's message can hold its whole source; its beginning says enough. */
function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  if (/WebAssembly|\.wasm|Aborted\(/.test(text)) return `${withoutWasm}\n${text.slice(0, 300)}`;
  return text.length > 4000 ? `${text.slice(0, 4000)}…` : text;
}

const withoutWasm =
  'This scenario needs HiGHS, which could not run: this browser has no WebAssembly, its file could not be loaded, or it ran out of memory. Without slices and with shared capacity, the built-in engine plans it; so does the command line.';

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if ('cancel' in data) running.get(data.id)?.abort();
  else void run(data.id, data.request);
});
