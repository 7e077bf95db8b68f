import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type WorkerLike, workerClient } from './client.ts';
import type { Answer, FromWorker, ToWorker } from './protocol.ts';

/** A worker whose answers the test gives: what a real one does when it hangs or breaks cannot be had at will. */
function scripted() {
  const made: { sent: ToWorker[]; ended: boolean; say: (id: number, answer: Answer) => void; fail: () => void }[] = [];
  const create = (): WorkerLike => {
    const listeners = new Map<string, (event: { data: FromWorker; message: string }) => void>();
    const tell = (type: string, data?: FromWorker) =>
      listeners.get(type)?.({ data: data as FromWorker, message: 'out of memory' });
    const worker = {
      sent: [] as ToWorker[],
      ended: false,
      say: (id: number, answer: Answer) => tell('message', { id, answer }),
      fail: () => tell('error'),
    };
    made.push(worker);
    return {
      postMessage: (message) => worker.sent.push(message),
      terminate: () => {
        worker.ended = true;
      },
      addEventListener: (type: string, listener: unknown) =>
        listeners.set(type, listener as (event: { data: FromWorker; message: string }) => void),
    };
  };
  return { made, create };
}

const request = { kind: 'yaml', document: {} } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the worker client', () => {
  it('makes its worker when there is first something to do, and gives answers to who asked', () => {
    const { made, create } = scripted();
    const client = workerClient(create);
    expect(made.length).toBe(0);
    const answers: [string, Answer][] = [];
    client.start(request, (answer) => answers.push(['first', answer]));
    client.start(request, (answer) => answers.push(['second', answer]));
    made[0]?.say(2, { kind: 'done' });
    made[0]?.say(1, { kind: 'written', text: 'a' });
    expect(made.length).toBe(1);
    expect(answers).toEqual([
      ['second', { kind: 'done' }],
      ['first', { kind: 'written', text: 'a' }],
    ]);
  });

  it('hears nothing more of what it cancelled, and leaves a worker alone that obeys', () => {
    const { made, create } = scripted();
    const job = workerClient(create).start(request, () => expect.unreachable());
    job.cancel();
    expect(made[0]?.sent.at(-1)).toEqual({ id: 1, cancel: true });
    made[0]?.say(1, { kind: 'done' });
    vi.runAllTimers();
    expect(made[0]?.ended).toBe(false);
  });

  it('ends a worker that does not obey, and makes another for what comes next', () => {
    const { made, create } = scripted();
    const client = workerClient(create);
    client.start(request, () => expect.unreachable()).cancel();
    vi.runAllTimers();
    expect(made[0]?.ended).toBe(true);
    client.start(request, () => undefined);
    expect(made[1]?.sent.length).toBe(1);
  });

  it('begins again, in the next worker, what the ended one had not answered', () => {
    const { made, create } = scripted();
    const client = workerClient(create);
    const stuck = client.start(request, () => expect.unreachable());
    stuck.cancel();
    const answers: Answer[] = [];
    client.start(request, (answer) => answers.push(answer));
    vi.runAllTimers();
    expect(made[1]?.sent).toEqual([{ id: 2, request }]);
    made[1]?.say(2, { kind: 'done' });
    expect(answers).toEqual([{ kind: 'done' }]);
  });

  it('tells who asked to stop that there was no answer in time', () => {
    const { create } = scripted();
    const answers: Answer[] = [];
    workerClient(create)
      .start(request, (answer) => answers.push(answer))
      .stop();
    vi.runAllTimers();
    expect(answers).toEqual([{ kind: 'failed', message: 'It was stopped before it had an answer.' }]);
  });

  it('tells everyone when the worker breaks, and goes on with another', () => {
    const { made, create } = scripted();
    const client = workerClient(create);
    const answers: Answer[] = [];
    client.start(request, (answer) => answers.push(answer));
    made[0]?.fail();
    expect(answers).toMatchObject([{ kind: 'failed', message: expect.stringContaining('out of memory') }]);
    client.start(request, () => undefined);
    expect(made.length).toBe(2);
  });
});
