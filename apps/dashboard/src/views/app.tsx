import { useMemo } from 'preact/hooks';
import type { Commands } from '../commands.ts';
import type { Dispatch } from '../store/action.ts';
import { isStale, type Pinned, type Planned, type State } from '../store/state.ts';
import { percent } from '../text/figures.ts';
import { Comparison, ComparisonChart } from './comparison.tsx';
import { CostSplit } from './cost-split.tsx';
import { Editor } from './editor.tsx';
import { Fleet } from './fleet.tsx';
import { Headline } from './headline.tsx';
import { HeatMap } from './heat-map.tsx';
import { later } from './later.tsx';
import { PinnedPlan } from './pinned.tsx';
import { Stock } from './stock.tsx';
import { Toolbar } from './toolbar.tsx';
import { Unfold } from './unfold.tsx';
import { Why } from './why.tsx';

interface Properties {
  readonly state: State;
  readonly dispatch: Dispatch;
  readonly commands: Commands;
}

const WhatIf = later(async () => (await import('./what-if.tsx')).WhatIf);
const SizingPanel = later(async () => (await import('./sizing-panel.tsx')).SizingPanel, 'section');
const LimitUses = later(async () => (await import('./limit-uses.tsx')).LimitUses, 'section');
const Cases = later(async () => (await import('./cases.tsx')).Cases, 'section');
const ColumnsPanel = later(async () => (await import('./columns-panel.tsx')).ColumnsPanel, 'section');
const Nodes = later(async () => (await import('./nodes.tsx')).Nodes, 'section');
const Models = later(async () => (await import('./models.tsx')).Models, 'section');
const Pools = later(async () => (await import('./pools.tsx')).Pools, 'section');
const Money = later(async () => (await import('./money.tsx')).Money, 'section');
const ExperimentPage = later(async () => (await import('./experiment.tsx')).ExperimentPage);

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
      {state.reading === undefined ? null : <Reading reading={state.reading} commands={commands} />}
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

function Reading({ reading, commands }: { reading: NonNullable<State['reading']>; commands: Commands }) {
  return (
    <div class="notice" data-testid="reading">
      <p>
        <label>
          Reading {reading.source} <progress max={1} value={reading.share} />
        </label>{' '}
        {percent(reading.share)}
      </p>
      <button type="button" class="small" onClick={commands.stopReading}>
        Stop reading
      </button>
    </div>
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

/** What a part shows decides when it is drawn again: while a search reports, the tables and charts stay as they are. */
function PlanPage({ state, dispatch, commands }: Properties) {
  const { draft, typing, timeLimitMs, planned, pinned, isDark, sizing, apiPrice, explaining, verdict, naming } = state;
  // The chart of all planners waits until all have answered, so that it is drawn once.
  const isComplete = state.phase === 'done' && !isStale(state);
  const panel = useMemo(
    () => (sizing === undefined ? null : <SizingPanel sizing={sizing} state={state} dispatch={dispatch} />),
    [sizing, draft.stock, typing],
  );
  const editor = useMemo(() => <Editor state={state} dispatch={dispatch} />, [draft, typing, timeLimitMs]);
  const results = useMemo(() => <Results planned={planned} pinned={pinned} dispatch={dispatch} />, [planned, pinned]);
  const money = useMemo(
    () => <MoneyPanel planned={planned} apiPrice={apiPrice} dispatch={dispatch} />,
    [planned?.money, apiPrice],
  );
  const why = useMemo(
    () => <Why state={state} commands={commands} />,
    [draft, state.phase, planned?.report, verdict, explaining],
  );
  const split = useMemo(
    () =>
      planned === undefined ? null : planned.report.cases !== undefined ? (
        <Cases report={planned.report} draft={planned.draft} isDark={isDark} dispatch={dispatch} />
      ) : (
        <CostSplit report={planned.report} draft={planned.draft} isDark={isDark} dispatch={dispatch} />
      ),
    [planned?.report, isDark],
  );
  const comparison = useMemo(
    () =>
      planned === undefined || planned.report.objective !== undefined || !isComplete ? null : (
        <ComparisonChart planned={planned} isDark={isDark} dispatch={dispatch} />
      ),
    [planned, isDark, isComplete],
  );
  // What comes and goes belongs to the answer itself, and stands next to it.
  const hasCases = planned?.report.cases !== undefined;
  return (
    <main class="plan-page">
      {naming === undefined ? null : <ColumnsPanel key={naming.source} naming={naming} commands={commands} />}
      <Headline state={state} planning={commands} />
      {panel}
      <div class="columns">
        {editor}
        <div class={isStale(state) ? 'results stale' : 'results'}>{results}</div>
      </div>
      {hasCases ? split : null}
      <div class={isStale(state) ? 'results stale' : 'results'}>
        {money}
        {why}
      </div>
      {hasCases ? null : split}
      {comparison}
    </main>
  );
}

function MoneyPanel({
  planned,
  apiPrice = {},
  dispatch,
}: {
  readonly planned: Planned | undefined;
  readonly apiPrice: State['apiPrice'] | undefined;
  readonly dispatch: Dispatch;
}) {
  const money = planned?.money;
  if (money === undefined) return null;
  return (
    <section class="panel" aria-label="What it costs">
      <Unfold name="What it costs" hint="by class and offer, per 1M tokens, against an API">
        {() => <Money money={money} apiPrice={apiPrice} dispatch={dispatch} />}
      </Unfold>
    </section>
  );
}

function Results({
  planned,
  pinned,
  dispatch,
}: {
  planned: Planned | undefined;
  pinned: Pinned | undefined;
  dispatch: Dispatch;
}) {
  const { report, draft } = planned ?? {};
  const [fleet, routes] = useMemo(
    () =>
      report === undefined || draft === undefined
        ? []
        : [<Fleet key="fleet" report={report} draft={draft} />, <HeatMap key="heat" report={report} draft={draft} />],
    [report, draft],
  );
  return (
    <>
      {fleet}
      {(report?.nodes ?? []).length === 0 ? null : <Nodes nodes={report?.nodes ?? []} />}
      {(report?.models ?? []).length < 2 ? null : <Models models={report?.models ?? []} />}
      {pinned === undefined ? null : <PinnedPlan pinned={pinned} planned={planned} dispatch={dispatch} />}
      {planned === undefined ? null : <Comparison planned={planned} />}
      {routes}
      {draft === undefined || (report?.pools ?? []).length === 0 ? null : (
        <Pools pools={report?.pools ?? []} draft={draft} />
      )}
      {planned === undefined ? null : <Stock planned={planned} />}
      {(planned?.report.limits ?? []).length === 0 ? null : <LimitUses limits={planned?.report.limits ?? []} />}
    </>
  );
}
