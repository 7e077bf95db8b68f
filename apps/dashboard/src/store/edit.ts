import { type Cell, cellKey } from '../draft/cell.ts';
import type { Draft } from '../draft/draft.ts';
import { addCase, removeCase, withCaseKind } from '../draft/edit-cases.ts';
import { addLimit, removeLimit, setLimitEach, setLimitUnit } from '../draft/edit-limits.ts';
import { addNode, removeNode } from '../draft/edit-nodes.ts';
import { addPool, removePool } from '../draft/edit-pools.ts';
import { addClass, addOffer, duplicateOffer, removeClass, removeOffer, sortOffers } from '../draft/edit-rows.ts';
import { pasteTable } from '../draft/paste.ts';
import { withCurrent, withFutures, withGoal, withPreferences, withSurvival } from '../draft/rules.ts';
import { setCell } from '../draft/set-cell.ts';
import type { Action } from './action.ts';
import { edited, editedFurther, withoutTyping } from './history.ts';
import type { Planned, State } from './state.ts';

/** The draft after an action that changes it as a whole; undefined for all other actions. */
export function editedDraft({ draft, planned }: State, action: Action): Draft | undefined {
  switch (action.kind) {
    case 'set-goal':
      return withGoal(draft, action.goal, budgetLike(planned));
    case 'set-survival':
      return withSurvival(draft, action.survive);
    case 'set-preferences':
      return withPreferences(draft, action.prefer);
    case 'take-current':
      return withCurrent(draft, planned === undefined ? {} : countsOf(planned));
    case 'set-case-kind':
      return withCaseKind(draft, action.cases);
    case 'add-case':
      return addCase(draft);
    case 'remove-case':
      return removeCase(draft, action.row);
    case 'add-pool':
      return addPool(draft);
    case 'remove-pool':
      return removePool(draft, action.row);
    case 'add-node':
      return addNode(draft);
    case 'remove-node':
      return removeNode(draft, action.row);
    case 'set-decide-now':
      return withFutures(draft, 'decideNow', action.decideNow);
    case 'set-may-fail':
      return withFutures(draft, 'mayFailShare', action.mayFailShare);
    case 'forget-current':
      return withCurrent(draft, undefined);
    case 'add-limit':
      return addLimit(draft);
    case 'remove-limit':
      return removeLimit(draft, action.row);
    case 'set-limit-each':
      return setLimitEach(draft, action.row, action.each);
    case 'set-limit-unit':
      return setLimitUnit(draft, action.row, action.unit);
    case 'add-offer':
      return addOffer(draft);
    case 'duplicate-offer':
      return duplicateOffer(draft, action.row);
    case 'remove-offer':
      return removeOffer(draft, action.row);
    case 'sort-offers':
      return sortOffers(draft, action.field);
    case 'add-class':
      return addClass(draft);
    case 'remove-class':
      return removeClass(draft, action.row);
    case 'set-sharing':
      return { ...draft, options: { ...draft.options, sharing: action.sharing } };
    case 'set-unit':
      return { ...draft, workload: { ...draft.workload, unit: action.unit } };
    case 'replace':
      return action.draft;
    default:
      return undefined;
  }
}

/** A budget to begin with: what the plan that stands costs, to the cent. */
function budgetLike(planned: Planned | undefined): number {
  return Math.max(1, Math.ceil((planned?.report.usdPerHour ?? 10) * 100) / 100);
}

/** The fleet of a plan; of one that comes and goes there is none to name, and it is counted by hand. */
function countsOf({ report: { replicas = [], cases } }: Planned): Readonly<Record<string, number>> {
  if (cases !== undefined) return {};
  return Object.fromEntries(replicas.map(({ offer, count }) => [offer, count]));
}

/** Typing: the text stands as it is typed, and the draft follows where it means something. */
export function typed(state: State, cell: Cell, text: string): State {
  const key = cellKey(cell);
  const entry = setCell(state.draft, cell, text);
  if ('problem' in entry)
    return {
      ...state,
      typing: {
        cell: key,
        text,
        problem: entry.problem,
        hasEdited: state.typing?.cell === key && state.typing.hasEdited,
      },
    };
  const next =
    state.typing?.cell === key && state.typing.hasEdited
      ? editedFurther(state, entry.value)
      : edited(state, entry.value);
  return { ...next, typing: { cell: key, text, hasEdited: true } };
}

/** A piece of a spreadsheet: all of it, as one step, or none. */
export function pasted(state: State, cell: Cell, text: string): State {
  const entry = pasteTable(state.draft, cell, text);
  if ('problem' in entry) return { ...state, notice: { kind: 'error', text: entry.problem } };
  return withoutTyping(edited(state, entry.value));
}
