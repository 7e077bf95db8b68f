import { describe, expect, it, vi } from 'vitest';
import { example } from '../draft/example.ts';
import { reduce } from '../store/reduce.ts';
import { initialState, type State } from '../store/state.ts';
import { store } from '../store/store.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { Answer, Request } from '../worker/protocol.ts';
import { searchModels } from './search.ts';
import { sizing } from './sizing.ts';
import type { Made } from './source.ts';

const made: Made = { draft: { ...example, name: 'made' }, shortfalls: [], notices: [] };

describe('the state', () => {
  const waiting = reduce(initialState(example), { kind: 'size-classes' });

  it('waits until it is told to make a scenario, and makes it anew with every later choice', () => {
    const choosing = reduce(waiting, { kind: 'choose', choice: { tpotMs: undefined } });
    expect(choosing.sizing).toMatchObject({ phase: 'waiting', choice: { ttftMs: 1000, tpotMs: undefined } });
    const after = reduce(reduce(choosing, { kind: 'size-now' }), { kind: 'sized', made });
    expect(reduce(after, { kind: 'choose', choice: { scale: 2 } }).sizing?.phase).toBe('making');
  });

  it('takes a made scenario as a step that can be undone, and keeps the draft where none can be made', () => {
    const after = reduce(reduce(waiting, { kind: 'size-now' }), { kind: 'sized', made });
    expect([after.draft.name, after.sizing?.phase]).toEqual(['made', 'made']);
    const undone = reduce(after, { kind: 'undo' });
    expect([undone.draft, undone.sizing?.made]).toEqual([example, made]);
    const failed = reduce(after, { kind: 'sizing-failed', message: 'too fast' });
    expect([failed.draft, failed.sizing?.failure]).toEqual([made.draft, 'too fast']);
    expect(reduce(failed, { kind: 'sized', made }).sizing?.failure).toBeUndefined();
  });

  it('closes with the panel, and with another scenario that is opened', () => {
    expect(reduce(waiting, { kind: 'close-sizing' }).sizing).toBeUndefined();
    expect(reduce(waiting, { kind: 'replace', draft: made.draft }).sizing).toBeUndefined();
    expect(reduce(initialState(example), { kind: 'sized', made }).draft).toBe(example);
  });
});

describe('the maker', () => {
  /** A page with a worker that answers when it is told to. */
  function page(state: State = initialState(example)) {
    const asked: { request: Request; answer: (answer: Answer) => void; cancelled: boolean }[] = [];
    const client: WorkerClient = {
      start(request, answer) {
        const entry = { request, answer, cancelled: false };
        asked.push(entry);
        return { cancel: () => Object.assign(entry, { cancelled: true }), stop: () => undefined };
      },
    };
    const shop = store(state);
    sizing(shop, client);
    return { shop, sizes: () => asked.filter(({ request }) => request.kind === 'size') };
  }

  it('asks once for a burst of choices, cancels what a later choice makes pointless, and stops with the panel', () => {
    vi.useFakeTimers();
    const { shop, sizes } = page();
    shop.dispatch({ kind: 'size-classes' });
    vi.runAllTimers();
    expect(sizes()).toEqual([]);
    shop.dispatch({ kind: 'choose', choice: { engine: 'sglang' } });
    vi.runAllTimers();
    expect(sizes()).toEqual([]);
    shop.dispatch({ kind: 'size-now' });
    vi.runAllTimers();
    sizes()[0]?.answer({ kind: 'sized', made });
    for (const ttftMs of [1, 12, 125]) shop.dispatch({ kind: 'choose', choice: { ttftMs } });
    vi.runAllTimers();
    expect(sizes().map(({ cancelled }) => cancelled)).toEqual([true, false]);
    expect(sizes()[1]?.request).toMatchObject({ choice: { ttftMs: 125 } });
    sizes()[1]?.answer({ kind: 'sized', made });
    expect(shop.state().draft.name).toBe('made');
    vi.runAllTimers();
    expect(sizes().length).toBe(2);
    shop.dispatch({ kind: 'choose', choice: { scale: 2 } });
    shop.dispatch({ kind: 'close-sizing' });
    vi.runAllTimers();
    expect(sizes().length).toBe(2);
    vi.useRealTimers();
  });
});

it('models are found by words of any of their names, those that begin so first', () => {
  const models = [
    { id: 'meta-llama/Llama-3.1-8B', aliases: ['llama-3.1-8b'] },
    { id: 'org/Big-Qwen3', aliases: [] },
    { id: 'Qwen/Qwen3-8B', aliases: ['qwen3-8b'] },
  ];
  expect(searchModels(models, '')).toHaveLength(3);
  expect(searchModels(models, 'QWEN')).toEqual(['Qwen/Qwen3-8B', 'org/Big-Qwen3']);
  expect(searchModels(models, '8b llama')).toEqual(['meta-llama/Llama-3.1-8B']);
  expect(searchModels(models, 'gpt')).toEqual([]);
});
