import type { Action, Dispatch } from './action.ts';
import { reduce } from './reduce.ts';
import type { State } from './state.ts';

/** The one place where state is kept. */
export interface Store {
  state(): State;
  readonly dispatch: Dispatch;
  /** Called after every change, with the state before it. */
  subscribe(listener: (state: State, before: State) => void): void;
}

/** A store that starts in a state. Actions dispatched by listeners wait until all listeners have seen the one before. */
export function store(initial: State): Store {
  const listeners: ((state: State, before: State) => void)[] = [];
  const queue: Action[] = [];
  let current = initial;
  let isBusy = false;
  return {
    state: () => current,
    subscribe: (listener) => {
      listeners.push(listener);
    },
    dispatch(action) {
      queue.push(action);
      if (isBusy) return;
      isBusy = true;
      try {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          const before = current;
          current = reduce(before, next);
          if (current !== before) for (const listener of listeners) listener(current, before);
        }
      } finally {
        isBusy = false;
      }
    },
  };
}
