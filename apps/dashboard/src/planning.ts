import type { Store } from './store/store.ts';
import type { Job, WorkerClient } from './worker/client.ts';

/** Typing comes in bursts: a plan is begun when it pauses for so long. */
const pauseMs = 120;

/** What plans whenever the scenario changes. */
export interface Planning {
  /** Ends the search with the best plan so far. */
  stop(): void;
  /** Plans the scenario as it stands. */
  now(): void;
}

/** Plans again on every edit, and cancels what an edit has made pointless. */
export function planning({ state, dispatch, subscribe }: Store, client: WorkerClient): Planning {
  let job: Job | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const now = (): void => {
    clearTimeout(timer);
    job?.cancel();
    const { draft, timeLimitMs } = state();
    dispatch({ kind: 'plan-began' });
    job = client.start({ kind: 'plan', draft, timeLimitMs }, (answer) => {
      switch (answer.kind) {
        case 'progress':
          return dispatch({ kind: 'plan-progress', progress: answer.progress });
        case 'planned':
          return dispatch({ kind: 'plan-found', draft, report: answer.report });
        case 'worth':
          return dispatch({ kind: 'worth-found', worths: answer.worths });
        case 'money':
          return dispatch({ kind: 'money-found', money: answer.money });
        case 'compared':
          return dispatch({ kind: 'other-found', report: answer.report });
        case 'done':
          return dispatch({ kind: 'plan-ended' });
        case 'failed':
          return dispatch({ kind: 'plan-failed', message: answer.message });
      }
    });
  };

  subscribe((after, before) => {
    if (after.draft === before.draft && after.timeLimitMs === before.timeLimitMs) return;
    job?.cancel();
    clearTimeout(timer);
    timer = setTimeout(now, pauseMs);
  });
  return { stop: () => job?.stop(), now };
}
