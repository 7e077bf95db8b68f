import type { Answer, SweepPoint } from '../worker/protocol.ts';
import type { Action } from './action.ts';
import { editedDraft, pasted, typed } from './edit.ts';
import { edited, redone, undone, withoutTyping } from './history.ts';
import { planAction } from './reduce-plan.ts';
import { sizingAction, withoutNaming, withoutSizing } from './reduce-sizing.ts';
import type { Experiment, State, Sweep } from './state.ts';

/** The state after an action. Pure: the same for the same state and action. */
export function reduce(state: State, action: Action): State {
  const draft = editedDraft(state, action);
  if (draft !== undefined) {
    // A scenario that was opened has its own offers: the panel that made others has nothing to do with it.
    const base = action.kind === 'replace' ? withoutNaming(withoutSizing(state)) : state;
    const next = withoutTyping(edited(base, draft));
    return 'notice' in action && action.notice !== undefined ? { ...next, notice: action.notice } : next;
  }
  const sized = sizingAction(state, action);
  if (sized !== undefined) return sized;
  switch (action.kind) {
    case 'type':
      return typed(state, action.cell, action.text);
    case 'leave-cell':
      return withoutTyping(state);
    case 'paste':
      return pasted(state, action.cell, action.text);
    case 'undo':
      return undone(state);
    case 'redo':
      return redone(state);
    case 'notice':
      return { ...state, notice: action.notice };
    case 'dismiss':
      return withoutNotice(state);
    case 'show':
      return { ...state, page: action.page };
    case 'set-dark':
      return { ...state, isDark: action.isDark };
    case 'set-time-limit':
      return { ...state, timeLimitMs: action.timeLimitMs };
    case 'sweep-began':
      return { ...state, sweep: { axis: action.axis, draft: action.draft, phase: 'running', points: [] } };
    case 'sweep-answered':
      return state.sweep === undefined ? state : { ...state, sweep: sweepAfter(state.sweep, action.answer) };
    case 'sweep-stopped':
      return state.sweep === undefined ? state : { ...state, sweep: { ...state.sweep, phase: 'stopped' } };
    case 'experiment-began':
      return { ...state, experiment: beginning(action.asPublished) };
    case 'experiment-answered':
      return state.experiment === undefined
        ? state
        : { ...state, experiment: experimentAfter(state.experiment, action.answer) };
    case 'experiment-stopped':
      return state.experiment === undefined
        ? state
        : { ...state, experiment: { ...state.experiment, phase: 'stopped' } };
    default:
      return planAction(state, action);
  }
}

function withoutNotice({ notice: _, ...state }: State): State {
  return state;
}

function beginning(asPublished: boolean): Experiment {
  return { asPublished, phase: 'running', done: 0, total: 0, pictures: [], csv: '' };
}

function sweepAfter(sweep: Sweep, answer: Answer): Sweep {
  switch (answer.kind) {
    case 'point':
      return { ...sweep, points: withPoint(sweep.points, answer.point) };
    case 'done':
      return { ...sweep, phase: 'done' };
    case 'failed':
      return { ...sweep, phase: 'stopped', failure: answer.message };
    default:
      return sweep;
  }
}

/** In order, each place once: a worker that had to be made anew plans again what the last one had planned. */
function withPoint(points: readonly SweepPoint[], point: SweepPoint): readonly SweepPoint[] {
  const others = points.filter(({ at }) => at !== point.at);
  return [...others, point].sort((one, other) => one.at - other.at);
}

function experimentAfter(experiment: Experiment, answer: Answer): Experiment {
  switch (answer.kind) {
    case 'cells':
      return { ...experiment, done: answer.done, total: answer.total };
    case 'experimented':
      return { ...experiment, pictures: answer.pictures, csv: answer.csv };
    case 'done':
      return { ...experiment, phase: 'done' };
    case 'failed':
      return { ...experiment, phase: 'stopped', failure: answer.message };
    default:
      return experiment;
  }
}
