import type { Commands } from '../commands.ts';
import type { Dispatch } from '../store/action.ts';
import { isStale, type State } from '../store/state.ts';
import { Comparison } from './comparison.tsx';
import { CostSplit } from './cost-split.tsx';
import { Editor } from './editor.tsx';
import { ExperimentPage } from './experiment.tsx';
import { Fleet } from './fleet.tsx';
import { Headline } from './headline.tsx';
import { HeatMap } from './heat-map.tsx';
import { PinnedPlan } from './pinned.tsx';
import { Stock } from './stock.tsx';
import { Toolbar } from './toolbar.tsx';
import { WhatIf } from './what-if.tsx';

interface Properties {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly commands: Commands;
}

/** The whole page, as the state has it. */
export function App({ state, dispatch, commands }: Properties) {
  return (
    <>
      <Toolbar state={state} dispatch={dispatch} commands={commands} />
      {state.notice === undefined ? null : (
        <div class={`notice ${state.notice.kind}`} role={state.notice.kind === 'error' ? 'alert' : 'status'}>
          <pre>{state.notice.text}</pre>
          <button type="button" class="small" onClick={() => dispatch({ kind: 'dismiss' })}>
            Dismiss
          </button>
        </div>
      )}
      <CurrentPage state={state} dispatch={dispatch} commands={commands} />
      <footer>
        <p>
          Everything is computed in this tab: nothing is uploaded, and your scenario is kept in this browser alone. The
          same answer on a command line: <code>fleetmix compare SCENARIO --time-limit {state.timeLimitMs / 1000}s</code>
        </p>
      </footer>
    </>
  );
}

function CurrentPage(properties: Properties) {
  switch (properties.state.page) {
    case 'plan':
      return <PlanPage {...properties} />;
    case 'what-if':
      return <WhatIf {...properties} />;
    case 'experiment':
      return <ExperimentPage {...properties} />;
  }
}

function PlanPage({ state, dispatch, commands }: Properties) {
  const { planned, pinned, isDark } = state;
  return (
    <main class="plan-page">
      <Headline state={state} planning={commands} />
      <div class="columns">
        <Editor state={state} dispatch={dispatch} />
        <div class={isStale(state) ? 'results stale' : 'results'}>
          {planned === undefined ? null : <Fleet report={planned.report} draft={planned.draft} />}
          {pinned === undefined ? null : <PinnedPlan pinned={pinned} planned={planned} dispatch={dispatch} />}
          {planned === undefined ? null : (
            <>
              <Comparison planned={planned} isDark={isDark} dispatch={dispatch} />
              <HeatMap report={planned.report} draft={planned.draft} />
              <Stock planned={planned} />
            </>
          )}
        </div>
      </div>
      {planned === undefined ? null : (
        <CostSplit report={planned.report} draft={planned.draft} isDark={isDark} dispatch={dispatch} />
      )}
    </main>
  );
}
