import type { Draft } from '../draft/draft.ts';
import type { State } from './state.ts';

/** Steps that can be undone. */
const mostSteps = 200;

/** The state with another draft, as a step that can be undone; unchanged where the draft is the same. */
export function edited(state: State, draft: Draft): State {
  if (draft === state.draft) return state;
  return { ...state, draft, past: [...state.past, state.draft].slice(-mostSteps), future: [] };
}

/** The same without a step of its own: typing on in one cell is one step. */
export function editedFurther(state: State, draft: Draft): State {
  return draft === state.draft ? state : { ...state, draft, future: [] };
}

/** One step back. */
export function undone(state: State): State {
  const draft = state.past.at(-1);
  if (draft === undefined) return state;
  return withoutTyping({ ...state, draft, past: state.past.slice(0, -1), future: [state.draft, ...state.future] });
}

/** One step forward again. */
export function redone(state: State): State {
  const [draft, ...future] = state.future;
  if (draft === undefined) return state;
  return withoutTyping({ ...state, draft, past: [...state.past, state.draft], future });
}

/** The state with nobody typing. */
export function withoutTyping({ typing: _, ...state }: State): State {
  return state;
}
