import type { Dispatch } from './store/action.ts';

/** Undo and redo by the keys that everyone knows, also while one types: the store knows what was typed. */
export function listenToKeys(dispatch: Dispatch): void {
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const kind = key === 'z' ? (event.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : undefined;
    if (kind === undefined) return;
    event.preventDefault();
    dispatch({ kind });
  });
}
