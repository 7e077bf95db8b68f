import { type Choice, firstChoice } from '../sizing/choice.ts';
import { hasWholeWindow, type SizingSource } from '../sizing/source.ts';
import type { Action } from './action.ts';
import { edited, withoutTyping } from './history.ts';
import type { Sizing, State } from './state.ts';

/** The state after an action that speaks of making a scenario; undefined for all other actions. */
export function sizingAction(state: State, action: Action): State | undefined {
  const { sizing } = state;
  switch (action.kind) {
    case 'size-log':
      return { ...withoutNaming(withoutReading(state)), page: 'plan', sizing: begun(state, action.source, 'making') };
    case 'ask-columns':
      return { ...withoutReading(state), page: 'plan', naming: { source: action.source, columns: action.columns } };
    case 'columns-named':
      return withoutNaming(state);
    case 'size-classes':
      return { ...state, sizing: begun(state, { what: 'classes', draft: state.draft }, 'waiting') };
    case 'close-sizing':
      return withoutSizing(state);
    case 'reading':
      return { ...state, reading: { source: action.source, share: action.share } };
    case 'reading-ended':
      return withoutReading(state);
  }
  if (sizing === undefined) return undefined;
  switch (action.kind) {
    case 'choose':
      return {
        ...state,
        sizing: {
          ...sizing,
          choice: { ...sizing.choice, ...action.choice },
          phase: sizing.phase === 'waiting' ? 'waiting' : 'making',
        },
      };
    case 'size-now':
      return { ...state, sizing: { ...sizing, phase: 'making' } };
    case 'catalog-loaded':
      return { ...state, sizing: { ...sizing, catalog: action.catalog } };
    case 'sized': {
      const { failure: _, ...rest } = sizing;
      const next = withoutTyping(edited(state, action.made.draft));
      return { ...next, sizing: { ...rest, phase: 'made', made: action.made } };
    }
    case 'sizing-failed':
      return { ...state, sizing: { ...sizing, phase: 'made', failure: action.message } };
    default:
      return undefined;
  }
}

/** What was chosen before holds on; a rate that this log cannot answer does not. */
function begun({ sizing }: State, source: SizingSource, phase: Sizing['phase']): Sizing {
  const before = sizing?.choice ?? firstChoice;
  const catalog = sizing?.catalog;
  return {
    source,
    // The parts of one log's day are not another's.
    choice: { ...before, partsOfDay: 1, rate: rateFor(source, before) },
    phase,
    ...(catalog === undefined ? {} : { catalog }),
  };
}

function rateFor(source: SizingSource, { rate }: Choice): Choice['rate'] {
  if (source.what === 'classes' || typeof rate === 'number') return rate;
  const { spanS = 0 } = source.log.summary;
  if (spanS <= 0) return 1;
  return rate === 'p95' && !hasWholeWindow(source.log) ? 'mean' : rate;
}

/** The state without the panel; the scenario that it made stays. */
export function withoutSizing({ sizing: _, ...state }: State): State {
  return state;
}

function withoutReading({ reading: _, ...state }: State): State {
  return state;
}

/** The state without the question which column is which. */
export function withoutNaming({ naming: _, ...state }: State): State {
  return state;
}
