import type { Goal, LossUnit } from '@fleetmix/core';
import type { Dispatch } from '../store/action.ts';
import type { Editing } from '../store/state.ts';
import { CasesTable } from './cases-table.tsx';
import { CurrentFleet } from './current-fleet.tsx';
import { LabelledField } from './labelled-field.tsx';
import { LimitsTable } from './limits-table.tsx';
import { NodesTable } from './nodes-table.tsx';
import { PoolsTable } from './pools-table.tsx';
import { Preferences } from './preferences.tsx';
import { Select } from './select.tsx';

interface Properties {
  readonly state: Editing;
  readonly dispatch: Dispatch;
}

const goals: readonly (readonly [Goal, string])[] = [
  ['least-cost', 'everything at the least cost'],
  ['most-served', 'the most that a budget can serve'],
  ['shortest-makespan', 'a batch done as soon as a budget allows'],
  ['least-power', 'everything with the least power'],
  ['least-carbon', 'everything with the least carbon'],
];

const losses: readonly (readonly [LossUnit | '', string])[] = [
  ['', 'nothing'],
  ['replica', 'any one replica'],
  ['offer', 'any one offer'],
  ['region', 'any one region'],
  ['provider', 'any one provider'],
];

/** What a fleet is bound by beyond stock: its goal, limits, losses that it survives, and what decides between equals. */
export function RulesForm({ state, dispatch }: Properties) {
  const { draft } = state;
  const goal = draft.objective?.goal ?? 'least-cost';
  return (
    <div data-testid="rules">
      <div class="fields">
        <Select
          name="Goal"
          value={goal}
          options={goals}
          onChange={(chosen) => dispatch({ kind: 'set-goal', goal: chosen })}
        />
        {goal === 'least-cost' ? null : (
          <LabelledField
            name="Budget, USD/hour"
            state={state}
            dispatch={dispatch}
            cell={{ table: 'objective', field: 'budgetUsdPerHour' }}
            placeholder={goal === 'shortest-makespan' ? '' : 'no limit'}
          />
        )}
        <Select
          name="Still serves everything without"
          value={draft.survive ?? ''}
          options={losses}
          onChange={(chosen) => dispatch({ kind: 'set-survival', survive: chosen === '' ? undefined : chosen })}
        />
      </div>
      <Preferences draft={draft} dispatch={dispatch} />
      <Shares state={state} dispatch={dispatch} />
      <LimitsTable state={state} dispatch={dispatch} />
      <CasesTable state={state} dispatch={dispatch} />
      <NodesTable state={state} dispatch={dispatch} />
      <PoolsTable state={state} dispatch={dispatch} />
      <CurrentFleet state={state} dispatch={dispatch} />
    </div>
  );
}

/** The limits that are asked for most, by themselves; they stand among the others too. */
function Shares({ state, dispatch }: Properties) {
  const { offers, limits = [] } = state.draft;
  const has = (name: string) => limits.some((limit) => limit.name === name);
  const isSpot = has('spot share') || offers.some(({ pricing }) => pricing === 'spot');
  const isOfMany = has('provider share') || new Set(offers.map(({ provider }) => provider)).size > 1;
  return (
    <div class="fields">
      {isSpot ? (
        <LabelledField
          name="Spot at most, % of the cost"
          state={state}
          dispatch={dispatch}
          cell={{ table: 'share', field: 'spot' }}
          placeholder="no limit"
        />
      ) : null}
      {isOfMany ? (
        <LabelledField
          name="One provider at most, % of the cost"
          state={state}
          dispatch={dispatch}
          cell={{ table: 'share', field: 'provider' }}
          placeholder="no limit"
        />
      ) : null}
    </div>
  );
}
