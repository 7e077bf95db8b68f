import type { Answer } from '../worker/protocol.ts';
import type { Action } from './action.ts';
import type { Explaining, Planned, State } from './state.ts';

/** The state after an action that speaks of plans. The last plan stays until there is another. */
export function planAction(state: State, action: Action): State {
  switch (action.kind) {
    case 'plan-began':
      return {
        ...without(without(without(without(state, 'progress'), 'failure'), 'verdict'), 'explaining'),
        phase: 'solving',
      };
    case 'plan-progress':
      return { ...state, progress: action.progress };
    case 'plan-found':
      if (action.report.status !== 'planned') return { ...without(state, 'progress'), verdict: action.report };
      return {
        ...without(state, 'progress'),
        phase: 'others',
        planned: { draft: action.draft, report: action.report, worths: [], others: [] },
      };
    case 'worth-found':
      return onPlan(state, (planned) => ({ ...planned, worths: action.worths }));
    case 'money-found':
      return onPlan(state, (planned) => ({ ...planned, money: action.money }));
    case 'set-api-price':
      return { ...state, apiPrice: action.apiPrice };
    case 'explain-began':
      return { ...state, explaining: { draft: action.draft, phase: 'running', plans: 0, what: '' } };
    case 'explain-answered':
      return state.explaining === undefined
        ? state
        : { ...state, explaining: explainedAfter(state.explaining, action.answer) };
    case 'other-found':
      return onPlan(state, (planned) => ({ ...planned, others: [...planned.others, action.report] }));
    case 'plan-ended':
      return { ...state, phase: 'done' };
    case 'plan-failed':
      return { ...without(state, 'progress'), phase: 'done', failure: action.message };
    case 'pin':
      return state.planned?.report.status === 'planned' ? { ...state, pinned: pinOf(state.planned) } : state;
    case 'pin-report':
      return { ...state, pinned: { label: action.label, draft: action.draft, report: action.report } };
    case 'unpin':
      return without(state, 'pinned');
    default:
      return state;
  }
}

function explainedAfter(explaining: Explaining, answer: Answer): Explaining {
  switch (answer.kind) {
    case 'explaining':
      return { ...explaining, plans: answer.plans, what: answer.what };
    case 'explained':
      return { ...explaining, told: answer.told };
    case 'done':
      return { ...explaining, phase: 'done' };
    case 'failed':
      return { ...explaining, phase: 'done', failure: answer.message };
    default:
      return explaining;
  }
}

function onPlan(state: State, change: (planned: Planned) => Planned): State {
  return state.planned === undefined ? state : { ...state, planned: change(state.planned) };
}

function pinOf({ draft, report }: Planned) {
  return { label: `Pinned: ${draft.name ?? 'scenario'}`, draft, report };
}

function without<Key extends 'progress' | 'failure' | 'verdict' | 'pinned' | 'explaining'>(
  state: State,
  key: Key,
): State {
  const { [key]: _, ...rest } = state;
  return rest as State;
}
