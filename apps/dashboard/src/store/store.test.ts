import type { PlanDocument } from '@fleetmix/core';
import { describe, expect, it } from 'vitest';
import { example } from '../draft/example.ts';
import type { Action } from './action.ts';
import { keepDraft, keptText } from './kept-draft.ts';
import { reduce } from './reduce.ts';
import { initialState, isStale, type State } from './state.ts';
import { store } from './store.ts';

const price = { table: 'offers', row: 0, field: 'usdPerHour' } as const;
const report: PlanDocument = { status: 'planned', scenario: 'chat', planner: 'exact', usdPerHour: 20, seconds: 0 };
const after = (actions: readonly Action[], from: State = initialState(example)): State => actions.reduce(reduce, from);
const priceOf = ({ draft }: State) => draft.offers[0]?.usdPerHour;

describe('editing', () => {
  it('makes one step of all that is typed in one cell', () => {
    const typed = after([
      { kind: 'type', cell: price, text: '1' },
      { kind: 'type', cell: price, text: '1.' },
      { kind: 'type', cell: price, text: '1.5' },
    ]);
    expect([priceOf(typed), typed.past.length]).toEqual([1.5, 1]);
    const undone = after([{ kind: 'undo' }], typed);
    expect([undone.draft, undone.typing]).toEqual([example, undefined]);
    expect(priceOf(after([{ kind: 'redo' }], undone))).toBe(1.5);
  });

  it('makes a new step when one comes back to a cell', () => {
    const typed = after([
      { kind: 'type', cell: price, text: '1' },
      { kind: 'leave-cell' },
      { kind: 'type', cell: price, text: '2' },
    ]);
    expect(priceOf(after([{ kind: 'undo' }], typed))).toBe(1);
  });

  it('keeps the scenario while what is typed means nothing, and says why', () => {
    const state = after([{ kind: 'type', cell: price, text: '1x' }]);
    expect(state.draft).toBe(example);
    expect(state.typing).toMatchObject({ text: '1x', problem: 'Give a number, 0 or more.' });
  });

  it('forgets what was undone once something else is changed', () => {
    const state = after([{ kind: 'add-offer' }, { kind: 'undo' }, { kind: 'add-class' }]);
    expect(state.future).toEqual([]);
  });

  it('refuses a paste as a whole, with a message', () => {
    const state = after([{ kind: 'paste', cell: price, text: '1\nx' }]);
    expect(state.draft).toBe(example);
    expect(state.notice?.kind).toBe('error');
  });
});

describe('plans', () => {
  const planned = after([
    { kind: 'plan-began' },
    { kind: 'plan-found', draft: example, report },
    { kind: 'plan-ended' },
  ]);

  it('go stale with an edit, and stay', () => {
    const edited = after([{ kind: 'add-class' }, { kind: 'plan-began' }], planned);
    expect([isStale(planned), isStale(edited), edited.planned?.report]).toEqual([false, true, report]);
  });

  it('stay when the edited scenario has none, or breaks the worker', () => {
    const impossible: PlanDocument = { ...report, status: 'impossible', reason: 'Stock is short.' };
    const draft = { ...example };
    const verdict = after([{ kind: 'plan-found', draft, report: impossible }], planned);
    expect([verdict.planned?.report, verdict.verdict?.reason]).toEqual([report, 'Stock is short.']);
    const failed = after([{ kind: 'plan-failed', message: 'broke' }], planned);
    expect([failed.planned?.report, failed.failure]).toEqual([report, 'broke']);
  });

  it('are pinned with the scenario that they answer', () => {
    const state = after([{ kind: 'pin' }, { kind: 'add-class' }], planned);
    expect(state.pinned).toMatchObject({ draft: example, report });
    expect(after([{ kind: 'unpin' }], state).pinned).toBeUndefined();
  });
});

describe('the store', () => {
  it('lets every listener see an action before the next, which one of them dispatched', () => {
    const seen: string[] = [];
    const page = store(initialState(example));
    page.subscribe(({ page: now }) => {
      if (now === 'what-if') page.dispatch({ kind: 'show', page: 'experiment' });
    });
    page.subscribe(({ page: now }) => seen.push(now));
    page.dispatch({ kind: 'show', page: 'what-if' });
    expect(seen).toEqual(['what-if', 'experiment']);
  });

  it('is told nothing of actions that change nothing', () => {
    const page = store(initialState(example));
    page.subscribe(() => expect.unreachable());
    page.dispatch({ kind: 'undo' });
    expect(page.state().draft).toBe(example);
  });
});

describe('the kept draft', () => {
  const storage = () => {
    const items = new Map<string, string>();
    return {
      setItem: (key: string, text: string) => items.set(key, text),
      getItem: (key: string) => items.get(key) ?? null,
    };
  };

  it('comes back as text, to be read as any file is', () => {
    const place = storage();
    expect(keepDraft({ draft: example, timeLimitMs: 5000 }, place)).toBe(true);
    expect(keptText(place)).toEqual({ draft: JSON.stringify(example), timeLimitMs: 5000 });
  });

  it('is not there where storage is full, forbidden or damaged', () => {
    const refuse = () => {
      throw new Error('quota');
    };
    expect(keepDraft({ draft: example, timeLimitMs: 1 }, { setItem: refuse })).toBe(false);
    expect(keptText({ getItem: refuse })).toBeUndefined();
    expect(keptText({ getItem: () => '{' })).toBeUndefined();
  });
});
